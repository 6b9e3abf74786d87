//! Places to send requests to, each of which fails in its own way, with the words of the real transports.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use mighty_runtime::{Body, HyperTransport, ReqwestTransport, Transport, TransportError, http};
use mighty_tests::{Act, RawServer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Somewhere to send requests to.
pub(super) struct Place {
    pub(super) url: String,
    pub(super) transport: Through,
    pub(super) attempt: Duration,
    is_http2: bool,
    server: Option<RawServer>,
}

/// The transport that it is asked through.
#[derive(Clone)]
pub(super) enum Through {
    Hyper(HyperTransport),
    Reqwest(ReqwestTransport),
}

impl Transport for Through {
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        match self {
            Self::Hyper(transport) => transport.send(request).await,
            Self::Reqwest(transport) => transport.send(request).await,
        }
    }
}

/// The same place, asked through either transport.
pub(super) const THROUGH: [fn(Place) -> Place; 2] = [Place::through_hyper, Place::through_reqwest];

/// A place in the making, and what it is called.
pub(super) type Making = (&'static str, fn() -> Pin<Box<dyn Future<Output = Place>>>);

pub(super) const PLACES: [Making; 17] = [
    ("refused", || Box::pin(refused())),
    ("closed", || Box::pin(always(Act::SendAndClose(vec![])))),
    ("reset", || Box::pin(always(Act::SendAndReset(vec![])))),
    ("timeout", || Box::pin(stalled())),
    ("garbage", || Box::pin(always(Act::SendAndClose(b"220 ESMTP\r\n".to_vec())))),
    ("truncated", || Box::pin(always(Act::SendAndClose(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1".to_vec())))),
    ("bad gzip", || Box::pin(always(Act::answer("200 OK", "Content-Encoding: gzip\r\n", &[0xFF; 20])))),
    ("redirect", || Box::pin(always(Act::answer("302 Found", "Location: /elsewhere\r\n", b"")))),
    ("undeclared", || Box::pin(always(Act::answer("418 I'm a teapot", "", b"")))),
    ("declared", || Box::pin(always(Act::answer("404 Not Found", "", br#"{"title": "gone"}"#)))),
    ("declared, not as said", || Box::pin(always(Act::answer("404 Not Found", "", b"[]")))),
    ("exhausted", || Box::pin(always(Act::answer("503 Service Unavailable", "", b"")))),
    ("not JSON", || Box::pin(always(Act::answer("200 OK", "", b"<html>")))),
    ("too large", || Box::pin(always(Act::answer("200 OK", "", &[b'1'; 100])))),
    ("no TLS", || Box::pin(no_tls())),
    ("unknown host", || Box::pin(async { Place::at("https://no-such-host.invalid".to_owned(), None) })),
    ("HTTP/2 to HTTP/1", || Box::pin(http2())),
];

impl Place {
    fn at(url: String, server: Option<RawServer>) -> Self {
        let transport = Through::Hyper(HyperTransport::new().unwrap());
        Self { url, transport, attempt: Duration::from_secs(10), is_http2: false, server }
    }

    fn through_hyper(self) -> Self {
        let builder = HyperTransport::builder();
        let builder = if self.is_http2 { builder.http2_only() } else { builder };
        Self { transport: Through::Hyper(builder.build().unwrap()), ..self }
    }

    fn through_reqwest(self) -> Self {
        let builder = reqwest::Client::builder();
        let builder = if self.is_http2 { builder.http2_prior_knowledge() } else { builder };
        Self { transport: Through::Reqwest(ReqwestTransport::from_builder(builder).unwrap()), ..self }
    }

    /// Whether a secret of a kind has in fact been sent here.
    pub(super) fn received(&self, secret: &str) -> bool {
        let seen = self.server.iter().flat_map(RawServer::seen);
        seen.into_iter().any(|seen| seen.head.contains(secret) || String::from_utf8_lossy(&seen.body).contains(secret))
    }
}

/// A server that does the same for ever.
pub(super) async fn always(act: Act) -> Place {
    let server = RawServer::start(vec![act; 100]).await;
    Place::at(server.url(), Some(server))
}

async fn refused() -> Place {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    Place::at(format!("http://{}", listener.local_addr().unwrap()), None)
}

async fn stalled() -> Place {
    Place { attempt: Duration::from_millis(50), ..always(Act::Stall).await }
}

/// Whatever it is called with, it answers in plain HTTP.
async fn no_tls() -> Place {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.ok();
            tokio::spawn(async move { socket.read_to_end(&mut Vec::new()).await.ok() });
        }
    });
    Place::at(url, None)
}

async fn http2() -> Place {
    Place { is_http2: true, ..always(Act::answer("400 Bad Request", "", b"")).await }
}
