//! The members of a JSON object, their values as they are written. Of a page no more is looked at than it takes: what says where the
//! next one is mostly stands at one end of it, and the items between are passed over.
//!
//! The body is decoded besides, so it is enough here to take what is JSON for what it is; what is not may be said to hold anything.

mod backwards;
mod forwards;
mod keys;
#[cfg(test)]
mod tests;

use self::keys::{Last, Unclear, last_key};

/// The value of the last member with this name.
pub(super) fn last<'a>(object: &'a [u8], name: &str) -> Result<Option<&'a [u8]>, Unclear> {
    let object = object.trim_ascii_end();
    if !object.starts_with(b"{") || !object.ends_with(b"}") {
        return Err(Unclear);
    }
    // Most servers put what they say about pages behind the items.
    if let Ok(known) = backwards::last(object, name, false) {
        return Ok(known);
    }
    match last_key(object, name) {
        Last::Nowhere => Ok(None),
        Last::At(at) => match from_behind(object, at, name) {
            Some(found) => Ok(Some(found)),
            None => forwards::last(object, name, at),
        },
        Last::Unknown => forwards::last(object, name, usize::MAX),
    }
}

/// The last element of a list.
pub(super) fn last_element(list: &[u8]) -> Result<Option<&[u8]>, Unclear> {
    backwards::element(list.trim_ascii_end())
}

/// The value of the key that begins here, if that is nearer to the end, and is one of the object itself.
fn from_behind<'a>(object: &'a [u8], at: usize, name: &str) -> Option<&'a [u8]> {
    if at < object.len() / 2 {
        return None;
    }
    // With its quote.
    let (_, end) = object.split_at_checked(at.checked_sub(1)?)?;
    backwards::last(end, name, true).ok()?
}
