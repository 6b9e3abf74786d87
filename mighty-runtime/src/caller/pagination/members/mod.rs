//! The members of a JSON object, their values as they are written. Of a page no more is looked at than it takes: what says where the
//! next one is mostly stands at one end of it, and the items between are passed over.
//!
//! The body is decoded besides, so it is enough here to take what is JSON for what it is; what is not may be said to hold anything.

mod backwards;
mod forwards;
#[cfg(test)]
mod tests;

use memchr::{memchr, memmem};

/// How much of the end is looked at first, in bytes.
const END: usize = 512;

/// A body is not what it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotJson;

/// The value of the last member with this name.
pub(super) fn last<'a>(object: &'a [u8], name: &str) -> Result<Option<&'a [u8]>, NotJson> {
    let object = object.trim_ascii_end();
    let (_, end) = object.split_at_checked(object.len().saturating_sub(END)).ok_or(NotJson)?;
    if let Some(known) = backwards::last(end, name) {
        return Ok(known);
    }
    match last_key(object, name) {
        Last::Nowhere => Ok(None),
        Last::At(at) if at < object.len() / 2 => forwards::last(object, name, at),
        Last::At(_) | Last::Unknown => backwards::last(object, name).ok_or(NotJson),
    }
}

/// Where the last key with a name is, of this object or of one in it.
enum Last {
    At(usize),
    Nowhere,
    /// It may be written in another way.
    Unknown,
}

fn last_key(object: &[u8], name: &str) -> Last {
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
fn is_named(key: &[u8], name: &str) -> bool {
    if memchr(b'\\', key).is_some() {
        return serde_json::from_slice::<String>(key).is_ok_and(|key| key == name);
    }
    key.strip_prefix(b"\"").and_then(|key| key.strip_suffix(b"\"")) == Some(name.as_bytes())
}
