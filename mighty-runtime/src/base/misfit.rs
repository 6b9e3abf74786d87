//! What a body is that is not what it should be: the words of a parser say nothing of a login page.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName};
use serde::de::IgnoredAny;

use super::decode_error::DecodeError;
use super::text::{title, without_byte_order_mark};

/// The error, with what the headers and the body tell of it: a coding that was not decoded, or content that is no JSON.
pub(crate) fn explain(error: DecodeError, headers: &HeaderMap, body: &[u8]) -> DecodeError {
    // An error at a field is about JSON, and says enough.
    if !error.path().is_empty() {
        return error;
    }
    if let Some(coding) = coding(headers) {
        return error.of(&not_decoded(coding));
    }
    // So is an error about JSON that is only not of the type.
    if body.is_empty() || serde_json::from_slice::<IgnoredAny>(without_byte_order_mark(body)).is_ok() {
        return error;
    }
    let media_type = match header(headers, &CONTENT_TYPE) {
        Some(media_type) => format!("`{media_type}`"),
        None => "without a content type".to_owned(),
    };
    match title(body) {
        Some(title) => error.of(&format!("the body is {media_type}, with the title `{title}`")),
        None => error.of(&format!("the body is {media_type}, {} bytes", body.len())),
    }
}

pub(crate) fn not_decoded(coding: &str) -> String {
    format!("the body has the content coding `{coding}`, which is not switched on")
}

/// The content coding that nobody has decoded.
pub(crate) fn coding(headers: &HeaderMap) -> Option<&str> {
    header(headers, &CONTENT_ENCODING).filter(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity"))
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}
