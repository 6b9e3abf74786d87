//! From the end. In JSON a quote outside of strings can only be the end of one, and the quote that begins it is the next one that is
//! not escaped; so it can be read from behind as well as from the front.

use memchr::memrchr;

use super::is_named;

/// The value of the last member with this name, by the end of an object, or all of it; `None` if this is not enough of it to say.
pub(super) fn last<'a>(object: &'a [u8], name: &str) -> Option<Option<&'a [u8]>> {
    let mut rest = object.strip_suffix(b"}")?.trim_ascii_end();
    while !rest.ends_with(b"{") {
        let (before, value) = value(rest)?;
        let (before, key) = value_of_string(before.trim_ascii_end().strip_suffix(b":")?.trim_ascii_end())?;
        if is_named(key, name) {
            return Some(Some(value));
        }
        let before = before.trim_ascii_end();
        rest = before.strip_suffix(b",").unwrap_or(before).trim_ascii_end();
    }
    Some(None)
}

/// What is before the value that it ends with, and that value.
fn value(json: &[u8]) -> Option<(&[u8], &[u8])> {
    let begin = match json.last()? {
        b'"' => string(json)?,
        b'}' | b']' => nested(json)?,
        _ => json.iter().rposition(|byte| b":,[{".contains(byte) || byte.is_ascii_whitespace())? + 1,
    };
    // A value has some length, so that who goes on comes to an end.
    json.split_at_checked(begin).filter(|(_, value)| !value.is_empty())
}

fn value_of_string(json: &[u8]) -> Option<(&[u8], &[u8])> {
    json.split_at_checked(string(json)?)
}

/// Where the string begins that it ends with.
fn string(json: &[u8]) -> Option<usize> {
    let mut end = json.strip_suffix(b"\"")?;
    loop {
        let at = memrchr(b'"', end)?;
        end = end.get(..at)?;
        // What is escaped begins nothing. Where that cannot be seen, nothing is known.
        let escapes = end.len() - end.iter().rposition(|byte| *byte != b'\\')? - 1;
        if escapes % 2 == 0 {
            return Some(at);
        }
    }
}

/// Where the object or list begins that it ends with.
fn nested(json: &[u8]) -> Option<usize> {
    let (mut depth, mut end) = (0_usize, json.len());
    loop {
        let rest = json.get(..end)?;
        end = match rest.last()? {
            b'"' => string(rest)?,
            byte => {
                match byte {
                    b'}' | b']' => depth += 1,
                    b'{' | b'[' => depth = depth.checked_sub(1)?,
                    _ => {}
                }
                end - 1
            }
        };
        if depth == 0 {
            return Some(end);
        }
    }
}
