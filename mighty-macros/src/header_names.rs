//! The headers that nobody may set: the one list, which the runtime has from here by `__framing_headers!`.

use proc_macro2::TokenStream;
use quote::quote;

/// The headers of a connection and of a message's framing (RFC 9110, 7.6.1 and 8.6; RFC 9113, 8.2.2), in lower case. A wrong
/// value cuts the body or loses it, or lets one request look like two.
pub(crate) const FRAMING: [&str; 13] = [
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "proxy-authenticate",
    "proxy-authorization",
    "keep-alive",
    "proxy-connection",
    "http2-settings",
];

/// They say what a body is, so that nothing which all requests have may name them.
const WITH_THE_BODY: [&str; 3] = ["content-type", "content-encoding", "content-range"];

/// Whether the header is the transport's.
pub(crate) fn is_framing(name: &str) -> bool {
    FRAMING.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether the header says what a body is.
pub(crate) fn is_of_body(name: &str) -> bool {
    WITH_THE_BODY.contains(&name.to_ascii_lowercase().as_str())
}

/// `&[("host", "what the compiler says of it in Api::HEADERS"), …]`, the framing first.
pub(crate) fn table() -> TokenStream {
    let rows = FRAMING.iter().chain(&WITH_THE_BODY).map(|name| {
        let problem = format!(
            "`{name}` is set by the library for each request, so `Api::HEADERS` and `Api::TOKEN` cannot name it"
        );
        quote!((#name, #problem))
    });
    quote!(&[#(#rows),*])
}

#[cfg(test)]
mod tests {
    use super::{FRAMING, is_framing};

    #[test]
    fn names_have_no_case() {
        assert!(
            is_framing("Content-Length") && is_framing("TE") && !is_framing("Content-Type") && !is_framing("Accept")
        );
        assert!(
            FRAMING
                .iter()
                .all(|name| name.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase() || byte == b'2'))
        );
    }
}
