//! Headers of one name. Cookies share one line (RFC 6265, 5.4): some servers read the first line only.

use http::header::{COOKIE, HeaderName};
use http::{HeaderMap, HeaderValue};

/// Adds a header; a cookie to those that are there. One without anything in it is none.
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
    let mut joined = joined.and_then(|bytes| HeaderValue::from_bytes(&bytes).ok()).unwrap_or_else(|| value.clone());
    joined.set_sensitive(value.is_sensitive());
    headers.insert(name, joined);
}
