//! The router.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use http::StatusCode;

use super::route::Route;
use crate::base::body::Body;
use crate::describe::endpoint::Endpoint;
use crate::serve::incoming::Incoming;
use crate::serve::route::captures;
use crate::serve::unreadable::Unreadable;

/// A router that asks `backend`.
pub fn router<B: Send + Sync + 'static>(backend: B, routes: Vec<Route<B>>) -> Router {
    let backend = Arc::new(backend);
    routes.into_iter().fold(Router::new(), |router, route| {
        let (path, backend) = (axum_path(route.endpoint), backend.clone());
        let filter = MethodFilter::try_from(route.endpoint.method().clone()).unwrap_or(MethodFilter::POST);
        let route = Arc::new(route);
        router.route(&path, on(filter, move |request: Request| answer(route, backend, request)))
    })
}

/// The template in axum's words, a segment with a placeholder in it as one of axum's: what fills it is looked at afterwards. Its names are by
/// place, since those of two templates may differ.
fn axum_path(endpoint: &Endpoint) -> String {
    let is_spanning = |segment: &str| {
        endpoint.parameters().iter().any(|own| own.is_spanning() && segment.contains(&format!("{{{}}}", own.name())))
    };
    let mut path = String::new();
    for (place, segment) in endpoint.path().split('/').skip(1).enumerate() {
        if is_spanning(segment) {
            return format!("{path}/{{*p{place}}}");
        }
        path = if segment.contains('{') { format!("{path}/{{p{place}}}") } else { format!("{path}/{segment}") };
    }
    path
}

async fn answer<B: Send + Sync + 'static>(route: Arc<Route<B>>, backend: Arc<B>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    if captures(route.endpoint, head.uri.path()).is_none() {
        return status(StatusCode::NOT_FOUND);
    }
    let body = Body::new(body);
    let incoming = match Incoming::receive(route.endpoint, route.reads, head, body).await {
        Ok(incoming) => incoming,
        Err(unreadable) => return refusal(&unreadable),
    };
    match (route.ask)(backend, incoming).await {
        Ok(Ok(answer)) => answer.map(axum::body::Body::new),
        Ok(Err(_)) => status(StatusCode::INTERNAL_SERVER_ERROR),
        Err(unreadable) => refusal(&unreadable),
    }
}

fn refusal(unreadable: &Unreadable) -> Response {
    let mut answer = Response::new(axum::body::Body::from(unreadable.to_string()));
    *answer.status_mut() = unreadable.status();
    answer
}

fn status(status: StatusCode) -> Response {
    let mut answer = Response::new(axum::body::Body::empty());
    *answer.status_mut() = status;
    answer
}
