//! A request that is complete but for its token.

use http::{HeaderMap, HeaderValue, Uri};

use super::headers;
use super::target::Target;
use crate::author::facts::ErrorShape;
use crate::base::body::Body;
use crate::base::header_map::fill;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::Reading;

/// A request ready to be sent, as often as its body allows.
pub(crate) struct Prepared {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) uri: Uri,
    /// Those that are this call's own; what all calls have is added to each attempt, which needs a map of its own anyway.
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    /// The body can be sent again.
    pub(crate) replayable: bool,
    /// What is wanted of the answer.
    pub(crate) reading: &'static Reading,
    /// How its errors are read, where they have another body than the API's.
    pub(crate) errors: Option<&'static ErrorShape>,
}

impl Prepared {
    /// The body of the next attempt. One that cannot be sent again goes into the first.
    pub(crate) fn next_body(&mut self) -> Body {
        self.body.take_once()
    }

    /// Makes a new request that of the next attempt, but for its token.
    pub(crate) fn complete(&self, request: &mut http::Request<Body>, uri: &Uri, target: &Target, names_endpoint: bool) {
        *request.method_mut() = self.endpoint.method().clone();
        *request.uri_mut() = uri.clone();
        fill(request.headers_mut(), headers::of_attempt(&self.headers, target, self.endpoint, self.reading.accept));
        // Extensions cost three allocations, so only who looks into them gets any.
        if names_endpoint || self.endpoint.expects_continue() {
            request.extensions_mut().insert(self.endpoint);
        }
    }

    /// The same request, for another call.
    pub(crate) fn again(&mut self) -> Self {
        Self {
            endpoint: self.endpoint,
            uri: self.uri.clone(),
            headers: self.headers.clone(),
            body: self.body.take_for_another(),
            replayable: self.replayable,
            reading: self.reading,
            errors: self.errors,
        }
    }

    /// Another idempotency key, if it has one: for a call that is not a repetition of the one before.
    pub(crate) fn renew_key(&mut self) {
        let Some(header) = self.endpoint.idempotency_key() else { return };
        if let (Some(value), Ok(new)) = (self.headers.get_mut(header), HeaderValue::from_str(&new_key())) {
            *value = new;
        }
    }

    /// The idempotency key that every attempt carries.
    pub(crate) fn idempotency_key(&self) -> Option<&str> {
        self.headers.get(self.endpoint.idempotency_key()?)?.to_str().ok()
    }
}

/// An idempotency key that nobody else has.
pub(super) fn new_key() -> String {
    uuid::Uuid::new_v4().to_string()
}
