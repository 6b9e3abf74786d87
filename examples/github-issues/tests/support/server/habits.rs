//! What every answer has, whatever was asked for: request id, rate limit, entity tag; and who may ask.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answers::message;
use super::store::{LIMIT, Refusal, Store, TOKEN, now};

/// The largest body that is looked at, in bytes.
const MAX_BODY: usize = 1 << 20;

/// Passes a request on, if it may be, and completes the answer.
pub(super) async fn observe(State(store): State<Arc<Store>>, request: Request, next: Next) -> Response {
    let refusal = store.begin(format!("{} {}", request.method(), request.uri()));
    let tag = request.headers().get("if-none-match").cloned();
    let is_read = request.method() == Method::GET;
    let answer = match check(request.headers(), is_read).or_else(|| refusal.map(refuse)) {
        Some(refused) => refused,
        None => next.run(request).await,
    };
    let answer = if is_read && answer.status() == StatusCode::OK { tagged(answer, tag.as_ref()).await } else { answer };
    with_limit(&store, answer)
}

/// Who asks has to say so, with a token that is valid, or with none in order to read.
fn check(headers: &HeaderMap, is_read: bool) -> Option<Response> {
    if !headers.contains_key("user-agent") || headers.get("x-github-api-version").is_none() {
        return Some(message(403, "Request forbidden by administrative rules."));
    }
    let token = headers.get("authorization").map(|value| value.as_bytes().to_vec());
    match token {
        Some(token) if token == format!("Bearer {TOKEN}").as_bytes() => None,
        Some(_) => Some(message(401, "Bad credentials")),
        None if is_read => None,
        // Who may not write is not told what there is.
        None => Some(message(404, "Not Found")),
    }
}

fn refuse(refusal: Refusal) -> Response {
    match refusal {
        Refusal::Primary(status) => {
            let mut answer = message(status, "API rate limit exceeded for user ID 1.");
            set(answer.headers_mut(), "x-ratelimit-remaining", "0");
            answer
        }
        Refusal::Secondary(status) => message(status, "You have exceeded a secondary rate limit."),
    }
}

/// The answer with an entity tag; or 304, if the caller has it already.
async fn tagged(answer: Response, known: Option<&HeaderValue>) -> Response {
    let (mut head, body) = answer.into_parts();
    let Ok(body) = to_bytes(body, MAX_BODY).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let tag = format!("W/\"{:016x}\"", hasher.finish());
    set(&mut head.headers, "etag", &tag);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        head.status = StatusCode::NOT_MODIFIED;
        head.headers.remove("content-length");
        return Response::from_parts(head, Body::empty());
    }
    Response::from_parts(head, Body::from(body))
}

/// An answer that nothing has changed is free.
fn with_limit(store: &Store, mut answer: Response) -> Response {
    let cost = u64::from(answer.status() != StatusCode::NOT_MODIFIED);
    let left = store.spend(cost).to_string();
    let headers = answer.headers_mut();
    headers
        .entry("x-ratelimit-remaining")
        .or_insert_with(|| HeaderValue::from_str(&left).unwrap_or(HeaderValue::from(0)));
    set(headers, "x-ratelimit-limit", &LIMIT.to_string());
    set(headers, "x-ratelimit-reset", &now().to_string());
    set(headers, "x-github-request-id", &format!("C0DE:{left}"));
    answer
}

/// Sets a header; every value here is one.
pub(super) fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}
