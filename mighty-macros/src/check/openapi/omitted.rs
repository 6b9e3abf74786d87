//! `omitted("q")`: what the document says, and the trait leaves out on purpose.

use mighty_openapi::{Location, Operation};
use proc_macro2::Span;
use syn::LitStr;

use super::{Claim, required};
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;

/// Checks that there is a document that could say it.
pub(crate) fn names(
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

/// What a method says to leave out is in the document, and not sent.
pub(super) fn check(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    for literal in &claim.places.omitted {
        let name = literal.value();
        let mut named = operation.parameters.iter().filter(|parameter| required::is_named(parameter, &name));
        let is_sent = claim.query.iter().any(|sent| sent.name == name)
            || claim.headers.iter().any(|header| header.eq_ignore_ascii_case(&name));
        if is_sent {
            diagnostics.at(literal.span(), messages::omitted_sent(&name));
        } else if named.all(|parameter| parameter.location == Location::Path) && !operation.has_unknown_parameters {
            diagnostics.at(literal.span(), messages::omitted_nothing(&name));
        }
    }
}
