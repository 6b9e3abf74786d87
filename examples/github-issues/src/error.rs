//! How the API says what went wrong.

use std::borrow::Cow;
use std::time::Duration;

use mighty_runtime::http::{HeaderValue, StatusCode};
use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody, RetryAdvice};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::lenient::{FromText, texts_or_objects};

/// The wait that GitHub asks for where a secondary limit comes without a `Retry-After`.
const SECONDARY_WAIT: Duration = Duration::from_secs(60);

/// The body of an error answer: `{"message": …, "errors": [{"resource", "field", "code"}], "documentation_url": …}`.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GitHubError {
    /// A sentence.
    pub message: String,
    /// What is wrong with the request, in a 422.
    #[serde(default, deserialize_with = "texts_or_objects", skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Where the documentation says more.
    pub documentation_url: Option<String>,
    /// What a refusal is about, which is nowhere in the body as a code.
    #[serde(skip)]
    limit: Option<Limit>,
}

/// One thing that is wrong with a request.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// What kind of object it is about: `Issue`, `Label`, …
    pub resource: Option<String>,
    /// The field that is wrong.
    pub field: Option<String>,
    /// For programs: `missing`, `missing_field`, `invalid`, `already_exists`, `unprocessable`; `custom`, where `message`
    /// says more.
    pub code: Option<String>,
    /// For people.
    pub message: Option<String>,
}

/// The limits that are told by statuses which also mean other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    /// So many requests an hour.
    Primary,
    /// Too many at once, or too fast; the wait, if the answer says none itself.
    Secondary(Option<Duration>),
}

impl Limit {
    /// The limit that an answer is about. GitHub has no code for it: a primary limit is told by its header, a secondary one
    /// by `Retry-After` or in words alone.
    fn of(answer: &ErrorAnswer<'_>, error: &GitHubError) -> Option<Self> {
        if !matches!(answer.status(), StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS) {
            return None;
        }
        let header = |name| answer.headers().get(name).map(HeaderValue::as_bytes);
        let says = |words: &str| error.message.to_ascii_lowercase().contains(words);
        let links = |words: &str| error.documentation_url.as_ref().is_some_and(|url| url.contains(words));
        let asks_to_wait = header("retry-after").is_some();
        if asks_to_wait || says("secondary rate limit") || says("abuse") || links("secondary-rate-limits") {
            return Some(Self::Secondary((!asks_to_wait).then_some(SECONDARY_WAIT)));
        }
        (header("x-ratelimit-remaining") == Some(b"0") || says("rate limit exceeded")).then_some(Self::Primary)
    }
}

impl GitHubError {
    /// One with this sentence, for a server or a fake.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }
}

impl ErrorBody for GitHubError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        let mut error: Self = answer.json()?;
        error.limit = Limit::of(answer, &error);
        Ok(error)
    }

    /// The sentence, and behind it what is wrong with the request.
    fn message(&self) -> Option<Cow<'_, str>> {
        if self.errors.is_empty() {
            return Some(self.message.as_str().into());
        }
        let details: Vec<String> = self.errors.iter().map(FieldError::to_string).collect();
        Some(format!("{}: {}", self.message, details.join(", ")).into())
    }

    /// `rate_limited` or `secondary_rate_limited` where it is that, else the code of the first error: `already_exists`.
    fn code(&self) -> Option<Cow<'_, str>> {
        match self.limit {
            Some(Limit::Primary) => Some("rate_limited".into()),
            Some(Limit::Secondary(_)) => Some("secondary_rate_limited".into()),
            None => self.errors.iter().find_map(|error| error.code.as_deref()).map(Cow::from),
        }
    }

    /// A secondary limit passes, although no header may say so. The primary one is told by headers.
    fn retry_advice(&self) -> RetryAdvice {
        let mut advice = RetryAdvice::default();
        if let Some(Limit::Secondary(after)) = self.limit {
            advice.retry = Some(true);
            advice.after = after;
        }
        advice
    }
}

/// `title missing_field`, or what it says itself.
impl std::fmt::Display for FieldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.message, &self.field, &self.code) {
            (Some(message), ..) => f.write_str(message),
            (None, Some(field), Some(code)) => write!(f, "{field} {code}"),
            (None, field, code) => f.write_str(field.as_ref().or(code.as_ref()).map_or("", String::as_str)),
        }
    }
}

/// Some endpoints write sentences where others write objects.
impl FromText for FieldError {
    fn from_text(message: &str) -> Self {
        Self { message: Some(message.to_owned()), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use mighty_runtime::http::HeaderMap;

    use super::*;

    fn decode(status: u16, header: Option<(&'static str, &str)>, body: &str) -> Option<GitHubError> {
        let mut headers = HeaderMap::new();
        if let Some((name, value)) = header {
            headers.insert(name, value.parse().unwrap());
        }
        GitHubError::decode(&ErrorAnswer::new(StatusCode::from_u16(status).unwrap(), &headers, body.as_bytes())).ok()
    }

    fn code(status: u16, header: Option<(&'static str, &str)>, message: &str) -> Option<String> {
        let error = decode(status, header, &format!(r#"{{"message": "{message}"}}"#)).unwrap();
        error.code().map(Cow::into_owned)
    }

    #[test]
    fn a_limit_is_told_by_headers_or_in_words() {
        let (primary, secondary) = (Some("rate_limited".to_owned()), Some("secondary_rate_limited".to_owned()));
        for status in [403, 429] {
            assert_eq!(code(status, Some(("x-ratelimit-remaining", "0")), "No."), primary);
            assert_eq!(code(status, None, "API rate limit exceeded for user ID 1."), primary);
            assert_eq!(code(status, Some(("retry-after", "60")), "Slow down."), secondary);
            assert_eq!(code(status, None, "You have exceeded a secondary rate limit."), secondary);
            assert_eq!(code(status, Some(("x-ratelimit-remaining", "1")), "Must have admin rights."), None);
        }
        assert_eq!(code(404, Some(("x-ratelimit-remaining", "0")), "Not Found"), None, "it is the last one allowed");
    }

    #[test]
    fn a_secondary_limit_says_how_long_at_least() {
        let advice = |header| decode(403, header, r#"{"message": "secondary rate limit"}"#).unwrap().retry_advice();
        assert_eq!(advice(None), RetryAdvice { retry: Some(true), after: Some(SECONDARY_WAIT) });
        let told = advice(Some(("retry-after", "3")));
        assert_eq!(told, RetryAdvice { retry: Some(true), after: None }, "the header's own");
    }

    #[test]
    fn what_is_wrong_is_in_the_message() {
        let body = r#"{"message": "Validation Failed", "documentation_url": "https://docs.github.com/rest", "errors": [
            {"resource": "Issue", "field": "title", "code": "missing_field"}, "name is too long",
            {"resource": "Issue", "code": "custom", "field": "body", "message": "body is too long"}, {"code": "invalid"}]}"#;
        let error = decode(422, None, body).unwrap();
        assert_eq!(error.code().as_deref(), Some("missing_field"));
        let message = "Validation Failed: title missing_field, name is too long, body is too long, invalid";
        assert_eq!(error.message().as_deref(), Some(message));
    }

    #[test]
    fn a_page_of_a_gateway_is_no_error_body() {
        assert_eq!(decode(403, None, "<html>"), None);
        assert_eq!(decode(500, None, ""), None);
        assert!(decode(422, None, r#"{"message": "x", "errors": null, "status": "422"}"#).is_some());
    }
}
