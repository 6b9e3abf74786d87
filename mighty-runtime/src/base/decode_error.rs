//! Why a body does not fit its type.

use std::fmt;

use serde::de::DeserializeOwned;

use super::json_path::{self, Fails};
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

    /// The field that does not fit, `items[3].id`, or the header; empty for the whole body.
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
    pub(crate) fn at(self, path: &str) -> Self {
        Self { path: OneLine(path).to_string(), ..self }
    }

    /// Reads JSON. An empty body reads as `null`, so that an `Option` is `None`.
    pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Self> {
        // One deserializer for all that is done here: each other one would be compiled for each type once more.
        serde_json::from_slice(json_text(body)).map_err(|error| Self::of_json(body, &error, fails::<T>))
    }

    fn of_json(body: &[u8], error: &serde_json::Error, fails: Fails) -> Self {
        let text = without_byte_order_mark(body);
        if is_empty(text) {
            return Self::new("the body is empty");
        }
        Self { path: OneLine(&json_path::of(text, error, fails)).to_string(), ..Self::new(error.to_string()) }
    }
}

/// What is read of a body.
fn json_text(body: &[u8]) -> &[u8] {
    let text = without_byte_order_mark(body);
    if is_empty(text) { b"null" } else { text }
}

fn is_empty(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_whitespace)
}

fn fails<T: DeserializeOwned>(text: &[u8]) -> Option<serde_json::Error> {
    serde_json::from_slice::<T>(text).err()
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
