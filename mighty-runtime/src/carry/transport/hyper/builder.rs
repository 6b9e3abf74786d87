//! Builds the transport.

use std::sync::Arc;
use std::time::Duration;

use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::connector::Connector;
use super::over_hyper::HyperTransport;
use super::plain::Plain;
use super::proxies::Proxies;
use super::tls::{Roots, Tls};
use crate::caller::errors::build::BuildError;
use crate::carry::transport::limits::{
    CONNECT_TIMEOUT, IDLE_TIMEOUT, IDLE_TIMEOUT_HTTP2, MAX_HEADER_BYTES, MAX_HEADERS,
};

/// The settings of a [`HyperTransport`].
#[derive(Debug)]
pub struct HyperTransportBuilder {
    connect_timeout: Duration,
    idle_timeout: Option<Duration>,
    max_idle: usize,
    http2_only: bool,
    proxy: Proxy,
    roots: Roots,
}

#[derive(Debug)]
enum Proxy {
    Environment,
    None,
    Named(String),
}

impl Default for HyperTransportBuilder {
    fn default() -> Self {
        Self {
            connect_timeout: CONNECT_TIMEOUT,
            idle_timeout: None,
            max_idle: usize::MAX,
            http2_only: false,
            proxy: Proxy::Environment,
            roots: Roots::default(),
        }
    }
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

impl HyperTransportBuilder {
    /// The default, but for this time of rest.
    pub(crate) fn resting(idle_timeout: Option<Duration>) -> Self {
        Self { idle_timeout, ..Self::default() }
    }

    /// Time to establish a connection: the name, TCP, the proxy and TLS. Default: 5 s.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long a connection without a request is kept, where the server does not say (`Keep-Alive: timeout=5` is believed, less a
    /// second, or half of it). It should be less than the server's own time: a request that goes out while the server closes the
    /// connection may be lost, and one that is not idempotent is not tried again. Default: 4 s for HTTP/1, since many servers
    /// close after 5 s; 90 s for HTTP/2, whose servers say so before they close.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// How many such connections are kept per host. Default: as many as there were at once.
    #[must_use]
    pub fn max_idle_per_host(mut self, connections: usize) -> Self {
        self.max_idle = connections;
        self
    }

    /// Speaks HTTP/2 to every server, without asking.
    #[must_use]
    pub fn http2_only(mut self) -> Self {
        self.http2_only = true;
        self
    }

    /// Connects through the proxy at this URL (`http`, `https`, `socks4`, `socks4a`, `socks5` or `socks5h`; a user name and a password in
    /// it are sent to the proxy), except to loopback. Default: the proxy that the environment names.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::Named(url.into());
        self
    }

    /// Connects through no proxy, whatever the environment says.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Trusts the certificates that this one (DER, as in a `.crt` file) has signed, beside those that the platform trusts.
    #[cfg(feature = "rustls")]
    #[must_use]
    pub fn root_certificate(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.roots.add(der.into());
        self
    }

    /// Trusts none but the given root certificates.
    #[cfg(feature = "rustls")]
    #[must_use]
    pub fn only_given_root_certificates(mut self) -> Self {
        self.roots.only_given();
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// When TLS cannot be set up, a certificate is none, or the proxy's URL is none.
    pub fn build(self) -> Result<HyperTransport, BuildError> {
        let proxies = match &self.proxy {
            Proxy::Environment => Proxies::of_the_environment(),
            Proxy::None => Proxies::none(),
            Proxy::Named(url) => Proxies::named(url)?,
        };
        let proxies = Arc::new(proxies);
        let tls = Tls::new(self.roots, self.http2_only)?;
        let connector = Connector::new(Arc::clone(&proxies), tls, self.connect_timeout, self.http2_only);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .pool_idle_timeout(self.idle_timeout.unwrap_or(IDLE_TIMEOUT_HTTP2))
            .pool_max_idle_per_host(self.max_idle)
            .http1_max_headers(MAX_HEADERS)
            .http2_max_header_list_size(MAX_HEADER_BYTES)
            .http2_only(self.http2_only)
            .build(connector);
        Ok(HyperTransport {
            client,
            http2_only: self.http2_only,
            idle: self.idle_timeout.unwrap_or(IDLE_TIMEOUT),
            plain: Plain::default(),
            #[cfg(feature = "reqwest")]
            proxies,
        })
    }
}
