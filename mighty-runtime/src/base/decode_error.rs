//! Why a body does not fit its type.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use super::text::{OneLine, without_byte_order_mark};

/// A body that is not in the format that was expected: which field, and what is wrong with it. Both may quote the server,
/// so both are kept on one line and cut off at 500 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    reason: String,
}

impl DecodeError {
    /// A body that does not fit, said in your own words.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self { path: String::new(), reason: OneLine(&reason.into()).to_string() }
    }

    /// The field that does not fit, `items[3].id`; empty for the whole body.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong with it.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The same, with what is known of the body before it.
    pub(crate) fn of(self, what: &str) -> Self {
        Self { reason: OneLine(&format!("{what}: {}", self.reason)).to_string(), ..self }
    }

    /// The same, at a field.
    #[cfg(feature = "testing")]
    pub(crate) fn at(self, path: &str) -> Self {
        Self { path: OneLine(path).to_string(), ..self }
    }

    /// Reads JSON. An empty body reads as `null`, so that an `Option` is `None`.
    pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Self> {
        let body = without_byte_order_mark(body);
        if body.iter().all(u8::is_ascii_whitespace) {
            return serde_json::from_str("null").map_err(|_| Self::new("the body is empty"));
        }
        // Knowing the path doubles the time of reading, so it is looked for only where something is wrong.
        if let Ok(value) = serde_json::from_slice(body) {
            return Ok(value);
        }
        let mut json = serde_json::Deserializer::from_slice(body);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| Self::of_json(&error))?;
        json.end().map_err(|error| Self::new(error.to_string()))?;
        Ok(value)
    }

    fn of_json(error: &serde_path_to_error::Error<serde_json::Error>) -> Self {
        let mut path = error.path().to_string();
        // It prints `.` for the whole body and `?` for a field whose name was cut off.
        if matches!(error.path().iter().next_back(), None | Some(Segment::Unknown)) {
            path.pop();
            path.truncate(path.trim_end_matches('.').len());
        }
        Self { path: OneLine(&path).to_string(), ..Self::new(error.inner().to_string()) }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}`: ", self.path)?;
        }
        f.write_str(&self.reason)
    }
}

impl std::error::Error for DecodeError {}
