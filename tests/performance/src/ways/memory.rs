//! A transport that answers in the process, at once or never, and records nothing: what is measured over it is the library.

use bytes::Bytes;
use mighty_runtime::http::{HeaderValue, Request, Response, StatusCode, header};
use mighty_runtime::{Body, Transport, TransportError};

use crate::{ANSWER, PROBLEM};

/// The transport.
#[derive(Clone, Copy, Debug)]
pub struct Memory;

impl Transport for Memory {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let path = request.uri().path();
        if path.ends_with("/members/9") {
            return std::future::pending().await;
        }
        let (status, body) = if path.ends_with("/members/0") { (404, PROBLEM) } else { (200, ANSWER) };
        Ok(answer(status, Bytes::from_static(body.as_bytes())))
    }
}

/// An answer with a JSON body.
#[must_use]
pub fn answer(status: u16, body: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
