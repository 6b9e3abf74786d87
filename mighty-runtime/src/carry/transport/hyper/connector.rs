//! Makes connections: directly or through a proxy, with TLS where the server has it.

use std::error::Error as StdError;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::{SocksV4, SocksV5};
use hyper_util::client::proxy::matcher::Intercept;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

use super::proxies::Proxies;
use super::socket::Socket;
use super::tls::Tls;
use super::tunnel;
use super::wire::Wire;

type BoxError = Box<dyn StdError + Send + Sync>;

/// How long a silent connection is trusted before the peer is asked whether it is there.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The connector.
#[derive(Clone)]
pub(super) struct Connector {
    tcp: HttpConnector,
    proxies: Arc<Proxies>,
    tls: Tls,
    timeout: Duration,
    http2_only: bool,
}

impl Connector {
    pub(super) fn new(proxies: Arc<Proxies>, tls: Tls, timeout: Duration, http2_only: bool) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEP_ALIVE));
        tcp.set_keepalive_interval(Some(KEEP_ALIVE));
        tcp.set_keepalive_retries(Some(3));
        tcp.set_connect_timeout(Some(timeout));
        Self { tcp, proxies, tls, timeout, http2_only }
    }

    async fn connect(mut self, server: Uri) -> Result<Socket, BoxError> {
        let socket = match self.proxies.of(&server) {
            None => tcp(self.tcp.call(server.clone()).await?),
            Some(proxy) => self.through(&proxy, &server).await?,
        };
        if server.scheme() == Some(&Scheme::HTTPS) {
            return Ok(self.tls.to_server(server.host().unwrap_or_default(), socket).await?);
        }
        Ok(socket)
    }

    /// A way to the server through the proxy.
    async fn through(&mut self, proxy: &Intercept, server: &Uri) -> Result<Socket, BoxError> {
        let (uri, connector) = (proxy.uri().clone(), self.tcp.clone());
        match uri.scheme_str() {
            Some("socks5" | "socks5h") => {
                let mut socks = SocksV5::new(uri.clone(), connector).local_dns(uri.scheme_str() == Some("socks5"));
                if let Some((user, password)) = proxy.raw_auth() {
                    socks = socks.with_auth(user.to_owned(), password.to_owned());
                }
                Ok(tcp(socks.call(server.clone()).await?))
            }
            Some("socks4" | "socks4a") => {
                let local = uri.scheme_str() == Some("socks4");
                Ok(tcp(SocksV4::new(uri, connector).local_dns(local).call(server.clone()).await?))
            }
            scheme => {
                let mut socket = tcp(self.tcp.call(uri.clone()).await?);
                if scheme == Some("https") {
                    socket = self.tls.to_proxy(uri.host().unwrap_or_default(), socket).await?;
                }
                let (host, port) = (server.host().unwrap_or_default(), server.port_u16().unwrap_or(443));
                Ok(tunnel::through(socket, &format!("{host}:{port}"), proxy.basic_auth()).await?)
            }
        }
    }
}

fn tcp(stream: TokioIo<TcpStream>) -> Socket {
    Socket::Tcp(stream.into_inner())
}

impl Service<Uri> for Connector {
    type Response = TokioIo<Wire>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let (this, timeout) = (self.clone(), self.timeout);
        Box::pin(async move {
            let http2_only = this.http2_only;
            let connecting = tokio::time::timeout(timeout, this.connect(server)).await;
            let socket = connecting.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
            let is_http2 = http2_only || socket.negotiated_http2();
            Ok(TokioIo::new(Wire::new(socket, is_http2)))
        })
    }
}
