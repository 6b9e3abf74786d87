//! Headers and cookies without which the server does not take a request.

use mighty_openapi::{Location, Operation, Parameter};

use crate::check::interface::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;

/// Of which OpenAPI says that they are not described as parameters ("Parameter Object", `name`).
const ELSEWHERE: [&str; 3] = ["accept", "content-type", "authorization"];

/// Every one that is required is an argument, or left out on purpose.
pub(super) fn check(claim: &Claim, operation: &Operation, of_trait: &[syn::LitStr], diagnostics: &mut Diagnostics) {
    let omitted = || claim.places.omitted.iter().chain(of_trait);
    for parameter in operation.parameters.iter().filter(|parameter| parameter.is_required) {
        let is_omitted = omitted().any(|name| is_named(parameter, &name.value()));
        if !is_omitted && is_missing(claim, parameter) {
            diagnostics.at(claim.name.span(), message(parameter));
        }
    }
}

fn is_missing(claim: &Claim, parameter: &Parameter) -> bool {
    let has = |name: &str| claim.headers.iter().any(|header| header.eq_ignore_ascii_case(name));
    match parameter.location {
        Location::Header => !ELSEWHERE.contains(&parameter.name.to_ascii_lowercase().as_str()) && !has(&parameter.name),
        // A header may carry all of them.
        Location::Cookie => !has("cookie"),
        Location::Path | Location::Query | Location::Other => false,
    }
}

fn message(parameter: &Parameter) -> crate::messages::Message {
    let name = &parameter.name;
    match parameter.location {
        Location::Cookie => messages::cookie_missing(name),
        _ => messages::header_missing(name),
    }
}

/// Whether the parameter has that name; headers have no case.
pub(super) fn is_named(parameter: &Parameter, name: &str) -> bool {
    match parameter.location {
        Location::Header => parameter.name.eq_ignore_ascii_case(name),
        _ => parameter.name == name,
    }
}
