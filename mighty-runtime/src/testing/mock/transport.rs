//! The mock as a transport.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::BytesMut;

use super::expectation::{Expectation, Expected, Inner};
use crate::author::api::Api;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::carry::transport::contract::Transport;
use crate::describe::endpoint::Endpoint;
use crate::serve::call::EndpointCall;
use crate::serve::incoming::{Incoming, Reads};
use crate::serve::route::captures;

/// A server of an API that answers what it was told.
pub struct Mock<A>(Arc<Mutex<Vec<Arc<dyn Expected>>>>, PhantomData<fn() -> A>);

impl<A> Clone for Mock<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<A: Api> Mock<A> {
    /// One that expects nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::default(), PhantomData)
    }

    /// Expects a call whose arguments match.
    #[doc(hidden)]
    pub fn expect<C: EndpointCall>(&self, matches: impl Fn(&C) -> bool + Send + Sync + 'static) -> Expectation<C> {
        let inner = Arc::new(Inner { matches: Box::new(matches), answers: Mutex::default() });
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(inner.clone());
        Expectation(inner)
    }
}

impl<A: Api> Default for Mock<A> {
    fn default() -> Self {
        Self::new()
    }
}

impl<A: Api> Transport for Mock<A> {
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let (head, mut body) = request.into_parts();
        let mut bytes = BytesMut::new();
        while let Some(chunk) = body.chunk().await {
            bytes.extend_from_slice(&chunk?);
        }
        let Some(endpoint) = head.extensions.get::<&'static Endpoint>().copied() else {
            return Err(TransportError::not_to_be_sent());
        };
        let path = captures(endpoint, head.uri.path()).unwrap_or_default();
        let body = Body::from(bytes.freeze());
        let incoming = Incoming::receive(endpoint, Reads::of(endpoint), path, head, body, usize::MAX).await;
        let Ok(mut incoming) = incoming else { return Err(TransportError::not_to_be_sent()) };
        let expected = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut answers = expected.iter().filter(|expected| expected.endpoint() == endpoint);
        answers.find_map(|expected| expected.answer(&mut incoming)).ok_or_else(TransportError::not_to_be_sent)
    }
}

impl<A> fmt::Debug for Mock<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mock")
    }
}
