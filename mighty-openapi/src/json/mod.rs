//! Documents in JSON, of OpenAPI 3.0 and 3.1.
//!
//! Only what is compared is read, so that the rest of a document may be as wrong as it likes.

mod entries;
mod error;
mod pointer;
mod raw;
mod raw_response;
mod resolve;
#[cfg(test)]
mod tests;

pub use self::error::ReadError;
use self::raw::{RawDocument, Version};
use self::resolve::Resolver;
use crate::document::Document;

impl Document {
    /// Reads a document.
    ///
    /// # Errors
    /// When it is no JSON, of another version than 3.0 and 3.1, or malformed where it is read. References that lead nowhere are
    /// no error: what they stand for is unknown then.
    pub fn from_json(text: &str) -> Result<Self, ReadError> {
        // A byte order mark is no JSON, and some editors write one.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let version: Version = serde_json::from_str(text).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => ReadError::NotOpenApi,
            _ => ReadError::NotJson(error),
        })?;
        version.check()?;
        let raw: RawDocument = serde_json::from_str(text).map_err(ReadError::Malformed)?;
        Ok(Resolver::new(&raw).document())
    }
}
