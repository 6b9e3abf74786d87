//! Reads one value out of a JSON body, by its path, and builds nothing of the rest.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::base::text::without_byte_order_mark;

/// What a body holds at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The object that the value would be in is not there.
    NoParent,
    /// The object is there; the value is not, or is `null` or `""`.
    Nothing,
    /// Text, or a number as text.
    Text(String),
    Number(String),
    /// A value of another type, or something else than an object on the way to it.
    Other,
}

/// What `body` holds at `path`, names with dots between them. A body that is not JSON holds nothing: that it is none is
/// said by whoever decodes it.
pub(super) fn find(body: &[u8], path: &str) -> Found {
    let mut json = serde_json::Deserializer::from_slice(without_byte_order_mark(body));
    Step { path, is_root: true }.deserialize(&mut json).unwrap_or(Found::NoParent)
}

/// An object on the way, and the path from there.
#[derive(Clone, Copy)]
struct Step<'a> {
    path: &'a str,
    is_root: bool,
}

impl Step<'_> {
    /// Something that is no object. A list that is the whole body, and the empty one that some servers write for an
    /// empty object, are as good as no object at all.
    fn not_an_object(self) -> Found {
        if self.is_root { Found::NoParent } else { Found::Other }
    }
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Found, A::Error> {
        let (name, rest) = self.path.split_once('.').map_or((self.path, None), |(name, rest)| (name, Some(rest)));
        let mut found = if rest.is_some() { Found::NoParent } else { Found::Nothing };
        while let Some(is_it) = fields.next_key_seed(Named(name))? {
            found = match rest {
                _ if !is_it => {
                    fields.next_value::<IgnoredAny>()?;
                    continue;
                }
                Some(path) => fields.next_value_seed(Step { path, is_root: false })?,
                None => fields.next_value_seed(Value)?,
            };
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Found, A::Error> {
        let mut is_empty = true;
        while elements.next_element::<IgnoredAny>()?.is_some() {
            is_empty = false;
        }
        Ok(if is_empty { Found::NoParent } else { self.not_an_object() })
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::NoParent)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Found, E> {
        Ok(self.not_an_object())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Found, E> {
        Ok(self.not_an_object())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Found, E> {
        Ok(self.not_an_object())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Found, E> {
        Ok(self.not_an_object())
    }

    fn visit_str<E>(self, _: &str) -> Result<Found, E> {
        Ok(self.not_an_object())
    }
}

/// Whether a field has this name.
struct Named<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Named<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

/// The value at the end of the path.
struct Value;

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Found, E> {
        Ok(if text.is_empty() { Found::Nothing } else { Found::Text(text.to_owned()) })
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Found, E> {
        Ok(Found::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Found, E> {
        Ok(Found::Number(number.to_string()))
    }

    /// A fraction, or a number too large to be exact: no cursor that could be sent back as it came.
    fn visit_f64<E>(self, _: f64) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Found, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Found::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Found, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Found::Other)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

    use super::{Found, find};

    #[test]
    fn what_a_body_holds_at_a_path() {
        let text = |text: &str| Found::Text(text.to_owned());
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
