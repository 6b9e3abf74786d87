//! What the macro is given besides tokens, by the features that it was compiled with.

use std::sync::Arc;

use mighty_openapi::Document;
use syn::LitStr;

use crate::messages::{Message, openapi as messages};
use crate::once;

/// Reads the document of a file, whose name is relative to the crate, or says why it cannot be read; `None` where that was
/// said at another trait.
pub(crate) type ReadDocument = fn(&LitStr) -> Result<Arc<Document>, Option<Message>>;

/// How the macro was compiled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    /// How documents are read.
    pub read_document: ReadDocument,
    /// Whether the types of an endpoint become part of its descriptor.
    pub describes_types: bool,
    /// Whether there are mocks: `testing`.
    pub has_mocks: bool,
    /// Whether there is a server: `server`.
    pub has_server: bool,
}

impl Setup {
    /// Without documents and schemas.
    pub(crate) const PLAIN: Self =
        Self { read_document: no_document, describes_types: false, has_mocks: true, has_server: true };
}

impl Default for Setup {
    fn default() -> Self {
        Self::PLAIN
    }
}

/// Reads none, as the macro does without its feature.
pub(crate) fn no_document(file: &LitStr) -> Result<Arc<Document>, Option<Message>> {
    Err(once::said_first(messages::feature_off(), file.span()))
}
