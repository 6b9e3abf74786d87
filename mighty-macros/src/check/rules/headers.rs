//! The headers of a method: against each other, and against what the library sends itself.

use proc_macro2::Ident;

use crate::check::signature::arguments::Arguments;
use crate::check::values::endpoint_attribute::Own;
use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;
use crate::model::argument::{ArgumentKind, RawType};

/// Checks the headers of a method against each other and against what the library sends itself.
pub(crate) fn check(own: &Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let has_typed_body =
        arguments.known.iter().any(|argument| argument.kind().is_some_and(|(kind, _)| sets_type(kind)));
    let mut seen: Vec<(String, &Ident)> = Vec::new();
    for argument in &arguments.known {
        let Some((ArgumentKind::Header(name), span)) = argument.kind() else { continue };
        let lower = name.to_ascii_lowercase();
        // Several cookies are one header, however many arguments there are (RFC 6265, 5.4).
        let first = seen.iter().find(|(other, _)| *other == lower && lower != "cookie");
        if let Some((_, first)) = first {
            diagnostics.at(span, messages::header_twice(name, first));
        } else if has_typed_body && lower == "content-type" {
            diagnostics.at(span, messages::content_type_with_body());
        } else if is_key(own, name) {
            diagnostics.at(span, messages::header_is_idempotency_key(name));
        }
        seen.push((lower, &argument.name));
    }
}

/// Whether an argument settles what the body is. That of a raw one may be the caller's to say.
fn sets_type(kind: &ArgumentKind) -> bool {
    match kind {
        ArgumentKind::Body(..) | ArgumentKind::Form(..) | ArgumentKind::Part(_) => true,
        ArgumentKind::Raw(_, media_type) => !matches!(media_type, RawType::ByValue(_)),
        ArgumentKind::Path(..)
        | ArgumentKind::Query(..)
        | ArgumentKind::QueryFlatten(..)
        | ArgumentKind::Header(_)
        | ArgumentKind::Cookie(_)
        | ArgumentKind::Url(_) => false,
    }
}

fn is_key(own: &Own, name: &str) -> bool {
    own.repeat.key().is_some_and(|key| key.eq_ignore_ascii_case(name))
}
