//! What a success is read as, against the body that the document says it has.

use mighty_openapi::{Operation, Response, Success};
use syn::Type;

use super::media_type;
use crate::check::ground::shapes;
use crate::check::interface::claim::Claim;
use crate::diagnostics::{Diagnostic, Diagnostics, Wanted};
use crate::messages::openapi as messages;
use crate::model::endpoint::{Decode, Success as Declared};
use crate::suggest;

/// The type of an event stream (WHATWG, HTML, 15.4).
const EVENT_STREAM: &str = "text/event-stream";

/// A success that has no body, or none of JSON, is not read as JSON.
pub(super) fn check(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    let statuses: Vec<u16> = claim.successes.iter().map(|success| success.code).collect();
    let variants: Vec<&Declared> = claim.successes.iter().filter(|success| success.variant.is_some()).collect();
    if variants.is_empty() {
        check_one(&statuses, &claim.output, operation, diagnostics);
    }
    for success in variants {
        if let Some(body) = success.variant.as_ref().and_then(|variant| variant.body.as_ref()) {
            check_one(&[success.code], body, operation, diagnostics);
        }
    }
}

/// The same for what is read of some statuses; of any 2xx, if there are none.
fn check_one(statuses: &[u16], output: &(Type, Decode), operation: &Operation, diagnostics: &mut Diagnostics) {
    let mut successes: Vec<&Success> =
        operation.successes.iter().filter(|success| is_meant(statuses, success)).collect();
    // What is said of a status goes before what is said of its class.
    let is_exact = |success: &&Success| matches!(success.response, Response::Status(_));
    if !statuses.is_empty() && successes.iter().any(is_exact) {
        successes.retain(is_exact);
    }
    // A success that is not described further may have any body; documents mostly forget to say that there is one.
    if successes.is_empty() || output.1.is_empty() {
        return;
    }
    if successes.iter().all(|success| has_no_body(success)) {
        let statuses: Vec<String> = successes.iter().map(|success| success.response.to_string()).collect();
        let message = messages::success_without_content(suggest::sequence(&statuses, "and"));
        let problem = Diagnostic::over(&output.0, message);
        shapes::refuse(&output.0, &output.1, Wanted::NoBody, problem, diagnostics);
        return;
    }
    check_stream(output, &successes, diagnostics);
    let types: Option<Vec<Vec<&str>>> = successes.iter().map(|success| types_of(success)).collect();
    let media_types = types.map(|types| types.concat()).filter(|types| !types.is_empty() && output.1.is_json());
    let Some(media_types) = media_types else { return };
    if !media_types.iter().any(|media_type| media_type::may_be_json(media_type)) {
        let problem = Diagnostic::over(&output.0, messages::success_not_json(suggest::list(&media_types)));
        shapes::refuse(&output.0, &output.1, Wanted::NotJson, problem, diagnostics);
    }
}

/// A stream of events has a type of its own, which the document names if it describes the body at all.
fn check_stream(output: &(Type, Decode), successes: &[&Success], diagnostics: &mut Diagnostics) {
    let types: Option<Vec<Vec<&str>>> = successes.iter().map(|success| types_of(success)).collect();
    let Some(types) = types.map(|types| types.concat()).filter(|types| !types.is_empty()) else { return };
    let is_stream = |media_type: &&str| media_type.split(';').next().is_some_and(|own| own.trim() == EVENT_STREAM);
    let is_anything = |media_type: &&str| media_type.contains('*');
    match output.1.open() {
        Some(Decode::Events(_)) if !types.iter().any(|own| is_stream(own) || is_anything(own)) => {
            diagnostics.over(&output.0, messages::success_not_events(suggest::list(&types)));
        }
        _ => {}
    }
}

/// Whether it is one of the statuses that the endpoint insists on, or any where it does not.
fn is_meant(statuses: &[u16], success: &Success) -> bool {
    let is_declared = |is: &dyn Fn(u16) -> bool| statuses.iter().any(|own| is(*own));
    statuses.is_empty()
        || match success.response {
            Response::Status(status) => is_declared(&|own| own == status),
            Response::Class(digit) => is_declared(&|own| own / 100 == u16::from(digit)),
            Response::Default => false,
        }
}

/// RFC 9110, 15.3.5 and 15.3.6.
fn has_no_body(success: &Success) -> bool {
    matches!(success.response, Response::Status(204 | 205))
}

/// The media types of a body; `None` where it may have any.
fn types_of(success: &Success) -> Option<Vec<&str>> {
    if has_no_body(success) {
        return Some(Vec::new());
    }
    let media_types = success.media_types.as_ref().filter(|types| !types.is_empty())?;
    Some(media_types.iter().map(String::as_str).collect())
}
