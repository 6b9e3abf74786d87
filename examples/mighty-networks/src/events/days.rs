//! Days on which an event takes place.

use std::fmt;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Days of a week or of a month: one number, or several with commas between them.
///
/// The document types them as a number where an event is planned and as text where it is changed, and describes a list
/// with commas in both places. So one day is sent as the type says, and several as the description says.
///
/// ```
/// use mighty_networks::events::Days;
///
/// assert_eq!(Days::from(3), "3".into());
/// assert_eq!(Days::from([1, 15]), "1,15".into());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Days(String);

impl Days {
    /// The days, with commas between them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a number if it is one day.
    #[allow(clippy::ref_option, reason = "serde calls it so")]
    pub(super) fn number_or_list<S: Serializer>(days: &Option<Self>, serializer: S) -> Result<S::Ok, S::Error> {
        match days.as_ref().map(|days| (days, days.0.parse::<u64>())) {
            Some((_, Ok(day))) => serializer.serialize_u64(day),
            Some((days, Err(_))) => days.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }
}

impl From<u64> for Days {
    fn from(day: u64) -> Self {
        Self(day.to_string())
    }
}

impl<const N: usize> From<[u64; N]> for Days {
    fn from(days: [u64; N]) -> Self {
        Self::from(days.as_slice())
    }
}

impl From<&[u64]> for Days {
    fn from(days: &[u64]) -> Self {
        Self(days.iter().map(u64::to_string).collect::<Vec<_>>().join(","))
    }
}

impl From<&str> for Days {
    fn from(list: &str) -> Self {
        Self(list.to_owned())
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrList;

        impl Visitor<'_> for NumberOrList {
            type Value = Days;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day, or several with commas between them")
            }

            fn visit_u64<E: de::Error>(self, day: u64) -> Result<Days, E> {
                Ok(day.into())
            }

            fn visit_str<E: de::Error>(self, list: &str) -> Result<Days, E> {
                Ok(list.into())
            }
        }

        deserializer.deserialize_any(NumberOrList)
    }
}

#[cfg(test)]
mod tests {
    use super::Days;

    #[test]
    fn days_are_read_as_a_number_or_as_a_list() {
        for (text, days) in [("3", Days::from(3)), (r#""3""#, 3.into()), (r#""1,15""#, [1, 15].into())] {
            assert_eq!(serde_json::from_str::<Days>(text).unwrap(), days, "{text}");
        }
        assert!(serde_json::from_str::<Days>("[1,15]").is_err());
    }
}
