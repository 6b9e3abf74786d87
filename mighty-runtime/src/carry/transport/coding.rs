//! What a transport that decodes does to a request and to its answer; nothing, where no coding is switched on.

use http::{HeaderMap, Method};

#[cfg(feature = "__coding")]
use super::decoding;
use crate::base::body::Body;

/// Asks for the codings that are switched on, unless the request says itself which ones.
pub(super) fn ask(headers: &mut HeaderMap) {
    #[cfg(feature = "__coding")]
    decoding::ask(headers);
    #[cfg(not(feature = "__coding"))]
    let _ = headers;
}

/// The answer without them.
pub(super) fn decode(method: &Method, response: http::Response<Body>) -> http::Response<Body> {
    #[cfg(feature = "__coding")]
    return decoding::decode(method, response);
    #[cfg(not(feature = "__coding"))]
    {
        let _ = method;
        response
    }
}
