//! Reading what an API really sends: fields that its document requires are sometimes null or not there.

use serde::{Deserialize, Deserializer};

/// Reads null as the default; with `#[serde(default)]`, a field that is not there too.
///
/// # Errors
/// As `T` has them, for anything else than null.
pub fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Thing {
        #[serde(default, deserialize_with = "null_as_default")]
        name: String,
        #[serde(default, deserialize_with = "null_as_default")]
        parts: Vec<u64>,
    }

    #[test]
    fn null_and_nothing_are_the_empty_value() {
        let empty = Thing { name: String::new(), parts: Vec::new() };
        for text in [r#"{"name":null,"parts":null}"#, "{}", r#"{"parts":[]}"#] {
            assert_eq!(serde_json::from_str::<Thing>(text).unwrap(), empty, "{text}");
        }
    }

    #[test]
    fn a_value_of_another_type_is_an_error() {
        let error = serde_json::from_str::<Thing>(r#"{"name":7}"#).unwrap_err();
        assert!(error.to_string().contains("expected a string"), "{error}");
    }
}
