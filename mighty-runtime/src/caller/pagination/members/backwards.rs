//! From the end. In JSON a quote outside of strings can only be the end of one, and the quote that begins it is the next one that is
//! not escaped; so it can be read from behind as well as from the front.

use memchr::memrchr;

use super::keys::{Unclear, is_named};

/// The value of the last member with this name. Of what is before it nothing need be there. Objects and lists are passed over only
/// if that is said.
pub(super) fn last<'a>(object: &'a [u8], name: &str, passes: bool) -> Result<Option<&'a [u8]>, Unclear> {
    let mut rest = object.strip_suffix(b"}").ok_or(Unclear)?.trim_ascii_end();
    while !rest.ends_with(b"{") {
        let (before, key, value) = member(rest, passes).ok_or(Unclear)?;
        if is_named(key, name) {
            return Ok(Some(value));
        }
        rest = before;
    }
    Ok(None)
}

/// The last element of a list; nothing of an empty one.
pub(super) fn element(list: &[u8]) -> Result<Option<&[u8]>, Unclear> {
    let inside = list.strip_suffix(b"]").ok_or(Unclear)?.trim_ascii_end();
    if inside.trim_ascii_start() == b"[" {
        return Ok(None);
    }
    value(inside, true).and_then(|begin| inside.get(begin..)).map(Some).ok_or(Unclear)
}

/// Where the value begins that it ends with. Objects and lists are passed over only if that is said.
fn value(json: &[u8], passes: bool) -> Option<usize> {
    match json.last()? {
        b'"' => string(json),
        b'}' | b']' if passes => nested(json),
        b'}' | b']' => None,
        _ => Some(json.iter().rposition(|byte| b":,[{".contains(byte) || byte.is_ascii_whitespace())? + 1),
    }
}

/// The members before the one that it ends with, and its key and value.
fn member(json: &[u8], passes: bool) -> Option<(&[u8], &[u8], &[u8])> {
    let begin = value(json, passes)?;
    // A value has some length, so that who goes on comes to an end.
    let (before, own) = json.split_at_checked(begin).filter(|(_, own)| !own.is_empty())?;
    let (before, key) = split_string(before.trim_ascii_end().strip_suffix(b":")?.trim_ascii_end())?;
    let before = before.trim_ascii_end();
    Some((before.strip_suffix(b",").unwrap_or(before).trim_ascii_end(), key, own))
}

/// What is before the string that it ends with, and that string.
fn split_string(json: &[u8]) -> Option<(&[u8], &[u8])> {
    json.split_at_checked(string(json)?)
}

/// Where the string begins that it ends with.
fn string(json: &[u8]) -> Option<usize> {
    let mut before = json.strip_suffix(b"\"")?;
    loop {
        before = before.get(..memrchr(b'"', before)?)?;
        if !is_escaped(before) {
            return Some(before.len());
        }
    }
}

/// Whether what follows is escaped. It is not where there is nothing before the escapes: an object does not begin so.
fn is_escaped(before: &[u8]) -> bool {
    before.ends_with(b"\\") && before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Where the object or list begins that it ends with.
fn nested(json: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut rest = json.iter();
    while let Some(byte) = rest.next_back() {
        match byte {
            b'"' => while *rest.next_back()? != b'"' || is_escaped(rest.as_slice()) {},
            b'}' | b']' => depth += 1,
            b'{' | b'[' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(rest.len());
                }
            }
            _ => {}
        }
    }
    None
}
