//! Keys by their names.

use memchr::{memchr, memmem};

/// It cannot be said what an object holds, because it is none, or not all of it was to be looked at.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::caller::pagination) struct Unclear;

/// What is known of a key.
pub(super) enum Last {
    /// The last one with this name begins here, in this object or in one in it.
    At(usize),
    /// There is none.
    Nowhere,
    /// It may be written in another way.
    Unknown,
}

/// Where the last key with this name is, at whatever depth.
pub(super) fn last_key(object: &[u8], name: &str) -> Last {
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-@$".contains(&byte));
    if !is_plain || may_escape(object) {
        return Last::Unknown;
    }
    let keys = memmem::find_iter(object, name).filter(|at| is_key(object, *at, name.len()));
    keys.last().map_or(Last::Nowhere, Last::At)
}

/// Whether an ASCII character without a short escape may be written as an escape.
fn may_escape(object: &[u8]) -> bool {
    let first = memchr(b'\\', object).and_then(|at| object.get(at..));
    first.is_some_and(|rest| memmem::find(rest, br"\u00").is_some())
}

/// Whether the text at a place is all of a key. A quote behind a backslash does not begin a string, and one without does not end it:
/// text does not begin behind the end of a string.
fn is_key(object: &[u8], at: usize, length: usize) -> bool {
    let Some((before, text)) = object.split_at_checked(at) else { return false };
    let is_begun = before.ends_with(b"\"") && !before.ends_with(b"\\\"");
    let behind = text.get(length..).and_then(|behind| behind.strip_prefix(b"\""));
    is_begun && behind.is_some_and(|behind| behind.trim_ascii_start().starts_with(b":"))
}

/// Whether a key, in its quotes, is that name.
pub(super) fn is_named(key: &[u8], name: &str) -> bool {
    if memchr(b'\\', key).is_some() {
        return serde_json::from_slice::<String>(key).is_ok_and(|key| key == name);
    }
    key.strip_prefix(b"\"").and_then(|key| key.strip_suffix(b"\"")) == Some(name.as_bytes())
}
