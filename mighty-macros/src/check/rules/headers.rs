//! The headers of a method: against each other, and against what the library sends itself.

use proc_macro2::Ident;

use crate::check::signature::arguments::Arguments;
use crate::check::values::endpoint_attribute::Own;
use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;
use crate::model::argument::ArgumentKind;

/// Checks the headers of a method against each other and against what the library sends itself.
pub(crate) fn check(own: &Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let has_body = arguments.known.iter().any(|argument| {
        matches!(argument.kind(), Some((ArgumentKind::Body(..) | ArgumentKind::Form(_) | ArgumentKind::Part(_), _)))
    });
    let mut seen: Vec<(String, &Ident)> = Vec::new();
    for argument in &arguments.known {
        let Some((ArgumentKind::Header(name), span)) = argument.kind() else { continue };
        let lower = name.to_ascii_lowercase();
        // Several cookies are one header, however many arguments there are (RFC 6265, 5.4).
        let first = seen.iter().find(|(other, _)| *other == lower && lower != "cookie");
        if let Some((_, first)) = first {
            diagnostics.at(span, messages::header_twice(name, first));
        } else if has_body && lower == "content-type" {
            diagnostics.at(span, messages::content_type_with_body());
        } else if is_key(own, name) {
            diagnostics.at(span, messages::header_is_idempotency_key(name));
        }
        seen.push((lower, &argument.name));
    }
}

fn is_key(own: &Own, name: &str) -> bool {
    own.repeat.key().is_some_and(|key| key.eq_ignore_ascii_case(name))
}
