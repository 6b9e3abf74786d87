//! Problem details, the standard's error body.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use http::StatusCode;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::error_body::{ErrorAnswer, ErrorBody};
use super::refusal::Refusal;
use crate::base::decode_error::DecodeError;
use crate::base::text::without_byte_order_mark;

/// Problem details, `application/problem+json` (RFC 9457): the error body of APIs that follow the standard.
///
/// Its [`code`](ErrorBody::code) is the `type`. Where that says nothing, because it is absent or `about:blank`, it is the
/// member `code` that many APIs add, if that is text.
///
/// A member whose value is not of its type is ignored (RFC 9457, 3.1), as if it were absent; the others are read.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
pub struct Problem {
    /// A URI that names the kind of problem.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub kind: Option<String>,
    /// The kind of problem in a few words.
    pub title: Option<String>,
    /// The status, as the origin server sent it.
    pub status: Option<u16>,
    /// What happened this time.
    pub detail: Option<String>,
    /// A URI that names this occurrence.
    pub instance: Option<String>,
    /// Everything else in the object.
    #[cfg_attr(feature = "schemars", schemars(flatten))]
    pub extensions: Map<String, Value>,
}

/// As a server writes it: without the members that it does not have.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let texts =
            [("type", &self.kind), ("title", &self.title), ("detail", &self.detail), ("instance", &self.instance)];
        let mut members = serializer.serialize_map(None)?;
        for (name, text) in texts {
            if let Some(text) = text {
                members.serialize_entry(name, text)?;
            }
        }
        if let Some(status) = self.status {
            members.serialize_entry("status", &status)?;
        }
        for (name, value) in &self.extensions {
            members.serialize_entry(name, value)?;
        }
        members.end()
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

/// Takes each member to its place at once: an object of all of them would be built only to be taken apart.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Problem;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Problem, A::Error> {
        let mut problem = Problem::default();
        while let Some(name) = members.next_key()? {
            let value = members.next_value()?;
            match name {
                Name::Kind => problem.kind = text(value),
                Name::Title => problem.title = text(value),
                Name::Status => problem.status = value.as_u64().and_then(|status| u16::try_from(status).ok()),
                Name::Detail => problem.detail = text(value),
                Name::Instance => problem.instance = text(value),
                Name::Other(name) => drop(problem.extensions.insert(name, value)),
            }
        }
        Ok(problem)
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// The name of a member.
enum Name {
    Kind,
    Title,
    Status,
    Detail,
    Instance,
    Other(String),
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, name: &str) -> Result<Name, E> {
        Ok(match name {
            "type" => Name::Kind,
            "title" => Name::Title,
            "status" => Name::Status,
            "detail" => Name::Detail,
            "instance" => Name::Instance,
            _ => Name::Other(name.to_owned()),
        })
    }
}

impl Problem {
    /// Member by member, so that one which no reader takes (`1e400`, half a surrogate pair) is alone in being ignored.
    fn of_members(text: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(without_byte_order_mark(text));
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(&text).ok()?;
        let read = members.into_iter().filter_map(|(name, raw)| Some((name, serde_json::from_str(raw.get()).ok()?)));
        serde_json::from_value(Value::Object(read.collect())).ok()
    }
}

impl ErrorBody for Problem {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json().or_else(|error| Self::of_members(answer.bytes()).ok_or(error))
    }

    fn refusal(status: StatusCode, message: &str) -> Option<Refusal> {
        Refusal::json(&Self {
            title: status.canonical_reason().map(str::to_owned),
            status: Some(status.as_u16()),
            detail: Some(message.to_owned()),
            ..Self::default()
        })
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        self.detail.as_deref().or(self.title.as_deref()).map(Cow::Borrowed)
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        let kind = self.kind.as_deref().filter(|kind| !["", "about:blank"].contains(kind));
        kind.map(Cow::Borrowed).or_else(|| match self.extensions.get("code")? {
            Value::String(code) => Some(code.as_str().into()),
            Value::Number(code) => Some(code.to_string().into()),
            _ => None,
        })
    }
}
