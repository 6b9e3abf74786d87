//! Whether a request is that of an exchange, and in what it differs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::difference::Difference;
use super::line::{BodyLine, RequestLine, Values};
use super::secrets::names::Names;
use super::secrets::word::WORD;

/// A part of a request that has to be as it was recorded, for [`Recording::matching`](super::Recording::matching).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestPart {
    /// The method.
    Method,
    /// The path, and the host if both are none of the API's and not this machine.
    Path,
    /// The query, whatever the order of its names.
    Query,
    /// The headers that are recorded.
    Headers,
    /// The body: JSON whatever the order of members, forms by their fields, all else to the byte.
    Body,
}

/// How requests are compared.
#[derive(Debug)]
pub(super) struct Matching<'a> {
    pub(super) parts: &'a [RequestPart],
    pub(super) names: &'a Names,
}

impl Matching<'_> {
    /// Whether `sent` is the same request. It looks no further than to the first part that is another.
    pub(super) fn is_same(&self, recorded: &RequestLine, sent: &RequestLine) -> bool {
        self.parts.iter().all(|part| self.in_part(*part, recorded, sent).is_empty())
    }

    /// In what `sent` differs; nothing if it is the same request.
    pub(super) fn differences(&self, recorded: &RequestLine, sent: &RequestLine) -> Vec<Difference> {
        self.parts.iter().flat_map(|part| self.in_part(*part, recorded, sent)).collect()
    }

    fn in_part(&self, part: RequestPart, recorded: &RequestLine, sent: &RequestLine) -> Vec<Difference> {
        let mut found = Vec::new();
        match part {
            RequestPart::Method => note(&mut found, "method".to_owned(), Some(&recorded.method), Some(&sent.method)),
            RequestPart::Path => {
                // The API's own hosts go without saying, and this machine plays them.
                if let (Some(recorded), Some(sent)) = (&recorded.host, &sent.host) {
                    note(&mut found, "host".to_owned(), Some(recorded), Some(sent));
                }
                note(&mut found, "path".to_owned(), Some(split(recorded).0), Some(split(sent).0));
            }
            RequestPart::Query => self.named(&mut found, "query", &query(recorded), &query(sent)),
            RequestPart::Headers => self.named(&mut found, "header", &headers(recorded), &headers(sent)),
            RequestPart::Body if recorded.cut || sent.cut => {}
            RequestPart::Body => self.bodies(&mut found, "body", recorded.body.as_ref(), sent.body.as_ref()),
        }
        found
    }

    fn bodies(&self, found: &mut Vec<Difference>, place: &str, one: Option<&BodyLine>, other: Option<&BodyLine>) {
        match (one, other) {
            (Some(BodyLine::Json(one)), Some(BodyLine::Json(other))) => {
                match (serde_json::from_str(one.get()), serde_json::from_str(other.get())) {
                    (Ok(one), Ok(other)) => self.values(found, &format!("{place} `"), &one, &other),
                    // A number that does not fit, or more depth than anyone reads.
                    _ => note(found, place.to_owned(), Some(one.get()), Some(other.get())),
                }
            }
            (Some(BodyLine::Form(one)), Some(BodyLine::Form(other))) => {
                self.named(found, "form", &fields(one), &fields(other));
            }
            (Some(BodyLine::Parts(one)), Some(BodyLine::Parts(other))) => {
                note(found, "parts".to_owned(), Some(&one.len().to_string()), Some(&other.len().to_string()));
                for (one, other) in one.iter().zip(other) {
                    let place = format!("part `{}`", one.name);
                    note(found, format!("{place}, name"), Some(&one.name), Some(&other.name));
                    note(found, format!("{place}, file"), one.file.as_deref(), other.file.as_deref());
                    note(found, format!("{place}, type"), one.media_type.as_deref(), other.media_type.as_deref());
                    self.bodies(found, &place, one.body.as_ref(), other.body.as_ref());
                }
            }
            (one, other) => lines(found, place, one.map(shown).as_deref(), other.map(shown).as_deref()),
        }
    }

    /// What both have under a name. What a secret is named by does not count, nor whether it is there: a replay needs no token.
    fn named(&self, found: &mut Vec<Difference>, what: &str, one: &Named, other: &Named) {
        let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        for name in names.into_iter().filter(|name| !self.names.is_secret(name)) {
            let (one, other) = (one.get(name), other.get(name));
            let longest = one.map_or(0, Vec::len).max(other.map_or(0, Vec::len));
            for number in 0..longest {
                let value = |values: Option<&Vec<String>>| values.and_then(|values| values.get(number)).cloned();
                note(found, format!("{what} `{name}`"), value(one).as_deref(), value(other).as_deref());
            }
        }
    }

    /// `place` ends within the path of the value.
    fn values(&self, found: &mut Vec<Difference>, place: &str, one: &Value, other: &Value) {
        match (one, other) {
            (Value::Object(one), Value::Object(other)) => {
                let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
                for name in names.into_iter().filter(|name| !self.names.is_secret(name)) {
                    let place = format!("{place}/{name}");
                    match (one.get(name), other.get(name)) {
                        (Some(one), Some(other)) => self.values(found, &place, one, other),
                        (one, other) => missing(found, &place, one, other),
                    }
                }
            }
            (Value::Array(one), Value::Array(other)) => {
                for number in 0..one.len().max(other.len()) {
                    let place = format!("{place}/{number}");
                    match (one.get(number), other.get(number)) {
                        (Some(one), Some(other)) => self.values(found, &place, one, other),
                        (one, other) => missing(found, &place, one, other),
                    }
                }
            }
            (Value::String(one), Value::String(other)) if matches(one, other) => {}
            (one, other) if one == other || one == WORD => {}
            (one, other) => missing(found, place, Some(one), Some(other)),
        }
    }
}

fn missing(found: &mut Vec<Difference>, place: &str, one: Option<&Value>, other: Option<&Value>) {
    let text = |value: Option<&Value>| value.map(ToString::to_string);
    found.push(Difference::new(format!("{place}`"), text(one), text(other)));
}

type Named = BTreeMap<String, Vec<String>>;

fn split(request: &RequestLine) -> (&str, &str) {
    request.target.split_once('?').unwrap_or((&request.target, ""))
}

fn query(request: &RequestLine) -> Named {
    let mut query = Named::new();
    for (name, value) in url::form_urlencoded::parse(split(request).1.as_bytes()) {
        query.entry(name.into_owned()).or_default().push(value.into_owned());
    }
    query
}

fn headers(request: &RequestLine) -> Named {
    let values = |values: &Values| values.iter().map(str::to_owned).collect();
    request.headers.iter().map(|(name, several)| (name.clone(), values(several))).collect()
}

fn fields(pairs: &[(String, String)]) -> Named {
    let mut fields = Named::new();
    for (name, value) in pairs {
        fields.entry(name.clone()).or_default().push(value.clone());
    }
    fields
}

fn note(found: &mut Vec<Difference>, place: String, recorded: Option<&str>, sent: Option<&str>) {
    let is_same = match (recorded, sent) {
        (Some(recorded), Some(sent)) => matches(recorded, sent),
        (None, None) => true,
        _ => false,
    };
    if !is_same {
        found.push(Difference::new(place, recorded.map(str::to_owned), sent.map(str::to_owned)));
    }
}

/// The first line in which two texts differ.
fn lines(found: &mut Vec<Difference>, place: &str, one: Option<&str>, other: Option<&str>) {
    let (Some(one), Some(other)) = (one, other) else { return note(found, place.to_owned(), one, other) };
    if matches(one, other) {
        return;
    }
    let (mut ones, mut others) = (one.lines(), other.lines());
    for number in 1.. {
        match (ones.next(), others.next()) {
            // They differ in how their lines end.
            (None, None) => return note(found, place.to_owned(), Some(one), Some(other)),
            (one, other) if one == other => {}
            (one, other) => return note(found, format!("{place}, line {number}"), one, other),
        }
    }
}

fn shown(body: &BodyLine) -> String {
    match body {
        BodyLine::Json(json) => json.get().to_owned(),
        BodyLine::Text(text) => text.clone(),
        BodyLine::Base64(text) => format!("base64 {text}"),
        BodyLine::Chunks(chunks) => chunks.concat(),
        BodyLine::Form(fields) => format!("a form of {} fields", fields.len()),
        BodyLine::Parts(parts) => format!("a form of {} parts", parts.len()),
        BodyLine::Coded(coding) => format!("a body in the coding {coding}"),
    }
}

/// Whether a text is the recorded one, in which the word of a secret stands for any text.
fn matches(recorded: &str, sent: &str) -> bool {
    if recorded == sent {
        return true;
    }
    let pieces: Vec<&str> = recorded.split(WORD).collect();
    let [first, between @ .., last] = pieces.as_slice() else { return false };
    let rest = sent.strip_prefix(first).and_then(|rest| rest.strip_suffix(last));
    let Some(mut rest) = rest else { return false };
    for piece in between {
        let Some((_, behind)) = rest.split_once(*piece) else { return false };
        rest = behind;
    }
    true
}
