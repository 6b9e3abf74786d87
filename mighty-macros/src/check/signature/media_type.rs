//! The media type of a JSON body.

use syn::LitStr;

use crate::check::ground::headers::is_token;
use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;

/// The type as it is sent; `None` if it is none of JSON (RFC 6839, 3.1, for `+json`).
pub(super) fn check(given: &LitStr, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = given.value();
    let is_json = is_json(&text);
    if !is_json {
        diagnostics.at(given.span(), messages::body_media_type_not_json(&text));
    }
    is_json.then_some(text)
}

fn is_json(text: &str) -> bool {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let Some((kind, subtype)) = essence.trim_end().split_once('/') else { return false };
    // With a `*` it would be a range.
    let is_word = |word: &str| is_token(word) && !word.contains('*');
    let subtype_lower = subtype.to_ascii_lowercase();
    let is_of_json = subtype_lower == "json" || subtype_lower.ends_with("+json");
    is_word(kind) && is_word(subtype) && is_of_json && parameters.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
