//! Documents in JSON, of OpenAPI 3.0 and 3.1.
//!
//! Only what is compared is read, so that the rest of a document may be as wrong as it likes.

mod entries;
mod pointer;
mod raw;
mod resolve;
#[cfg(test)]
mod tests;

use std::fmt;

use self::raw::{RawDocument, Version};
use self::resolve::Resolver;
use crate::Document;

/// Why a text is no document that can be read.
#[derive(Debug)]
pub enum ReadError {
    /// It is not JSON.
    NotJson(serde_json::Error),
    /// It is JSON, but has no `openapi` that names a version.
    NotOpenApi,
    /// It is of another version, named here, than 3.0 and 3.1.
    Version(String),
    /// Something that is read has another form than OpenAPI gives it.
    Malformed(serde_json::Error),
}

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

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(error) => write!(f, "it is not JSON: {error}"),
            Self::NotOpenApi => f.write_str("it has no `openapi` that names a version"),
            Self::Version(version) => write!(f, "it is of version {version}, and only OpenAPI 3.0 and 3.1 can be read"),
            Self::Malformed(error) => write!(f, "it is malformed: {error}"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // Their words are part of this error's.
        None
    }
}
