//! The HTTP method: a word for one of the seven, a string for another one.

use proc_macro2::{Ident, Span};
use syn::LitStr;

use crate::check::ground::headers;
use crate::diagnostics::Diagnostics;
use crate::messages::method_and_path as messages;
use crate::model::method::{HttpMethod, is_registered};
use crate::parse::field::Field;
use crate::parse::method_name::RawMethodName;
use crate::suggest;

/// Registered methods that no endpoint can have, and why.
const REFUSED: [(&str, &str); 3] = [
    (
        "TRACE",
        "its answer repeats the request with the token in it, and nothing secret may be sent by it (RFC 9110, 9.3.8)",
    ),
    ("CONNECT", "it turns the connection into a tunnel, and there is no answer to read (RFC 9110, 9.3.6)"),
    ("PRI", "it begins a connection of HTTP/2, and is never sent by itself (RFC 9113, 3.4)"),
];

/// The method, if it is one.
pub(super) fn check(given: Field<RawMethodName>, diagnostics: &mut Diagnostics) -> Option<HttpMethod> {
    match given.take(diagnostics)? {
        RawMethodName::Word(word) => check_word(&word, diagnostics),
        RawMethodName::Text(text) => check_text(&text, diagnostics),
    }
}

fn of_seven(text: &str) -> Option<HttpMethod> {
    HttpMethod::ALL.into_iter().find(|method| method.name().eq_ignore_ascii_case(text))
}

fn check_word(word: &Ident, diagnostics: &mut Diagnostics) -> Option<HttpMethod> {
    let text = word.to_string();
    if !check_not_refused(&text, word.span(), diagnostics) {
        return None;
    }
    match of_seven(&text) {
        Some(method) if method.name() == text => return Some(method),
        Some(method) => diagnostics.at(word.span(), messages::method_case(&text, method.name())),
        None => diagnostics.at(word.span(), messages::unknown_method(&text, hint(&text))),
    }
    None
}

/// What was meant, or how the API's own method is written.
fn hint(text: &str) -> String {
    let names = HttpMethod::ALL.each_ref().map(HttpMethod::name);
    let capitals = text.to_ascii_uppercase();
    match suggest::nearest(text, &names) {
        Some(near) if !is_registered(&capitals) => format!("did you mean `{near}`?"),
        None if !is_registered(&capitals) => {
            format!("write one of {}, or `method = \"{capitals}\"` if the API has it", suggest::list(&names))
        }
        _ => format!("write `method = \"{capitals}\"`, in quotes"),
    }
}

fn check_text(given: &LitStr, diagnostics: &mut Diagnostics) -> Option<HttpMethod> {
    let (text, span) = (given.value(), given.span());
    let capitals = text.to_ascii_uppercase();
    if let Some(method) = of_seven(&text) {
        diagnostics.at(span, messages::method_quoted(method.name()));
    } else if !headers::is_token(&text) {
        diagnostics.at(span, messages::method_invalid(&text));
    } else if !check_not_refused(&text, span, diagnostics) {
    } else if text != capitals {
        diagnostics.at(span, messages::method_case(&text, capitals));
    } else {
        return Some(HttpMethod::Other(text));
    }
    None
}

fn check_not_refused(text: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
    let refused = REFUSED.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
    if let Some((name, reason)) = refused {
        diagnostics.at(span, messages::method_refused(name, reason));
    }
    refused.is_none()
}
