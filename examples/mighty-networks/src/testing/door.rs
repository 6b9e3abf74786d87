//! What stands before the operations: the check for robots, the token, and which network it is.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use mighty_runtime::http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use mighty_runtime::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};

use crate::ids::{CustomFieldId, InviteId, SpaceId};
use crate::{MightyError, NetworkId};

use super::network::TestNetwork;
use super::place;
use super::refusals::{missing, written};

/// The page that robots are shown. Browsers are asked the same.
const ROBOTS: &str = "<!DOCTYPE html><html><head><title>Are you human?</title></head></html>";

/// Lets a request through that has a name and the token, and is about what is there.
pub(super) async fn admit(State(network): State<TestNetwork>, request: Request, next: Next) -> Response {
    let target = request.uri().clone();
    match refusal(&network, request.method(), &target, request.headers()) {
        Some((status, body)) => answer(status, &body),
        None => place::at(target, next.run(request)).await,
    }
}

fn refusal(
    network: &TestNetwork,
    method: &Method,
    target: &Uri,
    headers: &HeaderMap,
) -> Option<(StatusCode, MightyError)> {
    if headers.get(USER_AGENT).is_none_or(HeaderValue::is_empty) {
        return Some((StatusCode::FORBIDDEN, MightyError::Other(ROBOTS.to_owned())));
    }
    if let Some(error) = unauthorized(network, headers) {
        return Some((StatusCode::UNAUTHORIZED, error));
    }
    let path: Vec<&str> = target.path().split('/').skip(3).collect();
    Some((StatusCode::NOT_FOUND, undeclared(network, method, &path)?))
}

/// The sentence for no token was seen at the real API, the others are the server's own.
fn unauthorized(network: &TestNetwork, headers: &HeaderMap) -> Option<MightyError> {
    let sent = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    match sent.and_then(|value| value.strip_prefix("Bearer ")) {
        Some(token) if token == network.token() => None,
        Some(token) if token == network.expired_token() => {
            Some(MightyError::Coded { code: "token_expired".to_owned(), message: "The API key has expired".to_owned() })
        }
        Some(_) => Some(MightyError::Prose("Invalid API key".to_owned())),
        None => Some(MightyError::Prose("Missing or malformed Authorization header".to_owned())),
    }
}

/// The 404s that the document forgets, and that its methods cannot return: of the network, and of what five operations are
/// about that declare none.
fn undeclared(network: &TestNetwork, method: &Method, path: &[&str]) -> Option<MightyError> {
    let state = network.state();
    let (name, is_there) = match path {
        ["networks", id, ..] if !id.parse::<NetworkId>().is_ok_and(|id| state.is_asked(&id)) => ("Network", false),
        ["networks", _, "spaces", id] if *method == Method::GET => {
            ("Space", id.parse().is_ok_and(|id: SpaceId| state.spaces.has(id)))
        }
        ["networks", _, "invites", id, ""] if [Method::PATCH, Method::PUT].contains(method) => {
            ("Invite", id.parse().is_ok_and(|id: InviteId| state.network_invite(id).is_ok()))
        }
        ["networks", _, "custom_fields", id, "options"] => {
            ("Custom field", id.parse().is_ok_and(|id: CustomFieldId| state.custom_fields.has(id)))
        }
        _ => return None,
    };
    (!is_there).then(|| missing(name))
}

fn answer(status: StatusCode, body: &MightyError) -> Response {
    let (media_type, text) = written(body, Some(status));
    let mut answer = Response::new(Body::from(text));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}
