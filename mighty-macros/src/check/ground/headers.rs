//! Header names.

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;

/// Headers that say how the message is carried (RFC 9110, 7.6.1 and 8.6; RFC 9113, 8.2.2); a wrong value would let one request
/// look like two. The runtime refuses the same ones as settings, in its `request/framing.rs`.
const OWNED: [&str; 13] = [
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

/// Whether the name is one that a request may set.
pub(crate) fn check_name(name: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    let text = name.value();
    let is_owned = OWNED.contains(&text.to_ascii_lowercase().as_str());
    if is_owned {
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
