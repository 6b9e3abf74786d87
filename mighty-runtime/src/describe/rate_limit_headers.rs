//! The headers in which an API tells of its rate limits.

/// The headers by which an API tells how many requests are left ([`Api::RATE_LIMIT`](crate::Api::RATE_LIMIT)), and the
/// statuses that it answers with when none is.
///
/// An answer with one of these statuses counts as 429 Too Many Requests if nothing remains, or if it has a `Retry-After`:
/// it is retried where 429 is, and the retry costs as much. Where it has no `Retry-After`, the wait ends with the limit's
/// window. So an API that says 403 for "you may not" and for "not so often" has only the latter retried.
///
/// ```
/// use mighty_runtime::RateLimitHeaders;
///
/// /// Seconds since 1970, as most APIs write them.
/// const COMMON: RateLimitHeaders = RateLimitHeaders::new("x-ratelimit-remaining")
///     .limit("x-ratelimit-limit")
///     .reset_at("x-ratelimit-reset")
///     .throttled_statuses(&[403, 429]);
///
/// /// Seconds from now, as in the drafts of the IETF.
/// const DRAFT: RateLimitHeaders =
///     RateLimitHeaders::new("ratelimit-remaining").limit("ratelimit-limit").reset_after("ratelimit-reset");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimitHeaders {
    pub(crate) remaining: &'static str,
    pub(crate) limit: Option<&'static str>,
    pub(crate) reset: Option<Reset>,
    pub(crate) throttled: &'static [u16],
}

/// The header that says when the window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reset {
    /// In seconds since 1970.
    At(&'static str),
    /// In seconds from the answer.
    After(&'static str),
}

impl RateLimitHeaders {
    /// The header with the number of requests that are left. The only status for none is 429.
    #[must_use]
    pub const fn new(remaining: &'static str) -> Self {
        Self { remaining, limit: None, reset: None, throttled: &[429] }
    }

    /// The header with the number of requests that a window allows.
    #[must_use]
    pub const fn limit(mut self, name: &'static str) -> Self {
        self.limit = Some(name);
        self
    }

    /// The header that says when the window ends, in seconds since 1970. It is measured against the answer's own `Date`, so
    /// that a wrong clock on either side does no harm; against this machine's clock where there is none.
    #[must_use]
    pub const fn reset_at(mut self, name: &'static str) -> Self {
        self.reset = Some(Reset::At(name));
        self
    }

    /// The header that says when the window ends, in seconds from the answer.
    #[must_use]
    pub const fn reset_after(mut self, name: &'static str) -> Self {
        self.reset = Some(Reset::After(name));
        self
    }

    /// The statuses of an answer to a request too many. Default: 429.
    #[must_use]
    pub const fn throttled_statuses(mut self, statuses: &'static [u16]) -> Self {
        self.throttled = statuses;
        self
    }
}
