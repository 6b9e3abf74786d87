//! Header names.

use proc_macro2::Ident;
use syn::LitStr;

use super::arguments::Arguments;
use super::endpoint_attribute::Own;
use crate::diagnostics::Diagnostics;
use crate::header_names::is_framing;
use crate::messages::arguments as messages;
use crate::model::argument::ArgumentKind;
use crate::model::endpoint::Repeat;

/// Whether the name is one that a request may set.
pub(crate) fn check_name(name: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    let text = name.value();
    if is_framing(&text) {
        diagnostics.at(name.span(), messages::header_owned(&text));
        return false;
    }
    let is_token = !text.is_empty() && text.bytes().all(is_token_byte);
    if !is_token {
        diagnostics.at(name.span(), messages::header_name_invalid(&text));
    }
    is_token
}

/// A `tchar` of RFC 9110.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Checks the headers of a method against each other and against what the library sends itself.
pub(crate) fn check(own: &Own, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let has_body = arguments.known.iter().any(|argument| {
        matches!(argument.kind(), Some((ArgumentKind::Body(_) | ArgumentKind::Form(_) | ArgumentKind::Part(_), _)))
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
    matches!(&own.repeat, Repeat::Keyed(key) if key.eq_ignore_ascii_case(name))
}
