//! `Retry-After` (RFC 9110, 10.2.3): when the server wants to be asked again.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// More digits than this say more seconds than the library ever waits; they are not parsed, only counted.
const MAX_DIGITS: usize = 10;

/// What more digits stand for: three centuries, which a clock can be asked to add.
const LONGEST: Duration = Duration::from_secs(9_999_999_999);

/// The wait that the headers ask for, or `None` where they ask for none or not in a form that the RFC knows.
///
/// A date is measured against the response's own `Date`, so that a wrong clock on either side does no harm; against
/// `now` where there is none.
pub(crate) fn parse(headers: &HeaderMap, now: impl FnOnce() -> SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match seconds(value) {
        Some(wait) => wait,
        None => httpdate::parse_http_date(value).ok()?.duration_since(sent_at(headers, now)).ok()?,
    };
    // Zero asks for nothing.
    (!wait.is_zero()).then_some(wait)
}

/// When the response was sent: by its own `Date`, or `now`.
pub(super) fn sent_at(headers: &HeaderMap, now: impl FnOnce() -> SystemTime) -> SystemTime {
    let date = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    date.unwrap_or_else(now)
}

/// A number of seconds. A fraction is rounded up: the RFC knows none, but servers send it and mean it, and a request that comes
/// too early is refused again. A number with too many digits is a long wait and not none.
pub(super) fn seconds(text: &str) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let rounded = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    let digits = whole.trim_start_matches('0');
    let whole = if digits.is_empty() { Some(0) } else { whole_number(digits) };
    Some(whole.map_or(LONGEST, |whole| Duration::from_secs(whole + rounded).min(LONGEST)))
}

/// A number of digits and nothing else, unless no clock will ever see it.
pub(super) fn whole_number(text: &str) -> Option<u64> {
    let is_sane = !text.is_empty() && text.len() <= MAX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    is_sane.then(|| text.parse().ok()).flatten()
}
