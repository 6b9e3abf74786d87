//! Which request is for which endpoint.

use super::captures::{self, Filled};
use crate::describe::endpoint::Endpoint;

/// What fills the placeholders when `path` is one of the endpoint: encoded in the request, decoded here. `None` if it is none.
pub(crate) fn captures(endpoint: &Endpoint, path: &str) -> Option<Vec<Filled>> {
    // What is encoded without need is the same (RFC 3986, 6.2.2.2), but what is not needs no second look.
    captures::of(endpoint, path).or_else(|| {
        let normal = normal(path);
        (normal != path).then(|| captures::of(endpoint, &normal)).flatten()
    })
}

/// The first byte that a path stands for, and what follows.
fn unit(path: &str) -> Option<(u8, &str)> {
    if let Some(code) = path.strip_prefix('%').and_then(|rest| rest.get(..2)) {
        return Some((u8::from_str_radix(code, 16).ok()?, path.get(3..)?));
    }
    let first = path.as_bytes().first()?;
    Some((*first, path.get(1..)?))
}

/// With the characters that need no encoding as they are.
fn normal(path: &str) -> String {
    let mut normal = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(first) = rest.chars().next() {
        match unit(rest) {
            Some((byte, behind)) if first == '%' && is_plain(byte) => {
                normal.push(char::from(byte));
                rest = behind;
            }
            _ => {
                normal.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    normal
}

/// What may stand in a segment as it is (RFC 3986, 3.3).
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte)
}
