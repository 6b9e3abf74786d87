//! How a registry says what went wrong ("Errors" of the specification).

use std::borrow::Cow;

use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody};
use serde::Deserialize;
use serde_json::Value;

/// The body of an error answer: `{"errors": [{"code", "message", "detail"}]}`.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RegistryError {
    /// What is wrong, at least one thing.
    pub errors: Vec<Reason>,
}

/// One thing that is wrong.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Reason {
    /// For programs: `BLOB_UNKNOWN`, `DIGEST_INVALID`, …
    pub code: String,
    /// For people.
    #[serde(default)]
    pub message: String,
    /// Whatever the registry has to say beside.
    #[serde(default)]
    pub detail: Value,
}

impl ErrorBody for RegistryError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        self.errors.first().map(|reason| Cow::Borrowed(reason.message.as_str()))
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.errors.first().map(|reason| reason.code.as_str().into())
    }
}
