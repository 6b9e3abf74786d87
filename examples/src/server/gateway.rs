//! What a request passes before it reaches the API: the gateway, the token, the network.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{EXPIRED_TOKEN, LOCKED_NETWORK, NETWORK, NETWORK_ID, Shared, TOKEN, answer};

/// User agents that the gateway takes for robots.
const ROBOTS: [&str; 4] = ["curl/", "wget/", "python-requests/", "go-http-client/"];

/// Gives every answer an `x-request-id`, whatever became of the request.
pub(super) async fn number(State(store): State<Shared>, request: Request, next: Next) -> Response {
    let id = format!("req-{:04}", store.count_request());
    let mut response = next.run(request).await;
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Lets a request through that looks human, has a token, and asks for the network of that token.
pub(super) async fn admit(request: Request, next: Next) -> Response {
    let network = request.uri().path().split('/').nth(4).unwrap_or_default();
    if looks_like_a_robot(request.headers()) || network == LOCKED_NETWORK {
        return answer::challenge();
    }
    if let Err(refusal) = check_token(request.headers()) {
        return *refusal;
    }
    if network != NETWORK && network != NETWORK_ID {
        return answer::missing("Network");
    }
    next.run(request).await
}

fn looks_like_a_robot(headers: &HeaderMap) -> bool {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let agent = agent.to_ascii_lowercase();
    agent.is_empty() || ROBOTS.iter().any(|robot| agent.starts_with(robot))
}

/// The 401 is boxed because it is so much larger than the nothing of the good case.
fn check_token(headers: &HeaderMap) -> Result<(), Box<Response>> {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let refusal = match sent.and_then(|value| value.strip_prefix("Bearer ")) {
        Some(TOKEN) => return Ok(()),
        Some(EXPIRED_TOKEN) => answer::coded(StatusCode::UNAUTHORIZED, "token_expired", "The API key has expired"),
        Some(_) => answer::coded(StatusCode::UNAUTHORIZED, "unauthorized", "Invalid API key"),
        None => answer::prose(StatusCode::UNAUTHORIZED, "Missing or malformed Authorization header"),
    };
    Err(Box::new(refusal))
}
