//! The body of the next request: that of the one before, with another value of one member. Nothing else of it changes, not even
//! how it is written.

use super::members;

/// The JSON object `body` with `value`, which is JSON, at `path`, names with dots between them. Objects that are not there are made.
/// `None` if it is no object, or something else stands on the way.
pub(super) fn with_member(body: &[u8], path: &str, value: &[u8]) -> Option<Vec<u8>> {
    let mut made = Vec::with_capacity(body.len() + path.len() + value.len() + 8);
    let empty = body.trim_ascii().is_empty();
    put(if empty { b"{}" } else { body }, path, value, &mut made)?;
    Some(made)
}

fn put(object: &[u8], path: &str, value: &[u8], made: &mut Vec<u8>) -> Option<()> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let object = object.trim_ascii();
    let put_rest = |inner: &[u8], made: &mut Vec<u8>| {
        if let Some(rest) = rest {
            return put(inner, rest, value, made);
        }
        made.extend(value);
        Some(())
    };
    if let Some(old) = members::last(object, name).ok()? {
        let begin = old.as_ptr().addr().checked_sub(object.as_ptr().addr())?;
        made.extend(object.get(..begin)?);
        put_rest(if old == b"null" { b"{}" } else { old }, made)?;
        made.extend(object.get(begin + old.len()..)?);
    } else {
        let before = object.strip_suffix(b"}")?.trim_ascii_end();
        made.extend(before);
        if before != b"{" {
            made.push(b',');
        }
        made.extend(serde_json::to_vec(name).ok()?);
        made.push(b':');
        put_rest(b"{}", made)?;
        made.push(b'}');
    }
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

    use super::with_member;

    #[test]
    fn a_member_is_set_and_the_rest_stays_as_it_is_written() {
        let table = [
            ("", "after", r#"{"after":7}"#),
            ("{}", "after", r#"{"after":7}"#),
            (" { } ", "after", r#"{"after":7}"#),
            (r#"{"q":"}"}"#, "after", r#"{"q":"}","after":7}"#),
            (r#"{"q": 1.50 , "after" : "old", "z":1e3}"#, "after", r#"{"q": 1.50 , "after" : 7, "z":1e3}"#),
            (r#"{"after":null}"#, "after", r#"{"after":7}"#),
            (r#"{"after":[{"after":1}]}"#, "after", r#"{"after":7}"#),
            (r#"{"after":1,"q":{"after":2}}"#, "after", r#"{"after":7,"q":{"after":2}}"#),
            (r#"{"q":{"after":2}}"#, "after", r#"{"q":{"after":2},"after":7}"#),
            (r#"{"page":{"size":2}}"#, "page.after", r#"{"page":{"size":2,"after":7}}"#),
            (r#"{"page":null,"q":1}"#, "page.after", r#"{"page":{"after":7},"q":1}"#),
            (r#"{"q":1}"#, "page.at.after", r#"{"q":1,"page":{"at":{"after":7}}}"#),
            (r#"{"\u0061fter":1}"#, "after", r#"{"\u0061fter":7}"#),
            ("{}", "a\"b", r#"{"a\"b":7}"#),
        ];
        for (body, path, expected) in table {
            let made = with_member(body.as_bytes(), path, b"7").unwrap();
            assert_eq!(String::from_utf8(made).unwrap(), expected, "{body}");
        }
        for (body, path) in
            [("[]", "a"), ("7", "a"), ("a=b", "a"), ("{", "a"), (r#"{"a":1}"#, "a.b"), (r#"{"a":[]}"#, "a.b")]
        {
            assert_eq!(with_member(body.as_bytes(), path, b"7"), None, "{body}");
        }
    }
}
