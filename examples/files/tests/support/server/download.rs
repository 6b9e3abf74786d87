//! A file, or the rest of it (RFC 9110, 13.1.5 and 14).

use std::io;

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, ETAG, IF_RANGE, RANGE};
use axum::http::{HeaderMap, Response as Answer, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::{File, Habits};

/// How much is sent at a time.
const PIECE: usize = 16 << 10;

pub(super) fn answer(file: &File, headers: &HeaderMap, habits: Habits) -> Response {
    let (length, tag) = (file.bytes.len(), format!("\"v{}\"", file.version));
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    // The rest of another version is worth nothing.
    let is_same = text(IF_RANGE).is_none_or(|expected| expected == tag);
    let begin = text(RANGE).filter(|_| is_same && !habits.ignores_ranges).and_then(begin);
    let answer = Answer::builder().header(ETAG, tag).header(ACCEPT_RANGES, "bytes");
    let answer = match begin {
        Some(begin) if begin >= length => answer
            .status(StatusCode::RANGE_NOT_SATISFIABLE)
            .header(CONTENT_RANGE, format!("bytes */{length}"))
            .body(Body::empty()),
        Some(begin) => {
            let rest = file.bytes.slice(begin..);
            answer
                .status(StatusCode::PARTIAL_CONTENT)
                .header(CONTENT_RANGE, format!("bytes {begin}-{}/{length}", length - 1))
                .header(CONTENT_LENGTH, rest.len())
                .body(body(&rest, habits.breaks_after))
        }
        None => answer.header(CONTENT_LENGTH, length).body(body(&file.bytes, habits.breaks_after)),
    };
    answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// `bytes=7-`, which is all that is asked for here.
fn begin(range: &str) -> Option<usize> {
    range.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok()
}

/// Pieces of it, up to where it breaks off.
fn body(bytes: &Bytes, breaks_after: Option<usize>) -> Body {
    let breaks_after = breaks_after.filter(|most| *most < bytes.len());
    let whole = bytes.slice(..breaks_after.unwrap_or(bytes.len()));
    let pieces = stream::unfold((whole, breaks_after.is_some()), |(mut left, breaks)| async move {
        // Others have their turn.
        tokio::task::yield_now().await;
        if !left.is_empty() {
            let piece = left.split_to(left.len().min(PIECE));
            return Some((Ok(piece), (left, breaks)));
        }
        breaks.then(|| (Err(io::Error::other("the connection breaks here")), (left, false)))
    });
    Body::from_stream(pieces)
}
