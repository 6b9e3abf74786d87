//! A transport that lets everything pass and keeps it.

use std::sync::{Arc, Mutex};

use bytes::{Bytes, BytesMut};
use mighty_runtime::http::{HeaderMap, Request, Response};
use mighty_runtime::server::Routes;
use mighty_runtime::{Body, Endpoint, Transport, TransportError};
use tower_service::Service;

/// A request and its answer, both whole.
#[derive(Clone, Debug)]
pub struct Passed {
    /// The endpoint.
    pub endpoint: Option<&'static Endpoint>,
    /// The method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// The request's headers.
    pub headers: HeaderMap,
    /// The request's body.
    pub body: Bytes,
    /// The answer.
    pub answer: Response<Bytes>,
}

impl Passed {
    /// The pairs of the query.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }
}

/// A transport around another.
#[derive(Clone, Debug)]
pub struct Tap<T> {
    inner: T,
    passed: Arc<Mutex<Vec<Passed>>>,
}

impl<T> Tap<T> {
    /// One around `inner`.
    #[must_use]
    pub fn new(inner: T) -> Self {
        Self { inner, passed: Arc::default() }
    }

    /// Whether nothing has passed.
    ///
    /// # Panics
    /// If a test that used it did.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passed.lock().unwrap().is_empty()
    }

    /// Takes what has passed.
    ///
    /// # Panics
    /// If a test that used it did.
    #[must_use]
    pub fn take(&self) -> Vec<Passed> {
        std::mem::take(&mut self.passed.lock().unwrap())
    }
}

impl<T: Transport> Transport for Tap<T> {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let (head, body) = request.into_parts();
        let body = whole(body).await?;
        let endpoint = head.extensions.get::<&'static Endpoint>().copied();
        let (method, headers) = (head.method.to_string(), head.headers.clone());
        let target = head.uri.path_and_query().map_or_else(String::new, ToString::to_string);
        let (answer, given) = self.inner.send(Request::from_parts(head, Body::from(body.clone()))).await?.into_parts();
        let answer = Response::from_parts(answer, whole(given).await?);
        self.passed.lock().unwrap().push(Passed { endpoint, method, target, headers, body, answer: answer.clone() });
        Ok(answer.map(Body::from))
    }
}

async fn whole(mut body: Body) -> Result<Bytes, TransportError> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk?);
    }
    Ok(bytes.freeze())
}

/// Sends a request to a router, in process.
pub(super) async fn ask(router: &Routes, request: Request<Bytes>) -> Response<Bytes> {
    let answering = router.clone().call(request.map(Body::from));
    let (head, body) = answering.await.unwrap().into_parts();
    Response::from_parts(head, whole(body).await.unwrap())
}
