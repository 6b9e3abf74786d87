//! From the front.

use memchr::memchr2;

use super::keys::{Unclear, is_named};

/// The value of the last member with this name, of which none begins behind `until`.
pub(super) fn last<'a>(object: &'a [u8], name: &str, until: usize) -> Result<Option<&'a [u8]>, Unclear> {
    let mut found = None;
    let mut rest = object.strip_prefix(b"{").ok_or(Unclear)?.trim_ascii_start();
    while !rest.starts_with(b"}") && object.len() - rest.len() <= until {
        let (key, value, behind) = member(rest).ok_or(Unclear)?;
        if is_named(key, name) {
            found = Some(value);
        }
        rest = behind;
    }
    Ok(found)
}

/// The key and the value that it begins with, and the next member.
fn member(json: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (key, behind) = first(json)?;
    let (value, behind) = first(behind.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start())?;
    let behind = behind.trim_ascii_start();
    Some((key, value, behind.strip_prefix(b",").unwrap_or(behind).trim_ascii_start()))
}

/// The value that it begins with, and what is behind.
fn first(json: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = match json.first()? {
        b'"' => json.len() - behind_string(json.get(1..)?)?.len(),
        b'{' | b'[' => nested(json)?,
        _ => json.iter().position(|byte| b",]}".contains(byte) || byte.is_ascii_whitespace())?,
    };
    // A value has some length, so that who goes on comes to an end.
    json.split_at_checked(length).filter(|_| length > 0)
}

/// What is behind a string that has begun.
fn behind_string(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        match text.get(special(text)?..)? {
            [b'"', behind @ ..] => return Some(behind),
            // What is escaped ends nothing.
            [_, _, behind @ ..] => text = behind,
            _ => return None,
        }
    }
}

/// Where the first quote or backslash is. Most strings are so short that it does not pay to begin a search in great steps.
fn special(text: &[u8]) -> Option<usize> {
    for begin in [0, 8] {
        let Some(word) = text.get(begin..).and_then(<[u8]>::first_chunk) else { break };
        let word = u64::from_le_bytes(*word);
        let marks = zeros(word ^ (EACH * u64::from(b'"'))) | zeros(word ^ (EACH * u64::from(b'\\')));
        if marks != 0 {
            return Some(begin + marks.trailing_zeros() as usize / 8);
        }
    }
    memchr2(b'"', b'\\', text)
}

/// A word with the same byte eight times, if multiplied by that.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The upper bit of the first byte that is zero, and perhaps of later ones; nothing if there is none.
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(EACH) & !word & (EACH << 7)
}

/// The length of the object or list that it begins with.
fn nested(json: &[u8]) -> Option<usize> {
    let (mut depth, mut rest) = (0_usize, json);
    loop {
        let (byte, behind) = rest.split_first()?;
        rest = behind;
        match byte {
            b'"' => rest = behind_string(behind)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(json.len() - rest.len());
                }
            }
            _ => {}
        }
    }
}
