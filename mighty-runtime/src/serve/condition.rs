//! Conditional requests (RFC 9110, 13): whether what the caller has still holds.

use http::header::{
    CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderName,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use http::{HeaderMap, StatusCode};

use super::respond::Outgoing;
use crate::base::body::Body;

/// What says something of the content that a 304 does not have (15.4.5).
const OF_THE_CONTENT: [HeaderName; 5] =
    [CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE];

/// The answer to a `GET` or `HEAD` with these headers.
pub(crate) fn applied(asked: &HeaderMap, mut answer: Outgoing) -> Outgoing {
    if answer.status().is_success() && holds(asked, answer.headers()) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        *answer.body_mut() = Body::empty();
        for name in OF_THE_CONTENT {
            answer.headers_mut().remove(name);
        }
    }
    answer
}

/// Whether the representation is the one that the caller has. `If-Modified-Since` counts only without `If-None-Match` (13.2.2).
fn holds(asked: &HeaderMap, answered: &HeaderMap) -> bool {
    if asked.contains_key(IF_NONE_MATCH) {
        let current = text(answered, &ETAG).and_then(opaque);
        let lines = asked.get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
        return lines.into_iter().any(|line| line.trim() == "*" || current.is_some_and(|tag| is_listed(line, tag)));
    }
    let date = |headers, name| httpdate::parse_http_date(text(headers, &name)?).ok();
    match (date(asked, IF_MODIFIED_SINCE), date(answered, LAST_MODIFIED)) {
        (Some(known), Some(changed)) => changed <= known,
        _ => false,
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    Some(headers.get(name)?.to_str().ok()?.trim())
}

/// What is between the quotes, which is all that counts where weak tags do (8.8.3.2).
fn opaque(tag: &str) -> Option<&str> {
    tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"').filter(|tag| !tag.contains('"'))
}

/// Whether a list of tags has this one. A tag may have commas in it, but no quote.
fn is_listed(mut list: &str, tag: &str) -> bool {
    while let Some((_, rest)) = list.split_once('"') {
        let Some((listed, rest)) = rest.split_once('"') else { return false };
        if listed == tag {
            return true;
        }
        list = rest;
    }
    false
}
