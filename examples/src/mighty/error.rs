//! How the API says what went wrong.

use std::borrow::Cow;
use std::collections::BTreeMap;

use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody};
use schemars::JsonSchema;
use serde::Deserialize;

/// Characters that are kept of what is in no known format.
const MAX_TEXT: usize = 1000;

/// The body of an error answer.
///
/// Two versions of the documentation show two shapes, and what stands in front of the API has shapes of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MightyError {
    /// `{"error": "<a sentence>"}`
    Prose(String),
    /// `{"error": "<a code>", "message": "<a sentence>", "status": <number>}`
    Coded {
        /// For programs: `token_expired`, `not_found`, …
        code: String,
        /// For people.
        message: String,
    },
    /// Anything else, as text: the page of a gateway, a line of plain text. Only its beginning, since it ends up in
    /// logs; the payload that holds this has the bytes.
    Other(String),
}

impl ErrorBody for MightyError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        /// Both shapes: it is `message` that tells them apart, `error` means one thing or the other.
        #[derive(Deserialize)]
        struct Shape {
            error: String,
            message: Option<String>,
        }
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
        match self {
            Self::Coded { code, .. } => Some(code.into()),
            Self::Prose(_) | Self::Other(_) => None,
        }
    }
}

/// The body of a 422: what is wrong with which field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct ValidationError {
    /// The summary.
    pub message: String,
    /// The problems of each field.
    #[serde(default)]
    pub fields: BTreeMap<String, Vec<String>>,
}

impl ValidationError {
    /// One sentence for each field.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.fields.iter().map(|(field, problems)| format!("{field} {}", problems.join(", "))).collect()
    }
}

impl ErrorBody for ValidationError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(self.message.as_str().into())
    }
}
