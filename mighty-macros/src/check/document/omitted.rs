//! `omitted("q")`: what the document says, and the trait leaves out on purpose.

use mighty_openapi::{Location, Operation};

use super::required;
use crate::check::interface::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;

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
