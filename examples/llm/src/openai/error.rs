//! What went wrong, in an answer and in a stream.

use std::borrow::Cow;

use mighty_runtime::http::StatusCode;
use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody, RetryAdvice};
use serde::Deserialize;

/// An error: the member `error` of an answer's body and of a chunk, or all of an event `error`.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Shape")]
pub struct OpenAiError {
    /// For people.
    pub message: String,
    /// The kind: `invalid_request_error`, `insufficient_quota`, …
    pub kind: Option<String>,
    /// More precisely, for programs: `rate_limit_exceeded`, `model_not_found`, …
    pub code: Option<String>,
    /// The parameter that is wrong.
    pub param: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Shape {
    Inside { error: Members },
    Flat(Members),
}

#[derive(Deserialize)]
struct Members {
    #[serde(default)]
    message: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    code: Option<String>,
    param: Option<String>,
}

impl From<Shape> for OpenAiError {
    fn from(shape: Shape) -> Self {
        let (Shape::Inside { error } | Shape::Flat(error)) = shape;
        let Members { message, kind, code, param } = error;
        // The type of an event is not the error's.
        Self { message, kind: kind.filter(|kind| kind != "error"), code, param }
    }
}

impl OpenAiError {
    /// The status that it would have had before the stream began.
    pub(super) fn status(&self) -> StatusCode {
        let names = [self.code.as_deref(), self.kind.as_deref()];
        let known = names.into_iter().flatten().find_map(|name| match name {
            "rate_limit_exceeded" | "rate_limit_error" | "insufficient_quota" => Some(StatusCode::TOO_MANY_REQUESTS),
            "server_is_overloaded" | "slow_down" | "service_unavailable_error" => Some(StatusCode::SERVICE_UNAVAILABLE),
            "invalid_request_error" | "invalid_prompt" => Some(StatusCode::BAD_REQUEST),
            _ => None,
        });
        known.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn is_about_money(&self) -> bool {
        self.kind.as_deref() == Some("insufficient_quota")
    }
}

impl ErrorBody for OpenAiError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.message))
    }

    /// The kind where it is a matter of money, which has many codes; else the code.
    fn code(&self) -> Option<Cow<'_, str>> {
        let kind = self.kind.as_deref();
        let code = if self.is_about_money() { kind } else { self.code.as_deref().or(kind) };
        code.map(Cow::from)
    }

    /// Nobody pays within a few seconds.
    fn retry_advice(&self) -> RetryAdvice {
        RetryAdvice { retry: self.is_about_money().then_some(false), ..RetryAdvice::default() }
    }
}

/// Whether data have an `error` that is something. A chunk may have one that is `null`.
pub(super) fn is_in(data: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Maybe {
        error: Option<serde::de::IgnoredAny>,
    }
    serde_json::from_slice::<Maybe>(data).is_ok_and(|maybe| maybe.error.is_some())
}
