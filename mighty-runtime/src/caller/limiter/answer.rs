//! What a limiter learns.

use std::fmt;
use std::time::{Duration, Instant};

use http::{HeaderMap, StatusCode};

use crate::caller::rate_limit::RateLimit;
use crate::describe::endpoint::Endpoint;

/// What came of an attempt that a [`Limiter`](crate::Limiter) let through.
#[derive(Clone, Copy)]
pub struct LimitAnswer<'a> {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) path: &'a str,
    pub(crate) now: Instant,
    pub(crate) status: Option<StatusCode>,
    pub(crate) headers: Option<&'a HeaderMap>,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) retry_after: Option<Duration>,
}

impl<'a> LimitAnswer<'a> {
    /// The endpoint that was called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// The path that was asked for, as in [`LimitRequest::path`](crate::LimitRequest::path).
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// When its answer had arrived, by the client's [`Environment`](crate::Environment).
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The status that counts: what the answer means, where that is something else than its status line says
    /// ([`Api::ERROR_IN_SUCCESS`](crate::Api::ERROR_IN_SUCCESS)). `None` if none arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The headers of the answer, if they arrived.
    #[must_use]
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.headers
    }

    /// What it says about the rate limit, in the headers that [`Api::RATE_LIMIT`](crate::Api::RATE_LIMIT) names.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.rate_limit
    }

    /// How long it asks to wait, by `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

/// Neither the path nor a header is shown.
impl fmt::Debug for LimitAnswer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LimitAnswer")
            .field("endpoint", &self.endpoint.name())
            .field("status", &self.status)
            .field("rate_limit", &self.rate_limit)
            .field("retry_after", &self.retry_after)
            .finish_non_exhaustive()
    }
}
