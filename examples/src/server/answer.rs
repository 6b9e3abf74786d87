//! The shapes in which the API says no.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Map, Value, json};

/// Shape 1: `error` is a sentence for people.
pub(super) fn prose(status: StatusCode, text: &str) -> Response {
    (status, Json(json!({ "error": text }))).into_response()
}

/// Shape 2: `error` is a code for programs, `message` the sentence.
pub(super) fn coded(status: StatusCode, code: &str, message: &str) -> Response {
    (status, Json(json!({ "error": code, "message": message, "status": status.as_u16() }))).into_response()
}

/// 404 for a `thing` that is not there.
pub(super) fn missing(thing: &str) -> Response {
    prose(StatusCode::NOT_FOUND, &format!("{thing} not found"))
}

/// 422, with what is wrong with each field.
pub(super) fn invalid(fields: &Map<String, Value>) -> Response {
    let body = json!({
        "error": "validation_error",
        "message": format!("{} of the fields cannot be accepted", fields.len()),
        "status": 422,
        "fields": fields,
    });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}

/// 429, with the number of seconds after which to come back.
pub(super) fn throttled(seconds: u32) -> Response {
    let body = coded(StatusCode::TOO_MANY_REQUESTS, "rate_limited", "Too many requests, please slow down");
    ([(header::RETRY_AFTER, seconds.to_string())], body).into_response()
}

/// What a gateway in front of the API answers to what it takes for a robot: 403, and a page for browsers.
pub(super) fn challenge() -> Response {
    (StatusCode::FORBIDDEN, Html(CHALLENGE)).into_response()
}

const CHALLENGE: &str = r#"<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Just a moment...</title></head>
<body>
  <h1>Checking that you are not a robot</h1>
  <p>Please enable JavaScript and cookies to continue.</p>
</body>
</html>
"#;
