//! Events on their way.

use std::io;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::Value;

use super::Store;

/// An event with a type.
pub(super) fn typed(kind: &str, data: &Value) -> String {
    format!("event: {kind}\ndata: {data}\n\n")
}

/// An event without one.
pub(super) fn untyped(data: &Value) -> String {
    format!("data: {data}\n\n")
}

/// Sends events, each by itself, and breaks off where that is the habit.
pub(super) fn send(store: &Store, events: Vec<String>) -> Response {
    let habits = store.habits;
    let breaks_after = habits.breaks_after.filter(|count| *count < events.len()).unwrap_or(usize::MAX);
    let numbered = events.into_iter().enumerate();
    let pieces = stream::unfold(numbered, move |mut left| async move {
        let (number, event) = left.next()?;
        // What came before goes out meanwhile, also before the connection breaks.
        if habits.pause.is_zero() {
            tokio::task::yield_now().await;
        } else {
            tokio::time::sleep(habits.pause).await;
        }
        let piece = if number < breaks_after {
            Ok(Bytes::from(event))
        } else {
            Err(io::Error::other("the connection breaks here"))
        };
        Some((piece, left))
    });
    ([(CONTENT_TYPE, "text/event-stream; charset=utf-8")], Body::from_stream(pieces)).into_response()
}

/// An answer with an error.
pub(super) fn refuse(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// Whether a request shows the key that the server knows.
pub(super) fn is_allowed(headers: &HeaderMap, name: &str, expected: &str) -> bool {
    headers.get(name).is_some_and(|value| value.as_bytes() == expected.as_bytes())
}
