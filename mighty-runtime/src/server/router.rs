//! The router.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use http::StatusCode;
use http_body_util::BodyExt;

use super::route::Route;
use crate::describe::endpoint::Endpoint;
use crate::describe::template::Template;
use crate::serve::incoming::Incoming;
use crate::serve::route::captures;

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

/// The template in axum's words: its names are by place, since those of two templates may differ.
fn axum_path(endpoint: &Endpoint) -> String {
    let Template(pieces) = endpoint.template();
    let last = pieces.len().saturating_sub(1);
    let piece = |(place, (fixed, _)): (usize, &(&str, &str))| {
        if place == last { (*fixed).to_owned() } else { format!("{fixed}{{p{place}}}") }
    };
    pieces.iter().enumerate().map(piece).collect()
}

async fn answer<B: Send + Sync + 'static>(route: Arc<Route<B>>, backend: Arc<B>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let Some(path) = captures(route.endpoint, head.uri.path()) else { return status(StatusCode::NOT_FOUND) };
    let query = url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let Ok(body) = body.collect().await else { return status(StatusCode::BAD_REQUEST) };
    let incoming = Incoming { path, query, headers: head.headers, body: body.to_bytes() };
    match (route.ask)(backend, incoming).await {
        Ok(Ok(answer)) => answer.map(axum::body::Body::new),
        Ok(Err(_)) => status(StatusCode::INTERNAL_SERVER_ERROR),
        Err(unreadable) => {
            let mut answer = Response::new(axum::body::Body::from(unreadable.to_string()));
            *answer.status_mut() = StatusCode::BAD_REQUEST;
            answer
        }
    }
}

fn status(status: StatusCode) -> Response {
    let mut answer = Response::new(axum::body::Body::empty());
    *answer.status_mut() = status;
    answer
}
