//! `Retry-After` (RFC 9110, 10.2.3): when the server wants to be asked again.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// More digits than this say more seconds than the library ever waits; they are not parsed, only counted.
const MAX_DIGITS: usize = 10;

/// The wait that the headers ask for, or `None` where they ask for none or not in a form that the RFC knows.
///
/// A date is measured against the response's own `Date`, so that a wrong clock on either side does no harm; against
/// `now` where there is none.
pub(crate) fn parse(headers: &HeaderMap, now: impl FnOnce() -> SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return seconds(value);
    }
    let date = httpdate::parse_http_date(value).ok()?;
    let sent = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    let wait = date.duration_since(sent.unwrap_or_else(now)).ok()?;
    (!wait.is_zero()).then_some(wait)
}

/// Whole seconds. Zero asks for nothing, and neither does a number that no clock will ever see.
fn seconds(digits: &str) -> Option<Duration> {
    if digits.len() > MAX_DIGITS {
        return None;
    }
    let seconds: u64 = digits.parse().ok()?;
    (seconds > 0).then(|| Duration::from_secs(seconds))
}
