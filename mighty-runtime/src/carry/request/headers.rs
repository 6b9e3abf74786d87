//! The headers that do not come from arguments.

use http::HeaderMap;
use http::header::{ACCEPT, HeaderName, HeaderValue, USER_AGENT};

use super::framing::{self, add_empty_length};
use super::target::Target;
use crate::base::body::Body;
use crate::caller::errors::argument::ArgumentError;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::JSON;

/// What is accepted where nobody says it and the success is JSON.
const ANYTHING: HeaderValue = HeaderValue::from_static(JSON);

/// How many headers are added to those of the call and of the client: `User-Agent` and `Accept`, and later the token, `Host` and
/// `Accept-Encoding`.
const ADDED: usize = 5;

/// Adds what belongs to this call, though no argument says it.
pub(super) fn add_own(
    own: &mut HeaderMap,
    endpoint: &Endpoint,
    idempotency_key: Option<&str>,
    body: &Body,
) -> Result<(), ArgumentError> {
    if let (Some(name), Some(key)) = (endpoint.idempotency_key(), idempotency_key) {
        let problem = |_| ArgumentError::new("the header", name, "has a character that a header cannot carry");
        let value = HeaderValue::from_str(key).map_err(problem)?;
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| ArgumentError::new("the header", name, "is not a header name"))?;
        own.insert(name, value);
    }
    add_empty_length(own, endpoint.method(), body);
    Ok(())
}

/// Puts what the options of the call say in place of what it has.
pub(super) fn add_said(
    own: &mut HeaderMap,
    said: &[(String, String)],
    endpoint: &Endpoint,
    is_token: impl Fn(&HeaderName) -> bool,
) -> Result<(), ArgumentError> {
    for (name, value) in said {
        let problem = |problem| ArgumentError::new("the call's header", name, problem);
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| problem("is not a header name"))?;
        if framing::is_owned(&name) {
            return Err(problem("is set by the library for each request"));
        }
        if endpoint.idempotency_key().is_some_and(|key| key.eq_ignore_ascii_case(name.as_str())) {
            return Err(problem("is the endpoint's idempotency key: say it by `CallOptions::idempotency_key`"));
        }
        if is_token(&name) {
            return Err(problem("carries the token, which a call's option does not replace"));
        }
        let mut value =
            HeaderValue::from_str(value).map_err(|_| problem("has a character that a header cannot carry"))?;
        value.set_sensitive(true);
        own.insert(name, value);
    }
    Ok(())
}

/// The headers of an attempt: those of the call, and what all calls have besides; an argument of the same name goes before that.
/// `accept` is what is accepted if nobody says it.
pub(super) fn of_attempt(own: &HeaderMap, target: &Target, endpoint: &Endpoint, accept: &'static str) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(own.len() + target.headers().len() + ADDED);
    headers.insert(USER_AGENT, target.user_agent(endpoint));
    // Checked byte by byte as it is made, so the usual one is made when this is compiled.
    let accept = if accept == JSON { ANYTHING } else { HeaderValue::from_static(accept) };
    headers.insert(ACCEPT, accept);
    for (name, value) in target.headers() {
        headers.insert(name, value.clone());
    }
    // Most calls have none.
    if own.is_empty() {
        return headers;
    }
    for name in own.keys() {
        headers.remove(name);
    }
    for (name, value) in own {
        headers.append(name, value.clone());
    }
    headers
}
