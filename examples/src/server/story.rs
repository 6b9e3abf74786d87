//! The bad days: what happens to a request before the network sees it, decided by whom it is about.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use mighty_networks::members::NewMember;
use mighty_networks::prelude::MemberId;
use serde_json::json;

use super::reset::Switch;
use super::{BUSY_EMAIL, LOCKED_NETWORK, RESET_EMAIL, THROTTLED_EMAIL, member};

/// How long the slow member keeps a caller waiting.
const SLOWNESS: Duration = Duration::from_secs(2);

/// No request of the examples has more.
const LARGEST: usize = 64 * 1024;

/// What a gateway answers to what it takes for a robot.
const CHALLENGE: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>Just a moment...</title></head>
<body><h1>Checking that you are not a robot</h1></body>
</html>
";

/// How far the stories are.
#[derive(Debug, Default)]
pub(super) struct Stories {
    requests: AtomicU64,
    /// How often each member was asked for.
    tries: Mutex<BTreeMap<MemberId, u32>>,
}

impl Stories {
    pub(super) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// How often this member was asked for, this time included.
    fn try_again(&self, member: MemberId) -> u32 {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let tries = tries.entry(member).or_default();
        *tries += 1;
        *tries
    }
}

/// Numbers the request, and tells its story.
pub(super) async fn tell(
    State(stories): State<Arc<Stories>>,
    ConnectInfo(connection): ConnectInfo<Switch>,
    request: Request,
    next: Next,
) -> Response {
    let number = stories.requests.fetch_add(1, Ordering::Relaxed) + 1;
    let mut answer = answer(&stories, &connection, request, next).await;
    if let Ok(id) = HeaderValue::try_from(format!("req-{number:04}")) {
        answer.headers_mut().insert("x-request-id", id);
    }
    answer
}

async fn answer(stories: &Stories, connection: &Switch, request: Request, next: Next) -> Response {
    let path: Vec<&str> = request.uri().path().split('/').skip(4).collect();
    match path.as_slice() {
        [LOCKED_NETWORK, ..] => (StatusCode::FORBIDDEN, Html(CHALLENGE)).into_response(),
        [_, "members"] if request.method() == Method::POST => creation(connection, request, next).await,
        [_, "members", id, ..] => match id.parse() {
            Ok(id) => visit(stories, connection, id, request, next).await,
            Err(_) => next.run(request).await,
        },
        _ => next.run(request).await,
    }
}

/// What a member is asked for.
async fn visit(stories: &Stories, connection: &Switch, id: MemberId, request: Request, next: Next) -> Response {
    match (id, stories.try_again(id)) {
        (member::TEAPOT, _) => prose(StatusCode::IM_A_TEAPOT, "This member is a teapot"),
        (member::THROTTLED, 1) => throttled(1),
        (member::FAILING, _) => coded(StatusCode::INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong"),
        // The two shapes of one error, as the two versions of the documentation have it.
        (member::FLAKY, 1) => unavailable(),
        (member::FLAKY, 2) => prose(StatusCode::SERVICE_UNAVAILABLE, "Down for maintenance"),
        (member::RESETTING, _) => reset(connection),
        (member::SLOW, _) => {
            tokio::time::sleep(SLOWNESS).await;
            next.run(request).await
        }
        _ => next.run(request).await,
    }
}

/// Whom to create stands in the body.
async fn creation(connection: &Switch, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let new = serde_json::from_slice::<NewMember>(&body).ok();
    let request = Request::from_parts(head, Body::from(body));
    match new.as_ref().map(|new| new.email.as_str()) {
        Some(BUSY_EMAIL) => unavailable(),
        Some(THROTTLED_EMAIL) => throttled(120),
        Some(RESET_EMAIL) => {
            // The unkind order: the work is done, and the caller will never know.
            next.run(request).await;
            reset(connection)
        }
        _ => next.run(request).await,
    }
}

/// `error` is a sentence for people.
fn prose(status: StatusCode, text: &str) -> Response {
    (status, Json(json!({ "error": text }))).into_response()
}

/// `error` is a code for programs, `message` the sentence.
fn coded(status: StatusCode, code: &str, message: &str) -> Response {
    (status, Json(json!({ "error": code, "message": message, "status": status.as_u16() }))).into_response()
}

fn unavailable() -> Response {
    coded(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "The service is temporarily down")
}

/// With the number of seconds after which to come back.
fn throttled(seconds: u32) -> Response {
    let body = coded(StatusCode::TOO_MANY_REQUESTS, "rate_limited", "Too many requests, please slow down");
    ([(header::RETRY_AFTER, seconds.to_string())], body).into_response()
}

/// Breaks the connection. The answer that this returns is never written.
fn reset(connection: &Switch) -> Response {
    connection.pull();
    StatusCode::OK.into_response()
}
