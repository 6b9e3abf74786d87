//! The file: a header, and an exchange in each line below it.

use std::collections::BTreeMap;

use http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::fault::FaultLine;

/// The version of the format, which is the header's first member.
pub(super) const VERSION: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    #[serde(deserialize_with = "known_version")]
    pub(super) mighty_recording: u32,
    /// The API's name.
    pub(super) api: String,
    /// The API's own base, whatever base a client has.
    pub(super) base_url: String,
}

/// An exchange. It has one of `answer`, `fault` and `stalled`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    /// Of which endpoint; none for a request that is of none, as for a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) endpoint: Option<String>,
    pub(super) request: RequestLine,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<AnswerLine>,
    /// There was no answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) fault: Option<FaultLine>,
    /// There was none yet when the caller gave up.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) stalled: bool,
}

/// What was sent.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestLine {
    #[serde(deserialize_with = "method")]
    pub(super) method: String,
    /// Where it is none of the API's hosts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) host: Option<String>,
    /// Path and query.
    #[serde(deserialize_with = "target")]
    pub(super) target: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "headers")]
    pub(super) headers: Headers,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<BodyLine>,
    /// The body was not sent to its end, or is too large to be kept: it is not compared.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) cut: bool,
}

/// What came back.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerLine {
    #[serde(deserialize_with = "status")]
    pub(super) status: u16,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "headers")]
    pub(super) headers: Headers,
    /// The transport has taken a content coding off.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) decoded: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<BodyLine>,
    /// Where the body does not end well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<EndLine>,
    /// The body broke off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) fault: Option<FaultLine>,
}

/// How a body ends that has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum EndLine {
    /// Its caller read no further.
    Dropped,
    /// Nothing came any more, and its caller gave up.
    Stalled,
    /// There was more than is kept.
    TooLarge,
}

/// A body, as it reads best.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BodyLine {
    Json(Box<RawValue>),
    Text(String),
    Base64(#[serde(deserialize_with = "base64")] String),
    /// The pieces in which a stream of events or lines came.
    Chunks(Vec<String>),
    /// Of a request: `application/x-www-form-urlencoded`, names and values decoded.
    Form(Vec<(String, String)>),
    /// Of a request: `multipart/form-data`.
    Parts(Vec<PartLine>),
    /// In a content coding that nobody took off, so that a secret in it could not be seen: it is not kept.
    Coded(String),
}

/// A part of a body.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartLine {
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<String>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) media_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<BodyLine>,
}

/// By name, in the order of names.
pub(super) type Headers = BTreeMap<String, Values>;

/// The values of a header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    One(String),
    Several(Vec<String>),
}

impl Values {
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let values = match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Several(values) => values,
        };
        values.iter().map(String::as_str)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

fn known_version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let version = u32::deserialize(deserializer)?;
    if version == VERSION {
        return Ok(version);
    }
    Err(D::Error::custom(format!("it is of version {version} of the format, and this library reads version {VERSION}")))
}

fn method<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    match Method::from_bytes(text.as_bytes()) {
        Ok(_) => Ok(text),
        Err(_) => Err(D::Error::custom(format!("`{}` is no method", text.escape_debug()))),
    }
}

fn target<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.starts_with('/') && text.parse::<Uri>().is_ok() {
        return Ok(text);
    }
    Err(D::Error::custom("it is no path with a query; it begins with `/`"))
}

fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let status = u16::deserialize(deserializer)?;
    match StatusCode::from_u16(status) {
        Ok(_) => Ok(status),
        Err(_) => Err(D::Error::custom(format!("{status} is no status"))),
    }
}

fn headers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Headers, D::Error> {
    let headers = Headers::deserialize(deserializer)?;
    for (name, values) in &headers {
        if HeaderName::from_bytes(name.as_bytes()).is_err() {
            return Err(D::Error::custom(format!("`{}` is no name of a header", name.escape_debug())));
        }
        if values.iter().any(|value| HeaderValue::from_str(value).is_err()) {
            return Err(D::Error::custom(format!("the header `{name}` has a value that a header cannot have")));
        }
    }
    Ok(headers)
}

fn base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    use base64::Engine;
    let text = String::deserialize(deserializer)?;
    match base64::prelude::BASE64_STANDARD.decode(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(D::Error::custom(format!("it is no base64: {error}"))),
    }
}
