//! `omitted("q")`: what the document says, and the trait leaves out on purpose.

use proc_macro2::Span;
use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;

/// Checks that there is a document that could say it.
pub(super) fn check(
    given: Option<(Vec<LitStr>, Span)>,
    has_document: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<LitStr> {
    let Some((names, word)) = given else { return Vec::new() };
    if !has_document {
        diagnostics.at(word, messages::omitted_without_document());
    }
    names
}
