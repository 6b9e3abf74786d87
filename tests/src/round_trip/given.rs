//! Requests and answers, without what belongs to a connection.

use bytes::Bytes;
use mighty_runtime::http::{HeaderMap, HeaderValue, Response, StatusCode};
use mighty_runtime::testing::Recorded;
use serde_json::Value;

use super::tap::Passed;

/// A request as it was sent by one of the clients.
#[derive(Debug, PartialEq)]
pub(super) struct Sent {
    line: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// Headers of a connection, of a server, or that are new with each call.
const OF_A_HOP: [&str; 9] = [
    "host",
    "user-agent",
    "content-length",
    "transfer-encoding",
    "connection",
    "date",
    "expect",
    "accept-encoding",
    "authorization",
];

impl Sent {
    /// By the first client; `key` is the header of the idempotency key.
    pub(super) fn by(passed: &Passed, key: Option<&str>) -> Self {
        Self::of(&passed.method, &passed.target, &passed.headers, &passed.body, key)
    }

    /// From the second one.
    pub(super) fn received(request: &Recorded, key: Option<&str>) -> Self {
        Self::of(request.method.as_str(), request.target(), &request.headers, &request.body, key)
    }

    fn of(method: &str, target: &str, headers: &HeaderMap, body: &[u8], key: Option<&str>) -> Self {
        let is_kept = |name: &str| !OF_A_HOP.contains(&name) && key.is_none_or(|key| !key.eq_ignore_ascii_case(name));
        let (headers, body) = (kept(headers, is_kept), String::from_utf8_lossy(body).into_owned());
        Self { line: format!("{method} {target}"), headers, body }.without_boundary()
    }

    /// A boundary of parts is another each time.
    fn without_boundary(mut self) -> Self {
        let said =
            self.headers.iter().find_map(|(_, value)| value.split_once("boundary=")).map(|(_, own)| own.to_owned());
        if let Some(boundary) = said {
            self.body = self.body.replace(&boundary, "…");
            self.headers.iter_mut().for_each(|(_, value)| *value = value.replace(&boundary, "…"));
        }
        self
    }
}

/// An answer of one of the servers.
#[derive(Debug, PartialEq)]
pub(super) struct Given {
    status: StatusCode,
    headers: Vec<(String, String)>,
    body: Bytes,
}

impl Given {
    pub(super) fn of(answer: &Response<Bytes>) -> Self {
        let headers = kept(answer.headers(), |name| !OF_A_HOP.contains(&name));
        Self { status: answer.status(), headers, body: answer.body().clone() }
    }
}

fn kept(headers: &HeaderMap, is_kept: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let pairs = headers.iter().filter(|(name, _)| is_kept(name.as_str()));
    let mut kept: Vec<(String, String)> = pairs.map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    kept.sort();
    kept
}

/// Where `part` is not in `whole`: what it has as null or as an empty list may be absent there.
pub(super) fn missing(part: &Value, whole: &Value, at: &str) -> Option<String> {
    match (part, whole) {
        (Value::Null, _) => None,
        (Value::Array(none), Value::Null) if none.is_empty() => None,
        (Value::Object(none), Value::Null) if none.is_empty() => None,
        (Value::Object(members), Value::Object(all)) => members
            .iter()
            .find_map(|(name, member)| missing(member, all.get(name).unwrap_or(&Value::Null), &format!("{at}/{name}"))),
        (Value::Array(items), Value::Array(all)) if items.len() == all.len() => {
            let mut pairs = items.iter().zip(all).enumerate();
            pairs.find_map(|(place, (item, other))| missing(item, other, &format!("{at}/{place}")))
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => None,
        (part, whole) => (part != whole).then(|| format!("{at}: {part} became {whole}")),
    }
}
