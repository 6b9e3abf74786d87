//! Requests for a part (RFC 9110, 14).

use http::header::{ACCEPT_RANGES, CONTENT_RANGE, ETAG, HeaderName, IF_RANGE, LAST_MODIFIED, RANGE};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::respond::Outgoing;
use crate::caller::upload::Upload;

/// What a body was made of, and a part of it can be made of too; an extension of an answer.
#[derive(Clone)]
pub(crate) struct Content(pub(crate) Upload);

/// What a request for a part is answered with.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    /// All: no part is asked for, or not in a way that is understood.
    All,
    /// So many bytes from there on.
    Part(u64, u64),
    /// There is no such part.
    Nothing,
}

/// The answer to a `GET` with these headers, of a body with `length` bytes. `Err` with a 416 to be filled, if `may_refuse`.
pub(crate) fn applied(
    asked: &HeaderMap,
    mut answer: Outgoing,
    length: u64,
    may_refuse: bool,
) -> Result<Outgoing, HeaderValue> {
    let Some(Content(content)) = answer.extensions_mut().remove::<Content>() else { return Ok(answer) };
    if answer.status() != StatusCode::OK || content.piece(0, 0).is_none() {
        return Ok(answer);
    }
    answer.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if !is_same(asked, answer.headers()) {
        return Ok(answer);
    }
    match wanted(asked, length) {
        Wanted::Part(begin, part) => {
            let end = begin.saturating_add(part).saturating_sub(1);
            let range = HeaderValue::try_from(format!("bytes {begin}-{end}/{length}"));
            if let (Ok(range), Some(piece)) = (range, content.piece(begin, part)) {
                answer.headers_mut().insert(CONTENT_RANGE, range);
                *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
                *answer.body_mut() = piece.into_body();
            }
            Ok(answer)
        }
        Wanted::Nothing if may_refuse => match HeaderValue::try_from(format!("bytes */{length}")) {
            Ok(range) => Err(range),
            Err(_) => Ok(answer),
        },
        // Whoever cannot be told so may be given all of it (14.2).
        Wanted::Nothing | Wanted::All => Ok(answer),
    }
}

/// Whether it is still what the caller has the beginning of (13.1.5): by a strong tag, or by the date as it was written.
fn is_same(asked: &HeaderMap, answered: &HeaderMap) -> bool {
    let Some(known) = asked.get(IF_RANGE) else { return true };
    let is = |name: HeaderName| answered.get(name).is_some_and(|now| now == known);
    if known.as_bytes().starts_with(b"\"") {
        is(ETAG)
    } else {
        !known.as_bytes().starts_with(b"W/") && is(LAST_MODIFIED)
    }
}

fn wanted(asked: &HeaderMap, length: u64) -> Wanted {
    let mut lines = asked.get_all(RANGE).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else { return Wanted::All };
    line.to_str().ok().and_then(|line| one(line, length)).unwrap_or(Wanted::All)
}

/// One range of bytes; `None` of several, which may be answered with all, and of what is none.
fn one(line: &str, length: u64) -> Option<Wanted> {
    let (unit, range) = line.trim().split_once('=')?;
    let (first, last) = range.trim().split_once('-')?;
    if !unit.eq_ignore_ascii_case("bytes") {
        return None;
    }
    let (begin, end) = match (first, last) {
        ("", last) => (length.saturating_sub(digits(last)?), length),
        (first, "") => (digits(first)?, length),
        (first, last) => {
            let (first, last) = (digits(first)?, digits(last)?);
            if last < first {
                return None;
            }
            (first, last.saturating_add(1).min(length))
        }
    };
    Some(if begin < end { Wanted::Part(begin, end - begin) } else { Wanted::Nothing })
}

/// Digits and nothing else; more of them than fit are very many.
fn digits(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Wanted, one};

    #[test]
    fn a_range_is_read_as_the_standard_has_it() {
        let table = [
            ("bytes=0-0", Some(Wanted::Part(0, 1))),
            ("bytes=2-", Some(Wanted::Part(2, 8))),
            ("bytes=-3", Some(Wanted::Part(7, 3))),
            ("bytes=-30", Some(Wanted::Part(0, 10))),
            ("Bytes=2-99999999999999999999", Some(Wanted::Part(2, 8))),
            ("bytes=10-", Some(Wanted::Nothing)),
            ("bytes=-0", Some(Wanted::Nothing)),
            ("bytes=99999999999999999999-", Some(Wanted::Nothing)),
            ("bytes=3-2", None),
            ("bytes=0-1,3-4", None),
            ("bytes=-", None),
            ("bytes=+1-2", None),
            ("items=0-1", None),
            ("", None),
        ];
        for (line, wanted) in table {
            assert_eq!(one(line, 10), wanted, "{line}");
        }
    }
}
