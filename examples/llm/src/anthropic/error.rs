//! What went wrong, in an answer and in a stream: the same shape.

use std::borrow::Cow;

use mighty_runtime::http::StatusCode;
use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody};
use serde::Deserialize;

/// An error: `{"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}`.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AnthropicError {
    /// What is wrong.
    pub error: Reason,
}

/// What is wrong.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Reason {
    /// The kind: `overloaded_error`, `rate_limit_error`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// For people.
    #[serde(default)]
    pub message: String,
}

impl AnthropicError {
    /// The status that it would have had before the stream began, by the table of the guide.
    pub(super) fn status(&self) -> StatusCode {
        let status = match &*self.error.kind {
            "invalid_request_error" => 400,
            "authentication_error" => 401,
            "permission_error" => 403,
            "not_found_error" => 404,
            "request_too_large" => 413,
            "rate_limit_error" => 429,
            "overloaded_error" => 529,
            _ => 500,
        };
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl ErrorBody for AnthropicError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.error.message))
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.error.kind))
    }
}
