//! Bodies, of requests and of answers.

use proc_macro2::Span;
use syn::Type;

use crate::check::ground::shapes;
use crate::check::signature::arguments::{Arguments, Known, Mark};
use crate::check::values::endpoint_attribute::Own;
use crate::diagnostics::{Diagnostic, Diagnostics, Wanted};
use crate::messages::bodies as messages;
use crate::model::argument::ArgumentKind;
use crate::model::endpoint::{Decode, Success};
use crate::model::method::HttpMethod;

/// Checks that there is at most one body, and none where the method has none.
pub(crate) fn check(own: &Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    check_allowed(own, arguments, diagnostics);
    let without_body = own.method.as_ref().filter(|method| !method.takes_body() && own.allow_body.is_none());
    let mut first: Option<(&'static str, &proc_macro2::Ident)> = None;
    for argument in &arguments.known {
        let Some((mark, span)) = argument.kind().and_then(|(kind, span)| Some((body_mark(kind)?, span))) else {
            continue;
        };
        match (without_body, first) {
            (Some(method), None) => {
                diagnostics.at(span, messages::body_on_method(mark, method.name()));
                // The others share the mistake.
                return;
            }
            (_, Some((other, name))) => check_pair(other, name, mark, span, diagnostics),
            (_, None) => first = Some((mark, &argument.name)),
        }
    }
}

/// Checks that `allow_body` allows something.
fn check_allowed(own: &Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let (Some(span), Some(method)) = (own.allow_body, &own.method) else { return };
    if method.takes_body() {
        diagnostics.at(span, messages::allow_body_needless(method.name()));
    } else if !may_have_body(own, arguments) {
        diagnostics.at(span, messages::allow_body_without_body());
    }
}

/// Checks that there is a body which can wait for the server's word.
pub(crate) fn check_expectation(own: &Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    if let Some(span) = own.expect_continue.filter(|_| !may_have_body(own, arguments)) {
        diagnostics.at(span, messages::expect_without_body());
    }
}

/// Whether there is a body, or was meant to be one: what is wrong with it is reported where it stands.
fn may_have_body(own: &Own, arguments: &Arguments) -> bool {
    let is_body = |argument: &Known| argument.kind().is_some_and(|(kind, _)| body_mark(kind).is_some());
    let may_be = |argument: &Known| is_body(argument) || matches!(argument.mark, Mark::Wrong);
    own.constants.body.is_some() || arguments.known.iter().any(may_be)
}

/// The attribute of an argument that is a body.
pub(super) fn body_mark(kind: &ArgumentKind) -> Option<&'static str> {
    match kind {
        ArgumentKind::Body(..) | ArgumentKind::Raw(..) => Some("body"),
        ArgumentKind::Form(..) => Some("form"),
        ArgumentKind::Part(_) => Some("part"),
        ArgumentKind::Path(..)
        | ArgumentKind::Query(..)
        | ArgumentKind::QueryFlatten(..)
        | ArgumentKind::Header(_)
        | ArgumentKind::Cookie(_)
        | ArgumentKind::Url(_) => None,
    }
}

fn check_pair(first: &str, name: &proc_macro2::Ident, second: &str, span: Span, diagnostics: &mut Diagnostics) {
    if first == "part" && second == "part" {
        return;
    }
    if first == second {
        diagnostics.at(span, messages::two_bodies(second, name));
    } else {
        diagnostics.at(span, messages::mixed_bodies(second, first, name));
    }
}

/// Checks that the success type can be read from an answer that has no body.
pub(crate) fn check_output(own: &Own, output: &Type, decode: &Decode, diagnostics: &mut Diagnostics) {
    // What each of several successes holds has a check of its own.
    if decode.is_empty() || own.successes.has_variants {
        return;
    }
    if own.method == Some(HttpMethod::Head) {
        let problem = Diagnostic::over(output, messages::head_with_output(shapes::text(output)));
        shapes::refuse(output, decode, Wanted::NoBody, problem, diagnostics);
        return;
    }
    // Beside a status that has a body, none reads as nothing.
    let is_alone = own.successes.statuses.iter().all(Success::has_no_body);
    if !is_alone && shapes::is_optional(output) {
        return;
    }
    for success in own.successes.statuses.iter().filter(|success| success.has_no_body()) {
        let problem = Diagnostic::at(success.span, messages::success_without_body(success.code, shapes::text(output)));
        shapes::refuse(output, decode, Wanted::NoBody, problem, diagnostics);
    }
}
