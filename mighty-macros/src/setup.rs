//! What the macro uses of the world beyond the tokens that it is given.

use std::sync::Arc;

use mighty_openapi::Document;

use crate::messages::{Message, openapi as messages};

/// Reads the document of a file, whose name is relative to the crate, or says why it cannot be read.
pub(crate) type ReadDocument = fn(&str) -> Result<Arc<Document>, Message>;

/// What the macro may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    /// How documents are read.
    pub read_document: ReadDocument,
}

impl Default for Setup {
    fn default() -> Self {
        Self { read_document: no_document }
    }
}

/// Reads none, as the macro does without its feature.
pub(crate) fn no_document(_: &str) -> Result<Arc<Document>, Message> {
    Err(messages::feature_off())
}
