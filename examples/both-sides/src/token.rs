//! Who may ask.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

/// The same router for those who have the token; others get the 401 that every endpoint declares.
pub(crate) fn checked(router: Router, token: &'static str) -> Router {
    router.layer(from_fn(move |request: Request, next: Next| async move {
        let said = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        if said.and_then(|said| said.strip_prefix("Bearer ")) == Some(token) {
            next.run(request).await
        } else {
            refusal()
        }
    }))
}

fn refusal() -> Response {
    let headers = [(WWW_AUTHENTICATE, "Bearer"), (CONTENT_TYPE, "application/json")];
    (StatusCode::UNAUTHORIZED, headers, r#"{"title":"who is asking?","status":401}"#).into_response()
}
