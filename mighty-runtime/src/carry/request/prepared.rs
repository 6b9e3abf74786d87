//! A request that is complete but for its token.

use http::{HeaderMap, HeaderValue, Method, Uri};

use super::headers;
use super::target::Target;
use crate::base::body::Body;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::Opening;

/// A request ready to be sent, as often as its body allows.
pub(crate) struct Prepared {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    /// Those that are this call's own; what all calls have is added to each attempt, which needs a map of its own anyway.
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) idempotency_key: Option<String>,
    /// The body can be sent again.
    pub(crate) replayable: bool,
    pub(crate) interest: Interest,
}

/// What is wanted of the body of a success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Interest {
    /// All of it, before the call ends.
    Whole,
    /// Nothing: neither what it holds, nor whether it arrives.
    Ignored,
    /// All of it, as it comes, after the call has ended.
    Open(Opening),
}

impl Prepared {
    /// The request of the next attempt, but for its token. A body that cannot be sent again goes into the first.
    pub(crate) fn next(&mut self, target: &Target, names_endpoint: bool) -> http::Request<Body> {
        let mut request = http::Request::new(self.body.take_once());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = headers::of_attempt(&self.headers, target, self.endpoint);
        // Extensions cost three allocations, so only who looks into them gets any.
        if names_endpoint || self.endpoint.expects_continue() {
            request.extensions_mut().insert(self.endpoint);
        }
        request
    }

    /// The same request, for another call.
    pub(crate) fn again(&mut self) -> Self {
        Self {
            endpoint: self.endpoint,
            method: self.method.clone(),
            uri: self.uri.clone(),
            headers: self.headers.clone(),
            body: self.body.take_for_another(),
            idempotency_key: self.idempotency_key.clone(),
            replayable: self.replayable,
            interest: self.interest,
        }
    }

    /// Another idempotency key, if it has one: for a call that is not a repetition of the one before.
    pub(crate) fn renew_key(&mut self) {
        let Some(header) = self.endpoint.idempotency_key().filter(|_| self.idempotency_key.is_some()) else { return };
        let key = new_key();
        if let (Some(value), Ok(new)) = (self.headers.get_mut(header), HeaderValue::from_str(&key)) {
            *value = new;
            self.idempotency_key = Some(key);
        }
    }
}

/// An idempotency key that nobody else has.
pub(super) fn new_key() -> String {
    uuid::Uuid::new_v4().to_string()
}
