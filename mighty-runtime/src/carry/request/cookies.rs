//! Headers of one name. Cookies share one line (RFC 6265, 5.4): some servers read the first line only.

use http::header::{COOKIE, HeaderName};
use http::{HeaderMap, HeaderValue};

/// Adds a header; a cookie to those that are there. One without anything in it is none. Cookies are secret, whatever is in them.
pub(crate) fn append(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    if name != COOKIE {
        headers.append(name, value);
        return;
    }
    if value.is_empty() {
        return;
    }
    let joined = headers.get(&name).map(|before| [before.as_bytes(), b"; ", value.as_bytes()].concat());
    // Two values with a separator between them are a value.
    let mut joined = joined.and_then(|bytes| HeaderValue::from_bytes(&bytes).ok()).unwrap_or(value);
    joined.set_sensitive(true);
    headers.insert(name, joined);
}

/// Whether the byte may stand in the value of a cookie: no control character, no white space, none of `"`, `,`, `;` and `\`
/// (RFC 6265, 4.1.1, `cookie-octet`).
pub(super) fn is_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}
