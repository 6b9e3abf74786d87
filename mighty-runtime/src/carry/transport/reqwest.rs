//! The transport over reqwest.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http_body::Frame;

use super::contract::Transport;
use super::failure::Stage;
use super::hyper::over_hyper::HyperTransport;
use super::hyper::proxies::Proxies;
use super::limits::{CONNECT_TIMEOUT, IDLE_TIMEOUT, MAX_HEADER_BYTES, MAX_HEADERS};
use super::{coding, reqwest_error};
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::loopback::is_loopback;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::errors::build::BuildError;

/// The transport over [reqwest](::reqwest), with its retries and redirects switched off, because both are ours.
///
/// Where many requests share an HTTP/2 connection that goes away, reqwest cannot tell of each whether it was written; such a one
/// counts as maybe sent. [`HyperTransport`] knows.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: ::reqwest::Client,
    /// For what goes through the proxy of the environment: reqwest does not tell what a proxy answered, so that a refusal which
    /// locks an account could not be told from a proxy that is down.
    proxied: Option<HyperTransport>,
}

impl ReqwestTransport {
    /// A transport with reqwest's defaults and 5 s to connect. It asks the proxy that the environment names, but never for a
    /// server on loopback; what goes through one is sent by a [`HyperTransport`], which knows what the proxy answered.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new() -> Result<Self, BuildError> {
        let builder = ::reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .pool_idle_timeout(IDLE_TIMEOUT)
            .http1_max_headers(MAX_HEADERS)
            .http2_max_header_list_size(MAX_HEADER_BYTES);
        let proxied = Proxies::of_the_environment().are_there().then(HyperTransport::new).transpose()?;
        Ok(Self { client: build(builder.no_proxy())?, proxied })
    }

    /// A transport over a reqwest client of your own: proxies, certificates, pool sizes.
    ///
    /// Its redirects, retries and referer are switched off whatever the builder says; timeouts of an attempt and of the
    /// call are the library's as well. It sends through the builder's proxies, or those of the environment, whatever the
    /// server: say `no_proxy()` for one on loopback, or the token leaves the machine in plain text. Of what a proxy answers it
    /// knows 407 only; any refusal is permanent then. Its `connection_verbose` would log requests whole, the token included.
    ///
    /// # Errors
    /// When reqwest refuses the settings.
    pub fn from_builder(builder: ::reqwest::ClientBuilder) -> Result<Self, BuildError> {
        build(builder).map(|client| Self { client, proxied: None })
    }
}

fn build(builder: ::reqwest::ClientBuilder) -> Result<::reqwest::Client, BuildError> {
    builder
        .redirect(::reqwest::redirect::Policy::none())
        .retry(::reqwest::retry::never())
        .referer(false)
        // Decoding is ours, whoever else in the program switches reqwest's on.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .build()
        .map_err(|error| BuildError::transport(reqwest_error::convert(error, Stage::Sending)))
}

impl Transport for ReqwestTransport {
    async fn send(&self, mut request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        if let Some(proxied) = self.proxied.as_ref().filter(|proxied| proxied.asks_proxy(request.uri())) {
            return proxied.send(request).await;
        }
        let method = request.method().clone();
        coding::ask(request.headers_mut());
        add_length(&mut request);
        let path = request.uri().path().to_owned();
        let request = ::reqwest::Request::try_from(request.map(to_reqwest))
            .map_err(|error| reqwest_error::convert(error, Stage::Sending))?;
        // `Url` normalises what it parses. Whatever it would change was not what the path check saw, so nothing is sent.
        // Plain http would show the token to whoever is in between.
        let is_plain = request.url().scheme() != "https" && !is_loopback(request.url());
        if request.url().path() != path || is_plain {
            return Err(TransportError::new(TransportErrorKind::InvalidRequest, Delivery::NotSent));
        }
        let response =
            self.client.execute(request).await.map_err(|error| reqwest_error::convert(error, Stage::Sending))?;
        let reading = |error| reqwest_error::convert(error, Stage::Reading);
        Ok(coding::decode(&method, http::Response::from(response).map(|body| Body::foreign(body, reading))))
    }
}

/// reqwest does not ask a stream for its length.
fn add_length(request: &mut http::Request<Body>) {
    let length = http_body::Body::size_hint(request.body()).exact();
    if let Some(length) = length.filter(|_| request.body().as_bytes().is_none()) {
        request.headers_mut().entry(CONTENT_LENGTH).or_insert_with(|| length.into());
    }
}

fn to_reqwest(body: Body) -> ::reqwest::Body {
    match body.into_bytes() {
        Ok(bytes) => bytes.into(),
        Err(body) => ::reqwest::Body::wrap(Shared(Mutex::new(body))),
    }
}

/// A body that reqwest may share between threads, which it never does: it is not locked.
struct Shared(Mutex<Body>);

impl http_body::Body for Shared {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let body = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        Pin::new(body).poll_frame(context)
    }
}
