//! A request that came.

use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use http::request::Parts;
use tokio::time::Instant;

use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::carry::attempt::Repeated;
use crate::describe::endpoint::Endpoint;
use crate::serve::incoming::{Incoming, Reads};
use crate::serve::route::captures;
use crate::serve::unreadable::Unreadable;
use crate::testing::in_process::Recorded;

/// A request, and whether it is a repetition within its call.
pub(super) struct Received {
    pub(super) request: Recorded,
    pub(super) is_repeated: bool,
}

impl Received {
    /// Reads all of a request.
    pub(super) async fn read(request: http::Request<Body>) -> Result<Self, TransportError> {
        let at = Instant::now();
        let (head, mut body) = request.into_parts();
        let mut bytes = BytesMut::new();
        while let Some(chunk) = body.chunk().await {
            bytes.extend_from_slice(&chunk?);
        }
        Ok(Self::of(head, bytes.freeze(), at))
    }

    fn of(head: Parts, body: Bytes, at: Instant) -> Self {
        let endpoint = head.extensions.get().copied();
        let is_repeated = head.extensions.get::<Repeated>().is_some();
        let request = Recorded { method: head.method, uri: head.uri, headers: head.headers, body, endpoint, at };
        Self { request, is_repeated }
    }

    /// What the attempts of a call have in common, and hardly another call.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.request.method, &self.request.uri, &self.request.body).hash(&mut hasher);
        let key = self.request.endpoint.and_then(Endpoint::idempotency_key);
        key.and_then(|header| self.request.headers.get(header)).hash(&mut hasher);
        hasher.finish()
    }

    /// As the endpoint reads it. What its path has before the template is the base's.
    ///
    /// # Errors
    /// When its body is no form of parts where it should be one.
    pub(super) fn incoming(&self, endpoint: &'static Endpoint) -> Result<Incoming, Unreadable> {
        let request = &self.request;
        let whole = request.uri.path();
        let mut starts = whole.match_indices('/').map(|(start, _)| start);
        let path = starts.find_map(|start| captures(endpoint, whole.get(start..)?)).unwrap_or_default();
        let (mut head, ()) = http::Request::new(()).into_parts();
        (head.method, head.uri, head.headers) = (request.method.clone(), request.uri.clone(), request.headers.clone());
        let body = Body::from(request.body.clone());
        at_once(Incoming::receive(endpoint, Reads::of(endpoint), path, head, body, usize::MAX))
    }
}

/// What a future gives that waits for nothing but itself: all that it reads is in memory.
fn at_once<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
