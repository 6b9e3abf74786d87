//! Headers and cookies without which the server does not take a request.

use mighty_openapi::{Location, Operation, Parameter};

use crate::check::interface::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::header_names::is_framing;
use crate::messages::openapi as messages;

/// Of which OpenAPI says that they are not described as parameters ("Parameter Object", `name`), and one that the library
/// always sends.
const ELSEWHERE: [&str; 4] = ["accept", "content-type", "authorization", "user-agent"];

/// Every one that is required is an argument, or left out on purpose.
pub(super) fn check(claim: &Claim, operation: &Operation, of_trait: &[syn::LitStr], diagnostics: &mut Diagnostics) {
    let omitted = || claim.places.omitted.iter().chain(of_trait);
    for parameter in operation.parameters.iter().filter(|parameter| parameter.is_required) {
        if !omitted().any(|name| is_named(parameter, &name.value())) {
            check_one(claim, parameter, diagnostics);
        }
    }
}

fn check_one(claim: &Claim, parameter: &Parameter, diagnostics: &mut Diagnostics) {
    let name = &parameter.name;
    let (sent, missing) = match parameter.location {
        Location::Header if is_elsewhere(name) || claim.has_key(name) => return,
        Location::Header => (claim.header(name), messages::header_missing(name)),
        Location::Cookie => (claim.cookie(name), messages::cookie_missing(name)),
        Location::Path | Location::Query | Location::Other => return,
    };
    match sent {
        None => diagnostics.at(claim.name.span(), missing),
        // A whole `Cookie` may hold others besides.
        Some(sent) if sent.shape.is_optional() && sent.name.eq_ignore_ascii_case(name) => {
            diagnostics.at(sent.span, messages::query_required(name));
        }
        Some(_) => {}
    }
}

/// Whether the header is nothing that a trait could say.
fn is_elsewhere(name: &str) -> bool {
    ELSEWHERE.iter().any(|other| other.eq_ignore_ascii_case(name)) || is_framing(name)
}

/// Whether the parameter has that name; headers have no case.
pub(super) fn is_named(parameter: &Parameter, name: &str) -> bool {
    match parameter.location {
        Location::Header => parameter.name.eq_ignore_ascii_case(name),
        _ => parameter.name == name,
    }
}
