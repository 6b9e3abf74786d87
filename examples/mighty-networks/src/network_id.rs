//! Which network a call is about.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Which network: the API takes its number or its subdomain.
///
/// A subdomain has at least two characters: a letter, then letters, digits and hyphens, all in lower case. Text of
/// digits only is a number.
///
/// ```
/// use mighty_networks::NetworkId;
///
/// let by_number = NetworkId::from(17);
/// let by_name = NetworkId::try_from("steam-engines")?;
/// assert_eq!([by_number.to_string(), by_name.to_string()], ["17", "steam-engines"]);
/// assert!(NetworkId::try_from("https://steam-engines.mn.co").is_err());
/// # Ok::<(), mighty_networks::InvalidNetworkId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NetworkId(Repr);

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Repr {
    Number(u64),
    Subdomain(Box<str>),
}

impl NetworkId {
    /// The number, if it was given by number.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        match self.0 {
            Repr::Number(number) => Some(number),
            Repr::Subdomain(_) => None,
        }
    }

    /// The subdomain, if it was given by subdomain.
    #[must_use]
    pub fn subdomain(&self) -> Option<&str> {
        match &self.0 {
            Repr::Number(_) => None,
            Repr::Subdomain(subdomain) => Some(subdomain),
        }
    }
}

/// Text that is neither a network's number nor a subdomain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidNetworkId {
    text: String,
}

impl InvalidNetworkId {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for InvalidNetworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        write!(
            f,
            "{text:?} is no network: write its number, or its subdomain alone, of at least two characters: a letter, \
             then letters, digits and hyphens, in lower case"
        )
    }
}

impl Error for InvalidNetworkId {}

impl From<u64> for NetworkId {
    fn from(number: u64) -> Self {
        Self(Repr::Number(number))
    }
}

impl TryFrom<&str> for NetworkId {
    type Error = InvalidNetworkId;

    fn try_from(text: &str) -> Result<Self, InvalidNetworkId> {
        if let Some(number) = number(text) {
            return Ok(Self(Repr::Number(number)));
        }
        if !is_subdomain(text) {
            return Err(InvalidNetworkId { text: text.to_owned() });
        }
        Ok(Self(Repr::Subdomain(text.into())))
    }
}

impl TryFrom<String> for NetworkId {
    type Error = InvalidNetworkId;

    fn try_from(text: String) -> Result<Self, InvalidNetworkId> {
        text.as_str().try_into()
    }
}

impl FromStr for NetworkId {
    type Err = InvalidNetworkId;

    fn from_str(text: &str) -> Result<Self, InvalidNetworkId> {
        text.try_into()
    }
}

/// `+5` is a number for the standard library, and not for the API.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// `^[a-z][a-z0-9-]+$`
fn is_subdomain(text: &str) -> bool {
    let mut bytes = text.bytes();
    let is_first_right = bytes.next().is_some_and(|byte| byte.is_ascii_lowercase());
    let is_rest_right = bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    text.len() > 1 && is_first_right && is_rest_right
}

impl fmt::Display for NetworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Number(number) => number.fmt(f),
            Repr::Subdomain(subdomain) => f.write_str(subdomain),
        }
    }
}

impl Serialize for NetworkId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Repr::Number(number) => serializer.serialize_u64(*number),
            Repr::Subdomain(subdomain) => serializer.serialize_str(subdomain),
        }
    }
}

impl<'de> Deserialize<'de> for NetworkId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrText;

        impl Visitor<'_> for NumberOrText {
            type Value = NetworkId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a network's number or subdomain")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<NetworkId, E> {
                Ok(number.into())
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<NetworkId, E> {
                text.try_into().map_err(E::custom)
            }
        }

        deserializer.deserialize_any(NumberOrText)
    }
}

#[cfg(test)]
mod tests {
    use super::NetworkId;

    #[test]
    fn a_number_may_be_written_as_text() {
        for text in ["17", "017"] {
            assert_eq!(NetworkId::try_from(text).unwrap(), NetworkId::from(17));
        }
        assert_eq!(NetworkId::from(17).number(), Some(17));
        assert_eq!(NetworkId::from(17).subdomain(), None);
    }

    #[test]
    fn a_subdomain_is_lower_case_and_begins_with_a_letter() {
        for text in ["ab", "steam-engines", "a1", "a-", "a--b"] {
            let network: NetworkId = text.parse().unwrap();
            assert_eq!((network.subdomain(), network.number()), (Some(text), None));
            assert_eq!(network.to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused_before_it_is_sent() {
        let others = [
            "",
            "a",
            "Engines",
            "1a",
            "-ab",
            "a_b",
            "a.b",
            "a/b",
            "a b",
            "äb",
            "+5",
            "-5",
            "../x",
            "18446744073709551616",
        ];
        for text in others {
            let error = NetworkId::try_from(text).unwrap_err();
            assert_eq!(error.text(), text);
            assert!(error.to_string().starts_with(&format!("{text:?} is no network: write its number")), "{error}");
        }
    }

    #[test]
    fn it_is_read_and_written_as_it_is() {
        for text in ["17", r#""steam-engines""#] {
            let network: NetworkId = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&network).unwrap(), text);
        }
        assert_eq!(serde_json::from_str::<NetworkId>(r#""17""#).unwrap(), NetworkId::from(17));
        assert!(serde_json::from_str::<NetworkId>(r#""No Network""#).is_err());
    }
}
