//! Why a document cannot be read.

use std::fmt;

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
