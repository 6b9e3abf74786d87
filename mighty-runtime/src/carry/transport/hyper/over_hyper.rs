//! The transport itself.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::body::Incoming;
use hyper_util::client::legacy::Client;

use super::connector::Connector;
use super::expectation::Expectation;
use super::held::Held;
use super::kept::{Kept, rest_after};
#[cfg(feature = "reqwest")]
use super::proxies::Proxies;
use super::whole::Begun;
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::loopback::is_loopback_uri;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::transport::coding;
use crate::carry::transport::contract::Transport;
use crate::carry::transport::failure::{Stage, convert, is_given_up};

/// The transport over [hyper](https://hyper.rs), by hyper-util's pool of connections: HTTP/1.1, and HTTP/2 where the server
/// takes it in the TLS handshake.
///
/// It does not follow redirects and stores no cookies. A request that was given a kept connection on which nothing was
/// written yet, because the server had closed it, goes out on another one. Plain http is refused except on loopback.
#[derive(Clone)]
pub struct HyperTransport {
    pub(super) client: Client<Connector, Body>,
    /// Whether a connection speaks HTTP/2.
    pub(super) is_http2: Arc<AtomicBool>,
    /// How long an HTTP/1 connection rests where the server does not say.
    pub(super) idle: Duration,
    /// For the transport that sends by this one only what goes through a proxy.
    #[cfg(feature = "reqwest")]
    pub(super) proxies: Arc<Proxies>,
}

#[cfg(feature = "reqwest")]
impl HyperTransport {
    /// Whether the server is asked through a proxy.
    pub(crate) fn asks_proxy(&self, server: &http::Uri) -> bool {
        self.proxies.of(server).is_some()
    }
}

impl HyperTransport {
    /// The answer, its connection told when it ends.
    fn hold(&self, response: http::Response<Incoming>) -> http::Response<Body> {
        let kept = response.extensions().get::<Arc<Kept>>().map(Arc::clone);
        let connection = kept.map(|kept| (kept, rest_after(response.headers(), self.idle)));
        response.map(|body| Body::boxed(Held { body, connection }))
    }
}

impl Transport for HyperTransport {
    async fn send(&self, mut request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        if uri.scheme() != Some(&http::uri::Scheme::HTTPS) && !is_loopback_uri(&uri) {
            // It would show the token to whoever is in between.
            return Err(TransportError::new(TransportErrorKind::InvalidRequest, Delivery::NotSent));
        }
        coding::ask(request.headers_mut());
        let expectation = Expectation::of(&mut request);
        let begun = if self.is_http2.load(Ordering::Relaxed) { Begun::watch(&mut request) } else { None };
        let response = self.client.request(request).await.map_err(|error| {
            let never_begun = begun.is_some_and(|begun| !begun.has_begun()) && is_given_up(&error);
            let error = convert(error.into(), Stage::Sending, uri.host());
            if never_begun { error.unwritten() } else { error }
        })?;
        if let Some(expectation) = expectation {
            expectation.is_over();
        }
        Ok(coding::decode(&method, self.hold(response)))
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport").finish_non_exhaustive()
    }
}
