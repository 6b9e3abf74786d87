//! Reading what the API sends besides what it promises.

use serde::{Deserialize, Deserializer};

/// Reads null as the default; with `#[serde(default)]`, a field that is not there too.
pub(crate) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
