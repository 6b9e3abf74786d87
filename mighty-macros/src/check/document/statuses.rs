//! Statuses: what the document says that an operation answers, against what the endpoint declares.

use mighty_openapi::{Operation, Response};

use crate::check::interface::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;
use crate::model::pattern::Pattern;
use crate::suggest;

/// Each success that the endpoint insists on is one of the document's.
pub(super) fn check_success(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    let is_success = |response: &&Response| matches!(response, Response::Status(200..=299) | Response::Class(2));
    for success in claim.successes.iter().filter(|success| !is_documented(Pattern::Exact(success.code), operation)) {
        let successes: Vec<String> = operation.responses.iter().filter(is_success).map(ToString::to_string).collect();
        let documented = if successes.is_empty() { "nothing at all".to_owned() } else { successes.join(", ") };
        diagnostics.at(success.span, messages::success_differs(success.code, documented));
    }
}

/// An endpoint that lists several successes lists all that the document has.
pub(super) fn check_success_listed(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    let [_, _, ..] = claim.successes.as_slice() else { return };
    let is_missing = |status: &u16| !claim.successes.iter().any(|success| success.code == *status);
    let documented = operation.responses.iter().filter_map(|response| match *response {
        Response::Status(status @ 200..=299) => Some(status),
        Response::Status(_) | Response::Class(_) | Response::Default => None,
    });
    let missing: Vec<String> = documented.filter(is_missing).map(|status| status.to_string()).collect();
    if let (Some(first), false) = (claim.successes.first(), missing.is_empty()) {
        let them = if missing.len() == 1 { "it" } else { "them" };
        diagnostics.at(first.span, messages::success_missing(suggest::sequence(&missing, "and"), them));
    }
}

/// What the method itself lists is in the document, unless it stands on the trait as well or is `undocumented`.
pub(super) fn check_documented(
    claim: &Claim,
    operation: &Operation,
    of_trait: &[Pattern],
    diagnostics: &mut Diagnostics,
) {
    for (pattern, span) in &claim.places.listed {
        let is_undocumented = claim.places.undocumented.statuses.iter().any(|(other, _)| other == pattern);
        if !of_trait.contains(pattern) && !is_undocumented && !is_documented(*pattern, operation) {
            diagnostics.at(*span, messages::status_undocumented(pattern));
        }
    }
}

/// What the document says of errors is declared, if only by its class.
pub(super) fn check_declared(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    let errors = operation.responses.iter().filter_map(|response| error(*response));
    let is_declared = |pattern: &Pattern| claim.declared.iter().any(|declared| declared.covers(*pattern));
    let missing: Vec<String> =
        errors.filter(|pattern| !is_declared(pattern)).map(|pattern| pattern.to_string()).collect();
    if missing.is_empty() {
        return;
    }
    let span = claim.places.errors.unwrap_or(claim.places.word);
    let them = if missing.len() == 1 { "it" } else { "them" };
    diagnostics.at(span, messages::status_missing(suggest::sequence(&missing, "and"), them));
}

/// The pattern of a response that an endpoint can declare; redirects are none.
fn error(response: Response) -> Option<Pattern> {
    match response {
        Response::Status(status @ 400..=599) => Some(Pattern::Exact(status)),
        Response::Class(digit @ 4..=5) => Some(Pattern::Class(digit)),
        Response::Status(_) | Response::Class(_) | Response::Default => None,
    }
}

/// Whether the document says it: the status itself, its class, anything at all, or, for a class, one of its statuses.
fn is_documented(pattern: Pattern, operation: &Operation) -> bool {
    operation.responses.iter().any(|response| match *response {
        Response::Default => true,
        Response::Status(status) => pattern.covers(Pattern::Exact(status)),
        Response::Class(digit) => Pattern::Class(digit).covers(pattern),
    })
}

/// Whether the document names exactly that.
pub(super) fn is_named(pattern: Pattern, operation: &Operation) -> bool {
    operation.responses.iter().any(|response| match *response {
        Response::Default => false,
        Response::Status(status) => pattern == Pattern::Exact(status),
        Response::Class(digit) => pattern == Pattern::Class(digit),
    })
}
