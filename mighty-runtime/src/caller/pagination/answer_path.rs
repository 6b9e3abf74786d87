//! Reads one value out of a JSON body, by its path, and builds nothing of the rest.

use std::borrow::Cow;

use memchr::memchr;
use serde::de::IgnoredAny;

use super::members;
use crate::base::text::without_byte_order_mark;

/// What a body holds at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// The object that the value would be in is not there.
    NoParent,
    /// The object is there; the value is not, or is `null` or `""`.
    Nothing,
    /// Text, or a number as text.
    Text(Cow<'a, str>),
    Number(String),
    /// A value of another type, or something else than an object on the way to it.
    Other,
}

/// What `body` holds at `path`, names with dots between them. A body that is not JSON holds nothing: that it is none is
/// said by whoever decodes it.
pub(super) fn find<'a>(body: &'a [u8], path: &str) -> Found<'a> {
    walk(without_byte_order_mark(body), path).unwrap_or(Found::NoParent)
}

/// `None` if it is not JSON.
fn walk<'a>(body: &'a [u8], path: &str) -> Option<Found<'a>> {
    let mut at = body.trim_ascii_start();
    let mut names = path.split('.').enumerate().peekable();
    while let Some((depth, name)) = names.next() {
        if !at.starts_with(b"{") {
            return Some(if depth == 0 { Found::NoParent } else { in_place_of_an_object(at) });
        }
        at = match (members::last(at, name).ok()?, names.peek()) {
            (Some(value), Some(_)) => value,
            (Some(value), None) => return Some(read(value)),
            (None, Some(_)) => return Some(Found::NoParent),
            (None, None) => return Some(Found::Nothing),
        };
    }
    None
}

/// What is said by something else on the way. The empty list that some servers write for an empty object, and `null`, are as
/// good as no object at all.
fn in_place_of_an_object(value: &[u8]) -> Found<'static> {
    let is_empty = value.strip_prefix(b"[").is_some_and(|rest| rest.trim_ascii_start() == b"]");
    if is_empty || value == b"null" { Found::NoParent } else { Found::Other }
}

/// What a body holds at a path on which lists may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held<'a> {
    /// The object, or the list, that the value would be in is not there.
    NoParent,
    /// A list on the way is empty.
    NoItem,
    /// The object is there, and the value is not, or is `null` or `""`.
    Nothing,
    /// The value as it is written.
    Json(&'a [u8]),
}

/// The same as [`find`], of a value of any type; a list on the way stands for its last element.
pub(super) fn find_json<'a>(body: &'a [u8], path: &str) -> Held<'a> {
    let mut at = without_byte_order_mark(body).trim_ascii_start();
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        if at.starts_with(b"[") {
            match members::last_element(at) {
                Ok(Some(last)) => at = last,
                Ok(None) => return Held::NoItem,
                Err(_) => return Held::NoParent,
            }
        }
        let value = if at.starts_with(b"{") { members::last(at, name).ok() } else { None };
        at = match (value, names.peek()) {
            (None, _) | (Some(None), Some(_)) => return Held::NoParent,
            (Some(None), None) => return Held::Nothing,
            (Some(Some(value)), _) => value,
        };
    }
    match at {
        b"null" | b"\"\"" => Held::Nothing,
        // It becomes a part of a request, so it is looked at closer than what is only followed.
        value if serde_json::from_slice::<IgnoredAny>(value).is_ok() => Held::Json(value),
        _ => Held::NoParent,
    }
}

/// The value at the end of the path.
pub(super) fn read(value: &[u8]) -> Found<'_> {
    match value {
        [b'{' | b'[', ..] => return Found::Other,
        b"null" | b"\"\"" => return Found::Nothing,
        // Text without an escape is what stands there.
        [b'"', text @ .., b'"'] if memchr(b'\\', text).is_none() => {
            return std::str::from_utf8(text).map_or(Found::Other, |text| Found::Text(text.into()));
        }
        _ => {}
    }
    match serde_json::from_slice(value) {
        Ok(serde_json::Value::String(text)) => Found::Text(text.into()),
        // A fraction, or a number too large to be exact, is no cursor that could be sent back as it came.
        Ok(serde_json::Value::Number(number)) if !number.is_f64() => Found::Number(number.to_string()),
        _ => Found::Other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

    use super::{Found, Held, find, find_json};

    #[test]
    fn a_list_on_the_way_stands_for_its_last_item() {
        let table: [(&str, &str, Held<'_>); 16] = [
            (r#"[{"id":1},{"id":2}]"#, "id", Held::Json(b"2")),
            (r#"[ {"id":1}, {"id":"a]\"}"} ] "#, "id", Held::Json(br#""a]\"}""#)),
            (r#"{"data":[{"id":1},{"id":{"x":[2]}}],"more":true}"#, "data.id", Held::Json(br#"{"x":[2]}"#)),
            (r#"{"hits":{"hits":[{"sort":[1]},{"sort":[2,"b"]}]}}"#, "hits.hits.sort", Held::Json(br#"[2,"b"]"#)),
            (r#"{"data":[{"id":1},{"at":{"id":7}}]}"#, "data.at.id", Held::Json(b"7")),
            (r#"{"data":[[{"id":1}],[{"id":2}]]}"#, "data.id", Held::NoParent),
            (r#"{"data":[{"id":1},{}]}"#, "data.id", Held::Nothing),
            (r#"{"data":[{"id":1},{"id":null}]}"#, "data.id", Held::Nothing),
            (r#"{"data":[{"id":""}]}"#, "data.id", Held::Nothing),
            (r#"{"data":[]}"#, "data.id", Held::NoItem),
            (r#"{"data":[ ]}"#, "data.id", Held::NoItem),
            ("[]", "id", Held::NoItem),
            (r#"{"data":[1,2]}"#, "data.id", Held::NoParent),
            (r#"{"items":[]}"#, "data.id", Held::NoParent),
            (r#"{"data":[{"id":1}"#, "data.id", Held::NoParent),
            ("<html>", "data.id", Held::NoParent),
        ];
        for (body, path, expected) in table {
            assert_eq!(find_json(body.as_bytes(), path), expected, "{body}");
        }
        assert_eq!(find_json(br#"{"next":{"a":1},"data":[]}"#, "next"), Held::Json(br#"{"a":1}"#));
    }

    #[test]
    fn what_a_body_holds_at_a_path() {
        let text = |text: &'static str| Found::Text(text.into());
        let number = |text: &str| Found::Number(text.to_owned());
        let table = [
            (r#"{"links":{"self":"/1","next":"/2"}}"#, text("/2")),
            (r#"{"items":[{"links":{"next":"/no"}}],"links":{"next":"/2"}}"#, text("/2")),
            (r#"{"li\u006eks":{"n\u0065xt":"\/2"}}"#, text("/2")),
            (r#"{"links":{"next":42}}"#, number("42")),
            (r#"{"links":{"next":-42}}"#, number("-42")),
            (r#"{"links":{"next":18446744073709551615}}"#, number("18446744073709551615")),
            (r#"{"links":{"next":1.5}}"#, Found::Other),
            (r#"{"links":{"next":true}}"#, Found::Other),
            (r#"{"links":{"next":{"href":"/2"}}}"#, Found::Other),
            (r#"{"links":{"next":["/2"]}}"#, Found::Other),
            (r#"{"links":{"next":null}}"#, Found::Nothing),
            (r#"{"links":{"next":""}}"#, Found::Nothing),
            (r#"{"links":{}}"#, Found::Nothing),
            (r#"{"links":null}"#, Found::NoParent),
            (r#"{"links":[]}"#, Found::NoParent),
            (r#"{"links":[1]}"#, Found::Other),
            (r#"{"links":"/2"}"#, Found::Other),
            (r#"{"links":7}"#, Found::Other),
            (r#"{"links":false}"#, Found::Other),
            (r#"{"items":[]}"#, Found::NoParent),
            (r#"[{"links":{"next":"/2"}}]"#, Found::NoParent),
            ("null", Found::NoParent),
            ("17", Found::NoParent),
            ("", Found::NoParent),
            ("<html>", Found::NoParent),
            (r#"{"links":{"next":"/2""#, Found::NoParent),
        ];
        for (body, expected) in table {
            assert_eq!(find(body.as_bytes(), "links.next"), expected, "{body}");
        }
        assert_eq!(find(br#"{"next":"/2"}"#, "next"), text("/2"));
        assert_eq!(find(br#"{"a":{"b":{"c":"d"}}}"#, "a.b.c"), text("d"));
        assert_eq!(find(br#"{"a":{"b":null}}"#, "a.b.c"), Found::NoParent);
    }
}
