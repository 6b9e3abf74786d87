//! Rate limits, as response headers tell of them.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::retry_after;
use crate::caller::rate_limit::RateLimit;
use crate::describe::rate_limit_headers::{RateLimitHeaders, Reset};

/// How long an answer asks to wait: as its body has `advised`, by `Retry-After`, or until the end of the limit's window; and whether
/// it refuses a request too many.
pub(crate) fn hint(
    limits: Option<RateLimitHeaders>,
    headers: &HeaderMap,
    status: StatusCode,
    said: Option<RateLimit>,
    advised: Option<Duration>,
    now: impl FnOnce() -> SystemTime,
) -> (Option<Duration>, bool) {
    let asked = retry_after::parse(headers, now);
    let refusal = limits.and_then(|limits| limits.refusal(status, said, asked));
    (advised.or(asked).or(refusal.and_then(|refusal| refusal.reset)), refusal.is_some())
}

impl RateLimitHeaders {
    /// What the headers say; `None` if they say nothing that can be read.
    pub(crate) fn read(&self, headers: &HeaderMap, now: impl FnOnce() -> SystemTime) -> Option<RateLimit> {
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
    fn refusal(&self, status: StatusCode, said: Option<RateLimit>, retry_after: Option<Duration>) -> Option<Refusal> {
        let exhausted = said.filter(RateLimit::is_exhausted);
        let is_one = self.throttled.contains(&status.as_u16()) && (exhausted.is_some() || retry_after.is_some());
        let reset = exhausted.and_then(|said| said.reset).filter(|reset| !reset.is_zero());
        is_one.then_some(Refusal { reset })
    }
}

/// The refusal of a request too many.
#[derive(Clone, Copy, Debug)]
struct Refusal {
    /// The time until the next window.
    reset: Option<Duration>,
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
