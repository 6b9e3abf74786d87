//! `openapi = "…"`: the document that the trait names.

use std::sync::Arc;

use mighty_openapi::Document;
use proc_macro2::Span;
use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::parse::field::Field;
use crate::parse::keys::Rest;
use crate::setup::Setup;

/// The document that a trait names.
pub(crate) struct Given {
    /// Its file, as the author writes it.
    pub file: LitStr,
    /// What is in it; `None` if it cannot be read, which is reported already.
    pub document: Option<Arc<Document>>,
}

impl Given {
    /// Reads the document, if one is named. A slip in the key is one mistake, so that what the key brings is there too.
    pub(crate) fn read(file: Field<LitStr>, rest: &Rest, setup: Setup, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some(file) = file.take(diagnostics) else {
            return rest.means("openapi").then(|| Self { file: LitStr::new("", Span::call_site()), document: None });
        };
        let document = match (setup.read_document)(&file) {
            Ok(document) => Some(document),
            Err(problem) => {
                if let Some(problem) = problem {
                    diagnostics.at(file.span(), problem);
                }
                None
            }
        };
        Some(Self { file, document })
    }
}
