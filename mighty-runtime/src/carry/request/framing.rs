//! How a message is framed is the transport's alone: a length that is not the body's cuts or loses it, and makes one request
//! look like two (RFC 9112, 11.2).

use http::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, HOST, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::base::body::Body;

/// The headers of a connection and of a message's framing (RFC 9110, 7.6.1 and 8.6; RFC 9113, 8.2.2), which no setting may
/// name. The macro refuses the same ones as arguments.
const FRAMING: [HeaderName; 10] = [
    HOST,
    CONTENT_LENGTH,
    TRANSFER_ENCODING,
    CONNECTION,
    TE,
    TRAILER,
    UPGRADE,
    EXPECT,
    PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION,
];

/// Those of them that `http` has no constant for.
const OBSOLETE: [&str; 3] = ["keep-alive", "proxy-connection", "http2-settings"];

/// Whether the header is the transport's.
pub(crate) fn is_framing(name: &HeaderName) -> bool {
    FRAMING.contains(name) || OBSOLETE.contains(&name.as_str())
}

/// Whether the header is set by what carries the message or makes its body, so that nothing that all requests have may set it.
pub(crate) fn is_owned(name: &HeaderName) -> bool {
    is_framing(name) || *name == CONTENT_TYPE
}

/// Says that there is no body where the method lets a server expect one (RFC 9110, 8.6): IIS, Azure and Google answer 411
/// without it.
pub(super) fn add_empty_length(headers: &mut HeaderMap, method: &Method, body: &Body) {
    let expects_body = [Method::POST, Method::PUT, Method::PATCH].contains(method);
    if expects_body && body.as_bytes().is_some_and(<[u8]>::is_empty) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}
