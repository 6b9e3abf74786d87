//! The media type of a body.

use proc_macro2::Span;
use syn::{LitStr, Type};

use crate::check::ground::headers::is_token;
use crate::check::ground::shapes::{self, Plain};
use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;
use crate::model::argument::RawType;

/// The type as it is sent; `None` if it is none of JSON (RFC 6839, 3.1, for `+json`).
pub(super) fn check(given: &LitStr, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = given.value();
    let is_json = is_json(&text);
    if !is_json {
        diagnostics.at(given.span(), messages::body_media_type_not_json(&text));
    }
    is_json.then_some(text)
}

/// Whether a body is bytes or text, so that it has to be said whether it is JSON all the same.
pub(super) fn is_plain(mark: Span, given: Option<&LitStr>, ty: &Type, diagnostics: &mut Diagnostics) -> bool {
    let Some(plain) = shapes::plain(ty) else { return false };
    let given = given.map(LitStr::value);
    let said = |word: &str, given: Option<&String>| match given {
        Some(media_type) => format!("#[body({word}, \"{media_type}\")]"),
        None => format!("#[body({word})]"),
    };
    let (raw, json) = (said("raw", given.as_ref()), said("json", given.as_ref().filter(|text| is_json(text))));
    let name = shapes::text(ty);
    diagnostics.at(
        mark,
        match plain {
            Plain::Bytes => messages::body_of_bytes(name, raw, json),
            Plain::Text => messages::body_of_text(name, raw, json),
        },
    );
    true
}

/// The type of a raw body; without one it is that of text or of bytes.
pub(super) fn of_raw(given: Option<&LitStr>, ty: &Type, diagnostics: &mut Diagnostics) -> Option<RawType> {
    let Some(given) = given else {
        let is_text = shapes::is_text(ty);
        return Some(RawType::ByValue(if is_text { "text/plain; charset=utf-8" } else { "application/octet-stream" }));
    };
    let text = given.value();
    if subtype(&text).is_none() {
        diagnostics.at(given.span(), messages::body_media_type_invalid(&text));
        return None;
    }
    Some(RawType::Given(text))
}

fn is_json(text: &str) -> bool {
    let subtype = subtype(text).map(str::to_ascii_lowercase);
    subtype.is_some_and(|subtype| subtype == "json" || subtype.ends_with("+json"))
}

/// What stands behind the slash; `None` if the text is no media type (RFC 9110, 8.3.1).
fn subtype(text: &str) -> Option<&str> {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let (kind, subtype) = essence.trim_end().split_once('/')?;
    // With a `*` it would be a range.
    let is_word = |word: &str| is_token(word) && !word.contains('*');
    let is_one = is_word(kind) && is_word(subtype) && parameters.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    is_one.then_some(subtype)
}
