//! What is always sent, against what the arguments send. What the trait says makes room for an argument; what the method itself
//! says and an argument too is a mistake.

use syn::ext::IdentExt;

use super::bodies::body_mark;
use crate::check::signature::arguments::{Arguments, Known};
use crate::check::values::constants::{Value, is_same_header};
use crate::check::values::endpoint_attribute::Own;
use crate::diagnostics::Diagnostics;
use crate::messages::constants as messages;
use crate::model::argument::ArgumentKind;

/// Checks the constants against the arguments, and takes out those of the trait that an argument stands for.
pub(crate) fn check(own: &mut Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let headers = |name: &str| {
        find(arguments, |kind| match kind {
            ArgumentKind::Header(header) => is_same_header(header, name),
            ArgumentKind::Cookie(_) => is_same_header("cookie", name),
            _ => false,
        })
    };
    let query = |name: &str| find(arguments, |kind| matches!(kind, ArgumentKind::Query(own, _) if own == name));
    own.constants.headers = settled(&own.constants.headers, headers, diagnostics);
    own.constants.query = settled(&own.constants.query, query, diagnostics);
    check_key(own, diagnostics);
    let body = find(arguments, |kind| body_mark(kind).is_some());
    check_content_type(own, body.is_some(), diagnostics);
    check_body(own, body, diagnostics);
}

fn find(arguments: &Arguments, is_it: impl Fn(&ArgumentKind) -> bool) -> Option<&Known> {
    arguments.known.iter().find(|argument| argument.kind().is_some_and(|(kind, _)| is_it(kind)))
}

fn settled<'a>(
    values: &[Value],
    argument: impl Fn(&str) -> Option<&'a Known>,
    diagnostics: &mut Diagnostics,
) -> Vec<Value> {
    let mut kept = Vec::new();
    for value in values {
        match argument(&value.name) {
            Some(argument) if !value.is_of_trait => {
                diagnostics.at(value.span, messages::is_argument(&value.name, argument.name.unraw()));
            }
            Some(_) => {}
            None => kept.push(value.clone()),
        }
    }
    kept
}

fn check_key(own: &mut Own, diagnostics: &mut Diagnostics) {
    let Some(key) = own.repeat.key() else { return };
    own.constants.headers.retain(|header| {
        let is_key = is_same_header(&header.name, key);
        if is_key && !header.is_of_trait {
            diagnostics.at(header.span, messages::is_idempotency_key(&header.name));
        }
        !is_key
    });
}

fn check_content_type(own: &Own, has_body: bool, diagnostics: &mut Diagnostics) {
    let content_type = own.constants.headers.iter().find(|header| is_same_header(&header.name, "content-type"));
    if let Some(header) = content_type.filter(|_| has_body || own.constants.body.is_some()) {
        diagnostics.at(header.span, messages::content_type_with_body());
    }
}

fn check_body(own: &Own, argument: Option<&Known>, diagnostics: &mut Diagnostics) {
    let Some(span) = own.constants.body else { return };
    let argument = argument.and_then(|known| Some((known, body_mark(known.kind()?.0)?)));
    if let Some((known, mark)) = argument {
        diagnostics.at(span, messages::body_beside_argument(mark, known.name.unraw()));
    } else if let Some(method) = own.method.as_ref().filter(|method| !method.takes_body() && own.allow_body.is_none()) {
        diagnostics.at(span, messages::body_on_method(method.name()));
    }
}
