//! The transport over hyper: connecting, pooling, HTTP/1.1 and HTTP/2 by hyper-util; proxies and TLS are asked for here.

mod builder;
mod connector;
mod proxies;
mod socket;
#[cfg(feature = "rustls")]
mod tls;
#[cfg(not(feature = "rustls"))]
#[path = "no_tls.rs"]
mod tls;
mod tunnel;

use std::fmt;

use hyper_util::client::legacy::Client;

pub use self::builder::HyperTransportBuilder;
use self::connector::Connector;
use super::failure::{Stage, convert};
use super::{Transport, TransportError, TransportErrorKind, coding};
use crate::loopback::is_loopback_uri;
use crate::{Body, BuildError, Delivery};

/// The transport over [hyper](https://hyper.rs), by hyper-util's pool of connections: HTTP/1.1, and HTTP/2 where the server
/// takes it in the TLS handshake.
///
/// It does not follow redirects and stores no cookies. A request that was given a kept connection on which nothing was
/// written yet, because the server had closed it, goes out on another one. Plain http is refused except on loopback.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<Connector, Body>,
}

impl HyperTransport {
    /// A transport with 5 s to connect, the certificates that the platform trusts, and the proxy that the environment names
    /// (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), which is never asked for a server on loopback.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new() -> Result<Self, BuildError> {
        Self::builder().build()
    }

    /// The settings of such a transport.
    #[must_use]
    pub fn builder() -> HyperTransportBuilder {
        HyperTransportBuilder::default()
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
        let response = self.client.request(request).await;
        let response = response.map_err(|error| convert(error.into(), Stage::Sending, uri.host()))?;
        Ok(coding::decode(&method, response.map(Body::new)))
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport").finish_non_exhaustive()
    }
}
