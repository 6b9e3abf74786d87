//! Rate limits, as response headers tell of them.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::retry_after;

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
    remaining: &'static str,
    limit: Option<&'static str>,
    reset: Option<Reset>,
    throttled: &'static [u16],
}

/// The header that says when the window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reset {
    /// In seconds since 1970.
    At(&'static str),
    /// In seconds from the answer.
    After(&'static str),
}

/// What an answer says about the rate limit. What it does not say, or not as a number, is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    limit: Option<u64>,
    remaining: Option<u64>,
    reset: Option<Duration>,
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

    /// What the headers say; `None` if they say nothing that can be read.
    pub(super) fn read(&self, headers: &HeaderMap, now: impl FnOnce() -> SystemTime) -> Option<RateLimit> {
        let number = |name: &str| number(headers, name);
        let reset = self.reset.and_then(|reset| match reset {
            Reset::After(name) => retry_after::seconds(first(headers, name)?),
            Reset::At(name) => point(first(headers, name)?).map(|seconds| {
                let at = SystemTime::UNIX_EPOCH.checked_add(seconds);
                let until = |at: SystemTime| at.duration_since(retry_after::sent_at(headers, now)).ok();
                // A window that has ended has another behind it.
                at.and_then(until).unwrap_or_default()
            }),
        });
        let found = RateLimit { limit: self.limit.and_then(number), remaining: number(self.remaining), reset };
        (found != RateLimit { limit: None, remaining: None, reset: None }).then_some(found)
    }

    /// What an answer is that refuses a request too many; `None` if it is another one.
    pub(super) fn refusal(
        &self,
        status: StatusCode,
        said: Option<RateLimit>,
        retry_after: Option<Duration>,
    ) -> Option<Refusal> {
        let exhausted = said.filter(RateLimit::is_exhausted);
        let is_one = self.throttled.contains(&status.as_u16()) && (exhausted.is_some() || retry_after.is_some());
        let reset = exhausted.and_then(|said| said.reset).filter(|reset| !reset.is_zero());
        is_one.then_some(Refusal { reset })
    }
}

/// The refusal of a request too many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    /// The time until the next window.
    pub(super) reset: Option<Duration>,
}

impl RateLimit {
    /// How many requests a window allows.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// How many requests are left in this window.
    #[must_use]
    pub fn remaining(&self) -> Option<u64> {
        self.remaining
    }

    /// The time from the answer to the end of the window, when the count begins anew.
    #[must_use]
    pub fn reset(&self) -> Option<Duration> {
        self.reset
    }

    /// Whether no request is left.
    #[must_use]
    pub fn is_exhausted(&self) -> bool {
        self.remaining == Some(0)
    }
}

/// A count in a header.
fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    retry_after::whole_number(first(headers, name)?)
}

/// Seconds since 1970, a fraction rounded up. More than ten digits are no seconds, but milliseconds or worse: nothing is known.
fn point(text: &str) -> Option<Duration> {
    retry_after::whole_number(text.split('.').next()?)?;
    retry_after::seconds(text)
}

/// What a header says first. The drafts of the IETF let a list of policies follow it: `100, 100;w=60`.
fn first<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    Some(headers.get(name)?.to_str().ok()?.split([',', ';']).next()?.trim())
}
