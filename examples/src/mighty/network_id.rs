use std::fmt;

use schemars::JsonSchema;

/// Which network: the API takes its number or its subdomain.
///
/// ```
/// use mighty_examples::mighty::NetworkId;
///
/// assert_eq!(NetworkId::from(17).to_string(), "17");
/// assert_eq!(NetworkId::from("engines").to_string(), "engines");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, JsonSchema)]
pub struct NetworkId(String);

impl From<u64> for NetworkId {
    fn from(id: u64) -> Self {
        Self(id.to_string())
    }
}

impl From<&str> for NetworkId {
    fn from(subdomain: &str) -> Self {
        Self(subdomain.to_owned())
    }
}

impl From<String> for NetworkId {
    fn from(subdomain: String) -> Self {
        Self(subdomain)
    }
}

impl fmt::Display for NetworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
