//! What the macro is given besides tokens, by the features that it was compiled with.

use std::sync::Arc;

use mighty_openapi::Document;

use crate::messages::{Message, openapi as messages};

/// Reads the document of a file, whose name is relative to the crate, or says why it cannot be read.
pub(crate) type ReadDocument = fn(&str) -> Result<Arc<Document>, Message>;

/// How the macro was compiled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    /// How documents are read.
    pub read_document: ReadDocument,
    /// Whether the types of an endpoint become part of its descriptor.
    pub describes_types: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self { read_document: no_document, describes_types: false }
    }
}

/// Reads none, as the macro does without its feature.
pub(crate) fn no_document(_: &str) -> Result<Arc<Document>, Message> {
    Err(messages::feature_off())
}
