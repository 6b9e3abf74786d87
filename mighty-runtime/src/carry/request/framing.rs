//! How a message is framed is the transport's alone: a length that is not the body's cuts or loses it, and makes one request
//! look like two (RFC 9112, 11.2).

use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::author::api::{Api, TokenPlacement};
use crate::base::body::Body;

/// The headers that no setting may name, in lower case, each with what the compiler says of it. The macro, whose list it is,
/// refuses them as arguments, all but the last one, `content-type`, which belongs to a body that may be an argument.
const OWNED: &[(&str, &str)] = mighty_macros::__framing_headers!();

/// Whether the header is set by what carries the message or makes its body, so that nothing that all requests have may set it.
pub(crate) fn is_owned(name: &HeaderName) -> bool {
    OWNED.iter().any(|(owned, _)| name == owned)
}

/// Whether none of [`Api::HEADERS`], [`Api::TOKEN`] and [`Api::AUTH`] names a header that is owned; if one does, the compiler says which.
/// Generated code asks it once per trait.
///
/// # Panics
/// Where it is evaluated, while the crate of the trait is compiled, if one does.
pub const fn headers_are_free<A: Api>() {
    let mut headers = A::HEADERS;
    while let [(name, _), rest @ ..] = headers {
        assert_free(name);
        headers = rest;
    }
    assert_place_is_free(A::TOKEN);
    let mut named = A::AUTH;
    while let [(_, placement), rest @ ..] = named {
        assert_place_is_free(*placement);
        named = rest;
    }
}

const fn assert_place_is_free(placement: TokenPlacement) {
    match placement {
        TokenPlacement::Header(name) => assert_free(name),
        TokenPlacement::Each(mut places) => {
            while let [place, rest @ ..] = places {
                assert_place_is_free(*place);
                places = rest;
            }
        }
        TokenPlacement::Bearer | TokenPlacement::Basic | TokenPlacement::Query(_) => {}
    }
}

const fn assert_free(name: &str) {
    let mut owned = OWNED;
    while let [(other, problem), rest @ ..] = owned {
        assert!(!is_same(name.as_bytes(), other.as_bytes()), "{}", *problem);
        owned = rest;
    }
}

/// Whether the names are the same in any case.
const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([a, one_rest @ ..], [b, other_rest @ ..]) = (one, other) {
        if !a.eq_ignore_ascii_case(b) {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}

/// Says that there is no body where the method lets a server expect one (RFC 9110, 8.6): IIS, Azure and Google answer 411
/// without it.
pub(super) fn add_empty_length(headers: &mut HeaderMap, method: &Method, body: &Body) {
    let expects_body = [Method::POST, Method::PUT, Method::PATCH].contains(method);
    if expects_body && body.as_bytes().is_some_and(<[u8]>::is_empty) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}
