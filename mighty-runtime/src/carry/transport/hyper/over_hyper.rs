//! The transport itself.

use std::fmt;
#[cfg(feature = "reqwest")]
use std::sync::Arc;

use hyper_util::client::legacy::Client;

use super::connector::Connector;
#[cfg(feature = "reqwest")]
use super::proxies::Proxies;
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::loopback::is_loopback_uri;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::transport::coding;
use crate::carry::transport::contract::Transport;
use crate::carry::transport::failure::{Stage, convert};

/// The transport over [hyper](https://hyper.rs), by hyper-util's pool of connections: HTTP/1.1, and HTTP/2 where the server
/// takes it in the TLS handshake.
///
/// It does not follow redirects and stores no cookies. A request that was given a kept connection on which nothing was
/// written yet, because the server had closed it, goes out on another one. Plain http is refused except on loopback.
#[derive(Clone)]
pub struct HyperTransport {
    pub(super) client: Client<Connector, Body>,
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
