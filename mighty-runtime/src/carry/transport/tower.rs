//! Any tower service as a transport.

use std::error::Error as StdError;
use std::sync::Mutex;

use tower_service::Service;

use super::contract::Transport;
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// A [`tower`](https://docs.rs/tower) service over `http` types as a transport: your middleware around your client.
///
/// The service is cloned per attempt, as tower's own clients expect. An error that is a [`TransportError`] keeps its
/// class; any other counts as "may have been sent".
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
    B: Into<Body>,
{
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let mut service = match self.service.lock() {
            Ok(service) => service.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        };
        // A service that never became ready has not seen the request.
        std::future::poll_fn(|context| service.poll_ready(context))
            .await
            .map_err(|error| convert(error.into(), Delivery::NotSent))?;
        let response = service.call(request).await.map_err(|error| convert(error.into(), Delivery::MaybeSent))?;
        Ok(response.map(Into::into))
    }
}

fn convert(error: Box<dyn StdError + Send + Sync>, delivery: Delivery) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Other, delivery).with_source(error),
    }
}
