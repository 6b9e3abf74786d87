//! Which part of a representation an answer holds (RFC 9110, 14).

use http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, DATE, ETAG, HeaderName, IF_RANGE, LAST_MODIFIED, RANGE,
};
use http::{HeaderMap, HeaderValue, StatusCode};

/// The part that a download wants, and by what it is known again.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Where it begins and ends in the representation, in bytes; the end is the first byte that is not wanted.
    begin: u64,
    pub(super) end: Option<u64>,
    /// Whether it is a part by the caller's wish: a whole answer is not what was asked for then.
    is_part: bool,
    /// Of the whole representation, in bytes.
    complete: Option<u64>,
    validator: Option<HeaderValue>,
}

/// What an answer to the request for the rest is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// The rest, behind so many bytes that are known already.
    Behind(u64),
    /// There is none: all is there.
    Nothing,
    /// Something else.
    Other(&'static str),
}

impl Wanted {
    /// What the first answer begins with, to a request for a part of it or for all. `None` for a part that nobody asked for: it
    /// would be taken for all that there is.
    pub(super) fn of(asks_part: bool, status: StatusCode, headers: &HeaderMap, is_decoded: bool) -> Option<Self> {
        let length = number(headers, &CONTENT_LENGTH).filter(|_| !is_decoded);
        let validator = validator(headers).filter(|_| !is_decoded && !refuses_ranges(headers));
        if status != StatusCode::PARTIAL_CONTENT {
            return Some(Self { begin: 0, end: length, is_part: false, complete: length, validator });
        }
        let part = match ContentRange::of(headers) {
            Some(ContentRange { begin, end, complete }) => {
                Self { begin, end: Some(end), is_part: true, complete, validator }
            }
            // Several parts in one (14.6): where it would go on cannot be said by a range.
            None => Self { begin: 0, end: length, is_part: true, complete: None, validator: None },
        };
        asks_part.then_some(part)
    }

    /// All of what is made of no answer, if its length is known.
    #[cfg(feature = "__sides")]
    pub(super) fn all(length: Option<u64>) -> Self {
        Self { begin: 0, end: length, is_part: false, complete: length, validator: None }
    }

    /// How many bytes are wanted, if that is known.
    pub(super) fn length(&self) -> Option<u64> {
        self.end?.checked_sub(self.begin)
    }

    /// Makes a request ask for what follows the first `received` bytes; `false` if the answer could be of something else.
    pub(super) fn ask_behind(&self, received: u64, headers: &mut HeaderMap) -> bool {
        let Some(validator) = &self.validator else { return false };
        let from = self.begin.saturating_add(received);
        let range = match (self.is_part, self.end) {
            (true, Some(end)) => format!("bytes={from}-{}", end.saturating_sub(1)),
            _ => format!("bytes={from}-"),
        };
        let Ok(range) = HeaderValue::from_str(&range) else { return false };
        headers.insert(RANGE, range);
        headers.insert(IF_RANGE, validator.clone());
        true
    }

    /// What an answer is, to a request for what follows the first `received` bytes.
    pub(super) fn rest(&mut self, received: u64, status: StatusCode, headers: &HeaderMap, is_decoded: bool) -> Rest {
        if is_decoded {
            return Rest::Other("the server has coded it");
        }
        match status {
            StatusCode::PARTIAL_CONTENT => self.part(received, headers),
            StatusCode::RANGE_NOT_SATISFIABLE => {
                let complete = ContentRange::unsatisfied(headers);
                let is_all = complete.is_some() && complete == self.begin.checked_add(received);
                if is_all { Rest::Nothing } else { Rest::Other("it has become shorter") }
            }
            StatusCode::OK if self.is_part => Rest::Other("the server does not give the part again"),
            // The server knows no ranges, or it has changed.
            StatusCode::OK if self.is_same(headers) => Rest::Behind(received),
            StatusCode::OK => Rest::Other("it has changed"),
            StatusCode::NOT_MODIFIED => Rest::Other("it is not given again"),
            _ => Rest::Other("there is an error in place of it"),
        }
    }

    fn part(&mut self, received: u64, headers: &HeaderMap) -> Rest {
        let Some(range) = ContentRange::of(headers) else {
            return Rest::Other("the answer does not say which part it is");
        };
        if Some(range.begin) != self.begin.checked_add(received) {
            return Rest::Other("the answer is another part");
        }
        let is_other = matches!((self.complete, range.complete), (Some(before), Some(now)) if before != now);
        if is_other || self.is_denied(headers) {
            return Rest::Other("it has changed");
        }
        // The first answer may not have said it.
        self.complete = self.complete.or(range.complete);
        self.end = self.end.or(range.complete);
        match self.end {
            None => Rest::Other("the answer does not say how much there is"),
            Some(end) if range.end > end => Rest::Other("the answer is another part"),
            Some(_) => Rest::Behind(0),
        }
    }

    fn is_same(&self, headers: &HeaderMap) -> bool {
        let is_other = match (self.complete, number(headers, &CONTENT_LENGTH)) {
            (Some(before), Some(now)) => before != now,
            _ => false,
        };
        !is_other && validator(headers).is_some_and(|now| self.validator.as_ref() == Some(&now))
    }

    /// Whether a part says that it is of something else. A server need not repeat what the request had in `If-Range` (15.3.7).
    fn is_denied(&self, headers: &HeaderMap) -> bool {
        let Some(validator) = &self.validator else { return true };
        let differs = |name| headers.get(name).is_some_and(|now| now != validator);
        differs(ETAG) || !is_tag(validator) && differs(LAST_MODIFIED)
    }
}

/// By what a representation is known to be the same, byte by byte (8.8.1): a strong entity tag, or a date that is old enough for the
/// second in which it was changed to be over.
fn validator(headers: &HeaderMap) -> Option<HeaderValue> {
    if let Some(tag) = headers.get(ETAG) {
        return (is_tag(tag) && tag.len() > 1).then(|| tag.clone());
    }
    let date = |name: HeaderName| httpdate::parse_http_date(headers.get(name)?.to_str().ok()?).ok();
    let age = date(DATE)?.duration_since(date(LAST_MODIFIED)?).ok()?;
    headers.get(LAST_MODIFIED).filter(|_| age.as_secs() >= 1).cloned()
}

/// Whether it is a strong entity tag.
fn is_tag(validator: &HeaderValue) -> bool {
    validator.as_bytes().starts_with(b"\"")
}

fn refuses_ranges(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT_RANGES).is_some_and(|units| units.as_bytes().trim_ascii().eq_ignore_ascii_case(b"none"))
}

/// `bytes 7-99/100`, the end made exclusive.
struct ContentRange {
    begin: u64,
    end: u64,
    complete: Option<u64>,
}

impl ContentRange {
    fn of(headers: &HeaderMap) -> Option<Self> {
        let (range, complete) = Self::parts(headers)?;
        let (first, last) = range.split_once('-')?;
        let (begin, end) = (digits(first)?, digits(last)?.checked_add(1)?);
        let complete = if complete == "*" { None } else { Some(digits(complete)?) };
        (begin < end && complete.is_none_or(|complete| end <= complete)).then_some(Self { begin, end, complete })
    }

    /// The length that a 416 tells: `bytes */100`.
    fn unsatisfied(headers: &HeaderMap) -> Option<u64> {
        let (range, complete) = Self::parts(headers)?;
        (range == "*").then(|| digits(complete)).flatten()
    }

    fn parts(headers: &HeaderMap) -> Option<(&str, &str)> {
        let (unit, rest) = headers.get(CONTENT_RANGE)?.to_str().ok()?.trim().split_once(' ')?;
        let (range, complete) = rest.trim().split_once('/')?;
        unit.eq_ignore_ascii_case("bytes").then_some((range.trim(), complete.trim()))
    }
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    digits(headers.get(name)?.to_str().ok()?.trim())
}

/// Digits and nothing else: `parse` would take a sign.
fn digits(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
