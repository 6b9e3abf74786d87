//! The headers that do not come from arguments.

use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderName, HeaderValue, USER_AGENT};
use http::{HeaderMap, Method};

use super::framing::add_empty_length;
use super::target::Target;
use crate::base::body::Body;
use crate::caller::errors::argument::ArgumentError;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::Opening;

/// What is accepted, if no argument says it.
const ANYTHING: HeaderValue = HeaderValue::from_static("application/json, */*;q=0.5");

/// How many headers are added to those of the call and of the client: `User-Agent` and `Accept`, and later the token, `Host` and
/// `Accept-Encoding`.
const ADDED: usize = 5;

/// Adds what belongs to this call, though no argument says it.
pub(super) fn add_own(
    own: &mut HeaderMap,
    endpoint: &Endpoint,
    idempotency_key: Option<&str>,
    method: &Method,
    body: &Body,
) -> Result<(), ArgumentError> {
    if let (Some(name), Some(key)) = (endpoint.idempotency_key(), idempotency_key) {
        let problem = |_| ArgumentError::new("the header", name, "has a character that a header cannot carry");
        let value = HeaderValue::from_str(key).map_err(problem)?;
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| ArgumentError::new("the header", name, "is not a header name"))?;
        own.insert(name, value);
    }
    add_empty_length(own, method, body);
    Ok(())
}

/// Adds what a body that is read as it comes is asked for with, unless an argument says otherwise.
pub(super) fn add_of_stream(own: &mut HeaderMap, opening: Opening) {
    let accepted = match opening {
        Opening::Bytes => "*/*",
        Opening::Events => "text/event-stream",
        Opening::Lines => "application/x-ndjson, application/json-seq, application/jsonl, */*;q=0.5",
    };
    own.entry(ACCEPT).or_insert(HeaderValue::from_static(accepted));
    // The ranges of a coded body are others, and what codes an event may keep it until it has more.
    if opening != Opening::Lines {
        own.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("identity"));
    }
}

/// The headers of an attempt: those of the call, and what all calls have besides; an argument of the same name goes before that.
pub(super) fn of_attempt(own: &HeaderMap, target: &Target, endpoint: &Endpoint) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(own.len() + target.headers().len() + ADDED);
    headers.insert(USER_AGENT, target.user_agent(endpoint));
    headers.insert(ACCEPT, ANYTHING);
    for (name, value) in target.headers() {
        headers.insert(name, value.clone());
    }
    for name in own.keys() {
        headers.remove(name);
    }
    for (name, value) in own {
        headers.append(name, value.clone());
    }
    headers
}
