//! A session as it is written: what was taken, without secrets, without what differs by chance.

use std::collections::BTreeMap;

use http::header::{
    ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, HOST, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE, USER_AGENT,
};
use http::{HeaderMap, HeaderName, Uri};

use super::body::{Content, body};
use super::line::{AnswerLine, BodyLine, EndLine, Headers, Line, RequestLine, Values};
use super::media::Media;
use super::played::length;
use super::secrets::redactor::Redactor;
use super::secrets::word::WORD;
use super::sent_body::request_body;
use super::taken::{Came, End, Heard, Kept, Taken};
use crate::describe::endpoint::Endpoint;

/// The hosts of an API, which go without saying.
#[derive(Debug)]
pub(super) struct Hosts(pub(super) Vec<String>);

impl Hosts {
    /// The host, if it is neither one of the API's nor this machine.
    fn foreign(&self, uri: &Uri) -> Option<String> {
        let authority = uri.authority()?;
        let host = authority.host().trim_matches(['[', ']']);
        let is_local = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|host| host.is_loopback());
        let is_own = self.0.iter().any(|own| own.eq_ignore_ascii_case(host));
        (!is_local && !is_own).then(|| authority.as_str().rsplit('@').next().unwrap_or_default().to_owned())
    }
}

/// Headers of requests that are the library's, the transport's or of chance.
const UNSAID: &[HeaderName] =
    &[ACCEPT_ENCODING, CONNECTION, CONTENT_LENGTH, EXPECT, HOST, TE, TRAILER, TRANSFER_ENCODING, UPGRADE, USER_AGENT];
const OF_CHANCE: &[&str] = &["baggage", "date", "traceparent", "tracestate", "x-amz-date"];

/// Headers of answers that are the connection's.
const OF_THE_CONNECTION: &[&str] = &["alt-svc", "connection", "keep-alive", "trailer", "transfer-encoding", "upgrade"];

/// `Orders::show_order`
pub(super) fn name(endpoint: &Endpoint) -> String {
    format!("{}::{}", endpoint.group(), endpoint.name())
}

pub(super) fn line(redactor: &mut Redactor<'_>, hosts: &Hosts, taken: &Taken) -> Line {
    let mut line = Line {
        endpoint: taken.heard.endpoint.map(name),
        request: request(redactor, hosts, &taken.heard),
        answer: None,
        fault: None,
        stalled: false,
    };
    match &taken.came {
        Came::Nothing => line.stalled = true,
        Came::Failed(fault) => line.fault = Some(fault.clone()),
        Came::Answer { status, headers, is_decoded, body } => {
            line.answer = Some(answer(redactor, status.as_u16(), headers, *is_decoded, body));
        }
    }
    line
}

pub(super) fn request(redactor: &mut Redactor<'_>, hosts: &Hosts, heard: &Heard) -> RequestLine {
    let key = heard.endpoint.and_then(Endpoint::idempotency_key);
    let media = Media::of(&heard.headers);
    let mut headers =
        headers_of(redactor, &heard.headers, |name| !UNSAID.contains(name) && !OF_CHANCE.contains(&name.as_str()));
    if let Media::Parts(_) = media {
        headers.insert(CONTENT_TYPE.as_str().to_owned(), Values::One("multipart/form-data".to_owned()));
    }
    // One that the library has made is another each time.
    if let Some(Values::One(value)) = key.and_then(|key| headers.get_mut(&key.to_ascii_lowercase()))
        && uuid::Uuid::try_parse(value).is_ok()
    {
        WORD.clone_into(value);
    }
    RequestLine {
        method: heard.method.as_str().to_owned(),
        host: hosts.foreign(&heard.uri),
        target: redactor.target(heard.endpoint, heard.uri.path(), heard.uri.query()),
        headers,
        body: request_body(redactor, &media, &heard.body.bytes),
        cut: !matches!(heard.body.end, End::Whole),
    }
}

fn answer(redactor: &mut Redactor<'_>, status: u16, headers: &HeaderMap, is_decoded: bool, kept: &Kept) -> AnswerLine {
    let is_whole = matches!(kept.end, End::Whole);
    let content = Content { bytes: &kept.bytes, cuts: &kept.cuts, is_whole };
    let coding = headers.get(CONTENT_ENCODING).filter(|coding| !is_decoded && *coding != "identity");
    let body = match coding {
        Some(coding) if !kept.bytes.is_empty() => {
            Some(BodyLine::Coded(String::from_utf8_lossy(coding.as_bytes()).into_owned()))
        }
        _ => body(redactor, &Media::of(headers), content),
    };
    let mut headers = headers_of(redactor, headers, |name| !OF_THE_CONNECTION.contains(&name.as_str()));
    // It is told as long as it is true: not of JSON that was written closer, nor of what lost a secret.
    if body.as_ref().is_some_and(|body| length(body) != kept.bytes.len()) {
        headers.remove(CONTENT_LENGTH.as_str());
    }
    let (end, fault) = match &kept.end {
        End::Whole => (None, None),
        End::Dropped => (Some(EndLine::Dropped), None),
        End::Awaited => (Some(EndLine::Stalled), None),
        End::TooLarge => (Some(EndLine::TooLarge), None),
        End::Broken(fault) => (None, Some(fault.clone())),
    };
    AnswerLine { status, headers, decoded: is_decoded, body, end, fault }
}

fn headers_of(redactor: &mut Redactor<'_>, headers: &HeaderMap, counts: impl Fn(&HeaderName) -> bool) -> Headers {
    let mut written: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in headers.iter().filter(|(name, _)| counts(name)) {
        let text = String::from_utf8_lossy(value.as_bytes());
        let text = redactor.header(name, value, &text);
        written.entry(name.as_str().to_owned()).or_default().push(text);
    }
    let values = |mut values: Vec<String>| match (values.len(), values.pop()) {
        (1, Some(value)) => Values::One(value),
        (_, last) => Values::Several(values.into_iter().chain(last).collect()),
    };
    written.into_iter().map(|(name, several)| (name, values(several))).collect()
}
