//! How the API says what went wrong.

use std::borrow::Cow;

use mighty_runtime::http::StatusCode;
use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody, Refusal};
use serde::Deserialize;
use serde_json::json;

/// Characters that are kept of what is in no known format.
const MAX_TEXT: usize = 1000;

/// The body of an error answer.
///
/// Two versions of the API's documentation show two shapes, and what stands in front of the API has shapes of its own.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MightyError {
    /// `{"error": "<a sentence>"}`
    Prose(String),
    /// `{"error": "<a code>", "message": "<a sentence>", "status": <number>}`
    Coded {
        /// For programs: `unauthorized`, `token_expired`, `forbidden`, `not_found`, `validation_error`, …
        code: String,
        /// For people.
        message: String,
    },
    /// Anything else, as text: the page of a gateway or of a check for robots, a line of plain text. Only its
    /// beginning, since it ends up in logs; the payload that holds this has the bytes.
    Other(String),
}

impl MightyError {
    /// The code of the shape that has one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Coded { code, .. } => Some(code),
            Self::Prose(_) | Self::Other(_) => None,
        }
    }
}

/// Both shapes: it is `message` that tells them apart, `error` means one thing or the other.
#[derive(Deserialize)]
struct Shape {
    error: String,
    message: Option<String>,
}

impl ErrorBody for MightyError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        match answer.json::<Shape>() {
            Ok(Shape { error: code, message: Some(message) }) => Ok(Self::Coded { code, message }),
            Ok(Shape { error, message: None }) => Ok(Self::Prose(error)),
            Err(error) => match answer.text().trim() {
                "" => Err(error),
                text => Ok(Self::Other(text.chars().take(MAX_TEXT).collect())),
            },
        }
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Prose(message) | Self::Coded { message, .. } => Some(message.into()),
            // The library knows how to make one line of a page or a text.
            Self::Other(_) => None,
        }
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Self::code(self).map(Cow::Borrowed)
    }

    /// `{"error": "not_found", "message": …, "status": 404}`
    fn refusal(status: StatusCode, message: &str) -> Option<Refusal> {
        let code = status.canonical_reason().unwrap_or("error").to_lowercase().replace([' ', '-'], "_");
        Refusal::json(&json!({ "error": code, "message": message, "status": status.as_u16() }))
    }
}

#[cfg(test)]
mod tests {
    use mighty_runtime::http::{HeaderMap, StatusCode};
    use mighty_runtime::{ErrorAnswer, ErrorBody};

    use super::{MAX_TEXT, MightyError};

    fn decode(body: &str) -> Option<MightyError> {
        let headers = HeaderMap::new();
        MightyError::decode(&ErrorAnswer::new(StatusCode::UNAUTHORIZED, &headers, body.as_bytes())).ok()
    }

    #[test]
    fn error_is_a_sentence_where_there_is_no_message() {
        for body in [r#"{"error":"No such member"}"#, r#"{"error":"No such member","message":null,"more":1}"#] {
            let error = decode(body).unwrap();
            assert_eq!(error, MightyError::Prose("No such member".to_owned()));
            assert_eq!((error.code(), error.message().as_deref()), (None, Some("No such member")));
        }
    }

    #[test]
    fn error_is_a_code_where_there_is_a_message() {
        let error = decode(r#"{"error":"token_expired","message":"Renew it","status":401}"#).unwrap();
        assert_eq!((error.code(), error.message().as_deref()), (Some("token_expired"), Some("Renew it")));
    }

    #[test]
    fn anything_else_is_kept_as_text() {
        for body in ["<html>Are you human?</html>", "rate limit exceeded", r#"{"error":{"nested":1}}"#, "[]"] {
            let error = decode(body).unwrap();
            assert_eq!(error, MightyError::Other(body.to_owned()));
            assert_eq!((error.code(), error.message()), (None, None));
        }
    }

    #[test]
    fn a_long_page_is_cut_off() {
        let Some(MightyError::Other(text)) = decode(&"ä".repeat(2 * MAX_TEXT)) else { panic!("not kept as text") };
        assert_eq!(text.chars().count(), MAX_TEXT);
    }

    #[test]
    fn nothing_is_no_body() {
        assert_eq!(decode(" \n"), None);
    }
}
