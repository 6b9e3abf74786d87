//! `omitted("q")`: what the document says, and the trait leaves out on purpose.

use mighty_openapi::{Location, Operation, Parameter};

use super::required;
use crate::check::interface::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;

/// What a method says to leave out is in the document, and not sent.
pub(super) fn check(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    for literal in &claim.places.omitted {
        let name = literal.value();
        let is_meant =
            |parameter: &&Parameter| parameter.location != Location::Path && required::is_named(parameter, &name);
        let mut named = operation.parameters.iter().filter(is_meant).peekable();
        if named.peek().is_none() {
            if !operation.has_unknown_parameters {
                diagnostics.at(literal.span(), messages::omitted_nothing(&name));
            }
        } else if named.all(|parameter| is_sent(claim, parameter)) {
            diagnostics.at(literal.span(), messages::omitted_sent(&name));
        }
    }
}

fn is_sent(claim: &Claim, parameter: &Parameter) -> bool {
    match parameter.location {
        Location::Query => claim.query.iter().any(|sent| sent.name == parameter.name),
        Location::Header => claim.header(&parameter.name).is_some() || claim.has_key(&parameter.name),
        Location::Cookie => claim.cookies.iter().any(|sent| sent.name == parameter.name),
        Location::Path | Location::Other => false,
    }
}
