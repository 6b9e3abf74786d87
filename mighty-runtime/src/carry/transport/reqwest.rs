//! The transport over reqwest.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::uri::{Authority, Scheme};
use http::{Method, Uri};
use http_body::{Frame, SizeHint};
use url::Url;

use super::contract::{Sending, Transport};
use super::failure::Stage;
use super::hyper::over_hyper::HyperTransport;
use super::hyper::proxies::Proxies;
use super::limits::{CONNECT_TIMEOUT, IDLE_TIMEOUT, MAX_HEADER_BYTES};
use super::{coding, reqwest_error};
use crate::base::body::Body;
use crate::base::header_map::fill;
use crate::base::in_place::in_place;
use crate::base::loopback::is_loopback;
use crate::base::transport_error::TransportError;
use crate::caller::errors::build::BuildError;

/// The transport over [reqwest](::reqwest), with its retries and redirects switched off, because both are ours.
///
/// Where many requests share an HTTP/2 connection that goes away, reqwest cannot tell of each whether it was written; such a one
/// counts as maybe sent. [`HyperTransport`] knows.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: ::reqwest::Client,
    server: Server,
    /// For what goes through the proxy of the environment: reqwest does not tell what a proxy answered, so that a refusal which
    /// locks an account could not be told from a proxy that is down.
    proxied: Option<HyperTransport>,
}

impl ReqwestTransport {
    /// A transport with reqwest's defaults and 5 s to connect. It asks the proxy that the environment names, but never for a
    /// server on loopback; what goes through one is sent by a [`HyperTransport`], which knows what the proxy answered. As reqwest's
    /// own, it reads at most 100 header lines of an answer over HTTP/1, where a [`HyperTransport`] reads 500.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new() -> Result<Self, BuildError> {
        let builder = ::reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .pool_idle_timeout(IDLE_TIMEOUT)
            .http2_max_header_list_size(MAX_HEADER_BYTES);
        let proxied = Proxies::of_the_environment().are_there().then(HyperTransport::new).transpose()?;
        Ok(Self { client: build(builder.no_proxy())?, server: Server::default(), proxied })
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
        build(builder).map(|client| Self { client, server: Server::default(), proxied: None })
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

/// A request that is being sent. It is small; a request itself would be copied each time that it is handed on.
enum Begun<'a, F> {
    /// The method, which says whether the answer has a body; nothing to wait for if it is not to be sent.
    Reqwest(Method, Option<F>),
    Proxied(Sending<'a>),
}

impl ReqwestTransport {
    fn begin(
        &self,
        mut request: http::Request<Body>,
    ) -> Begun<'_, impl Future<Output = ::reqwest::Result<::reqwest::Response>> + use<>> {
        if let Some(proxied) = self.proxied.as_ref().filter(|proxied| proxied.asks_proxy(request.uri())) {
            return Begun::Proxied(proxied.__send_boxed(request));
        }
        coding::ask(request.headers_mut());
        add_length(&mut request);
        let method = request.method().clone();
        let url = self.server.url(request.uri());
        Begun::Reqwest(method, url.map(|url| self.client.execute(to_reqwest(request, url))))
    }
}

async fn answer(
    begun: Begun<'_, impl Future<Output = ::reqwest::Result<::reqwest::Response>>>,
) -> Result<http::Response<Body>, TransportError> {
    match begun {
        Begun::Reqwest(method, sending) => {
            let response = sending.ok_or_else(TransportError::not_to_be_sent)?.await;
            let response = response.map_err(|error| reqwest_error::convert(error, Stage::Sending))?;
            Ok(coding::decode(&method, from_reqwest(response)))
        }
        Begun::Proxied(sending) => sending.await,
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<Body>, TransportError>> + Send {
        answer(self.begin(request))
    }

    fn reads_endpoint(&self) -> bool {
        false
    }

    // Written here, so that all of the stack below is compiled here and not in the crates of users.
    fn __send_boxed(&self, request: http::Request<Body>) -> Sending<'_> {
        let begun = self.begin(request);
        in_place(|| answer(begun))
    }
}

/// reqwest does not ask a stream for its length.
fn add_length(request: &mut http::Request<Body>) {
    let length = http_body::Body::size_hint(request.body()).exact();
    if let Some(length) = length.filter(|_| request.body().as_bytes().is_none()) {
        request.headers_mut().entry(CONTENT_LENGTH).or_insert_with(|| length.into());
    }
}

/// The server that was asked first, as a URL without a path: there is hardly another, and reading the name of a host is most of
/// the work of reading a URL.
#[derive(Clone, Debug, Default)]
struct Server(Arc<OnceLock<(Scheme, Authority, Url)>>);

impl Server {
    /// The URL of a request; `None` if it is not to be sent so.
    fn url(&self, uri: &Uri) -> Option<Url> {
        let (scheme, authority) = (uri.scheme()?, uri.authority()?);
        let mut url = match self.0.get() {
            Some((known_scheme, known, url)) if known_scheme == scheme && known.as_str() == authority.as_str() => {
                url.clone()
            }
            _ => self.read(scheme, authority)?,
        };
        url.set_path(uri.path());
        url.set_query(uri.query());
        // `Url` normalises what it is given. Whatever it would change was not what the path check saw, so nothing is sent.
        (url.path() == uri.path()).then_some(url)
    }

    /// The URL of a server that has not been asked before.
    fn read(&self, scheme: &Scheme, authority: &Authority) -> Option<Url> {
        let url = Url::parse(&format!("{scheme}://{authority}")).ok()?;
        // Plain http would show the token to whoever is in between.
        if url.scheme() != "https" && !is_loopback(&url) {
            return None;
        }
        let _ = self.0.get_or_init(|| (scheme.clone(), authority.clone(), url.clone()));
        Some(url)
    }
}

/// The request in reqwest's terms. Put together here, since reqwest's own conversion prints the URI piece by piece.
fn to_reqwest(request: http::Request<Body>, url: Url) -> ::reqwest::Request {
    let (parts, body) = request.into_parts();
    let mut request = ::reqwest::Request::new(parts.method, url);
    fill(request.headers_mut(), parts.headers);
    *request.body_mut() = Some(match body.into_bytes() {
        Ok(bytes) => bytes.into(),
        Err(body) => ::reqwest::Body::wrap(Shared(Mutex::new(body))),
    });
    request
}

/// The answer in ours.
fn from_reqwest(mut response: ::reqwest::Response) -> http::Response<Body> {
    let mut head = http::Response::new(());
    *head.status_mut() = response.status();
    *head.version_mut() = response.version();
    std::mem::swap(head.headers_mut(), response.headers_mut());
    head.map(|()| Body::boxed(Answered(response)))
}

/// An answer as its body. Made a `reqwest::Body`, it would be in a box of its own.
struct Answered(::reqwest::Response);

impl http_body::Body for Answered {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        // It keeps nothing between two polls, so each may have one of its own.
        let chunk = pin!(self.0.chunk()).poll(context);
        let chunk = chunk.map_err(|error| reqwest_error::convert(error, Stage::Reading));
        chunk.map(|chunk| chunk.transpose().map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.content_length() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.content_length().map_or_else(SizeHint::default, SizeHint::with_exact)
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

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn each_server_has_its_own_url_and_none_is_changed_on_the_way() {
        let server = Server::default();
        let table = [
            ("https://shop.example/v1/a%20b?c=d%20e", true),
            ("https://shop.example/", true),
            ("https://shop.example:8443/v1?", true),
            ("https://SHOP.example/v1", true),
            ("https://shop.example/v1/a;b=c,d/", true),
            ("http://127.0.0.1:8080/v1?a", true),
            ("http://localhost/", true),
            ("http://[::1]:443/", true),
            ("http://shop.example/v1", false),
            ("http://127.0.0.1.example.com/", false),
            ("https://shop.example/v1/../a", false),
            ("https://shop.example/v1/%2e%2E/a", false),
            ("https://shop.example/v1/./a", false),
            ("/v1", false),
        ];
        // The first one is remembered, and asked again.
        for (uri, is_sent) in table.into_iter().chain(table) {
            let read = url::Url::parse(uri).ok();
            let url = uri.parse().ok().and_then(|uri| server.url(&uri));
            assert_eq!(url, read.filter(|_| is_sent), "{uri}");
        }
    }
}
