//! The bodies of errors.

use mighty_runtime::ErrorReply;
use mighty_runtime::http::StatusCode;
use serde_json::json;

use crate::MightyError;

/// An error as the API writes it. A code comes without the number of the status, which the body of an error does not know.
impl From<MightyError> for ErrorReply<MightyError> {
    fn from(error: MightyError) -> Self {
        let (media_type, bytes) = written(&error, None);
        Self::written(error, media_type, bytes)
    }
}

/// The media type and the text of an error.
pub(super) fn written(error: &MightyError, status: Option<StatusCode>) -> (&'static str, String) {
    let json = match (error, status) {
        (MightyError::Prose(text), _) => json!({ "error": text }),
        (MightyError::Coded { code, message }, None) => json!({ "error": code, "message": message }),
        (MightyError::Coded { code, message }, Some(status)) => {
            json!({ "error": code, "message": message, "status": status.as_u16() })
        }
        (MightyError::Other(page), _) if page.trim_start().starts_with('<') => return ("text/html", page.clone()),
        (MightyError::Other(text), _) => return ("text/plain", text.clone()),
    };
    ("application/json", json.to_string())
}

/// For a 404.
pub(super) fn missing(name: &str) -> MightyError {
    MightyError::Prose(format!("{name} not found"))
}

/// For any other: a sentence.
pub(super) fn refused(text: &str) -> MightyError {
    MightyError::Prose(text.to_owned())
}
