//! The members of a JSON object, their values as they are written: a page is passed over at the price of looking at its bytes.
//!
//! The body is decoded besides, so it is enough here to take what is JSON for what it is.

use memchr::memchr2;

/// A body is not what it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotJson;

/// The value of the last member with this name.
pub(super) fn last<'a>(object: &'a [u8], name: &str) -> Result<Option<&'a [u8]>, NotJson> {
    let mut found = None;
    let mut rest = object.strip_prefix(b"{").ok_or(NotJson)?.trim_ascii_start();
    while !rest.starts_with(b"}") {
        let (key, value, behind) = member(rest).ok_or(NotJson)?;
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

/// Whether a member with this key has that name.
fn is_named(key: &[u8], name: &str) -> bool {
    if key.contains(&b'\\') {
        return serde_json::from_slice::<String>(key).is_ok_and(|key| key == name);
    }
    key.strip_prefix(b"\"").and_then(|key| key.strip_suffix(b"\"")) == Some(name.as_bytes())
}

/// The value that it begins with, and what is behind.
fn first(json: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = match json.first()? {
        b'"' => string(json)?,
        b'{' | b'[' => nested(json)?,
        _ => json.iter().position(|byte| b",]}".contains(byte) || byte.is_ascii_whitespace())?,
    };
    // A value has some length, so that who goes on comes to an end.
    json.split_at_checked(length).filter(|_| length > 0)
}

/// The length of the string that it begins with.
fn string(json: &[u8]) -> Option<usize> {
    let mut end = 1;
    loop {
        let rest = json.get(end..)?;
        let at = memchr2(b'"', b'\\', rest)?;
        end += at + 1;
        if rest.get(at) == Some(&b'"') {
            return Some(end);
        }
        // What is escaped ends nothing.
        end += 1;
    }
}

/// The length of the object or list that it begins with.
fn nested(json: &[u8]) -> Option<usize> {
    let (mut depth, mut end) = (0_usize, 0);
    loop {
        match json.get(end)? {
            b'"' => end += string(json.get(end..)?)? - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        end += 1;
        if depth == 0 {
            return Some(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NotJson, last};

    #[test]
    fn a_member_is_found_whatever_is_beside_it() {
        let table = [
            (r#"{"a":1}"#, Some("1")),
            (r#"{ "a" : 1 , "b":2}"#, Some("1")),
            (r#"{"b":2,"a":true}"#, Some("true")),
            (r#"{"b":"}\"],\"a\":7","a":"\"x\\"}"#, Some(r#""\"x\\""#)),
            (r#"{"b":{"a":[{"a":0}]},"a":[{"c":"]"},{}]}"#, Some(r#"[{"c":"]"},{}]"#)),
            (r#"{"a":1,"a":2}"#, Some("2")),
            (r#"{"\u0061":3}"#, Some("3")),
            (r#"{"aa":1,"":2}"#, None),
            ("{}", None),
        ];
        for (object, value) in table {
            assert_eq!(last(object.as_bytes(), "a"), Ok(value.map(str::as_bytes)), "{object}");
        }
    }

    #[test]
    fn what_is_not_json_has_no_members() {
        let table = [
            "",
            "[]",
            "{",
            r#"{"a"#,
            r#"{"a""#,
            r#"{"a":"#,
            r#"{"a":1"#,
            r#"{"a":[1}"#,
            r#"{"a":{"b":1}"#,
            r#"{"a":}"#,
            "{,}",
            "{:}",
        ];
        for object in table {
            assert_eq!(last(object.as_bytes(), "b"), Err(NotJson), "{object}");
        }
    }
}
