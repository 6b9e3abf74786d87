//! A success with what came around it.

#[cfg(feature = "__sides")]
mod built;

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::header::{ETAG, LAST_MODIFIED, LOCATION};
use http::{HeaderMap, HeaderName, StatusCode, Uri};

use super::outcome::Outcome;
use crate::base::link::Link;

/// A successful answer whole: write `Result<Response<Member>, …>` where the caller wants status and headers too.
/// It derefs to the value.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    uri: Uri,
    status: StatusCode,
    headers: HeaderMap,
    outcome: Outcome,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, uri: Uri, status: StatusCode, headers: HeaderMap, outcome: Outcome) -> Self {
        Self { value, uri, status, headers, outcome }
    }

    /// The status: a 2xx, or 304 in a [`Conditional`](crate::Conditional).
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The entity tag of the representation (RFC 9110, 8.8.3), quotes and `W/` included: as it is to be sent back in
    /// `If-None-Match`, or in `If-Match` if it is not weak.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        self.header(&ETAG)
    }

    /// When the representation was last changed (RFC 9110, 8.8.2), as the server writes it: only the same text is sure to be
    /// understood in `If-Modified-Since`.
    #[must_use]
    pub fn last_modified(&self) -> Option<&str> {
        self.header(&LAST_MODIFIED)
    }

    /// Where the answer says that something is, or goes on (`Location`; RFC 9110, 10.2.2): the argument of a `#[url]`.
    #[must_use]
    pub fn location(&self) -> Option<Link> {
        self.header(&LOCATION).map(|reference| self.link(reference))
    }

    /// What a reference somewhere in this answer means, absolute or relative to what was asked for.
    #[must_use]
    pub fn link(&self, reference: &str) -> Link {
        Link::from_answer(&self.uri, reference)
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// What the call did.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The decoded body.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}

/// Headers are left out: a cookie may be among them.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status.as_u16())
            .field("value", &self.value)
            .field("attempts", &self.outcome.attempts())
            .finish_non_exhaustive()
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// As the value describes itself: the rest is no part of a body.
#[cfg(feature = "schemars")]
impl<T: crate::describe::details::Answered> crate::describe::details::Answered for Response<T> {
    const HELD: crate::describe::details::Held = T::HELD;
}

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Response<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
