//! Any tower service as a transport.

use std::error::Error as StdError;
use std::sync::Mutex;

use bytes::Bytes;
use tower_service::Service;

use super::contract::Transport;
use super::failure::{Stage, convert};
use crate::base::body::Body;
use crate::base::transport_error::TransportError;

/// A [`tower`](https://docs.rs/tower) service over `http` types as a transport: hyper-util's client, your layers around it,
/// an axum `Router` in place of a server.
///
/// The service is cloned per attempt, as tower's own clients expect. Its answer may have any
/// [`http_body::Body`] of `Bytes`.
///
/// An error that is a [`TransportError`] keeps its class. Errors of hyper, h2, hyper-util and the operating system are
/// classified as those of the default transport are; tower's timeout counts as "may have been sent", its load shedding
/// as "not sent", and neither is sent again at once. Any other "may have been sent", and stays the [`source`](StdError::source), unless it comes from
/// `poll_ready`: a service that never became ready has not seen the request.
#[derive(Debug)]
pub struct ServiceTransport<S> {
    // `Service::call` takes `&mut self`, and a service need not be `Sync`.
    service: Mutex<S>,
}

impl<S> ServiceTransport<S> {
    /// A transport that calls `service`.
    pub fn new(service: S) -> Self {
        Self { service: Mutex::new(service) }
    }
}

impl<S, B> Transport for ServiceTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn StdError + Send + Sync>>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let mut service = match self.service.lock() {
            Ok(service) => service.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        };
        // The host is taken out of what the causes say.
        let host = request.uri().host().map(str::to_owned);
        let host = host.as_deref();
        std::future::poll_fn(|context| service.poll_ready(context))
            .await
            .map_err(|error| never_ready(error.into(), host))?;
        let response = service.call(request).await.map_err(|error| convert(error.into(), Stage::Sending, host))?;
        Ok(response.map(Body::new))
    }
}

/// Whatever kept a service from becoming ready, it has not seen the request; what it says of itself is believed.
fn never_ready(error: Box<dyn StdError + Send + Sync>, host: Option<&str>) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => convert(error, Stage::Sending, host).not_sent(),
    }
}
