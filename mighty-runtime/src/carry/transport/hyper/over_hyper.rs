//! The transport itself.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use http::Method;
use http::uri::{Authority, Scheme};
use hyper::body::Incoming;
use hyper_util::client::legacy::{Client, ResponseFuture};

use super::connector::Connector;
use super::expectation::Expectation;
use super::handed::Handed;
use super::held::Held;
use super::kept::{Kept, rest_after};
use super::outgoing::send_out;
use super::plain::Plain;
#[cfg(feature = "reqwest")]
use super::proxies::Proxies;
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::in_place::in_place;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::transport::coding;
use crate::carry::transport::contract::{Sending, Transport};
use crate::carry::transport::failure::{Stage, convert, is_given_up};

/// The transport over [hyper](https://hyper.rs), by hyper-util's pool of connections: HTTP/1.1, and HTTP/2 where the server
/// takes it in the TLS handshake.
///
/// It does not follow redirects and stores no cookies. A request that was given a kept connection on which nothing was
/// written yet, because the server had closed it, goes out on another one. Of each request it knows whether anything was written
/// when an HTTP/2 connection goes away, and begins none afterwards. Plain http is refused except on loopback.
#[derive(Clone)]
pub struct HyperTransport {
    pub(super) client: Client<Connector, Body>,
    /// Whether all connections speak HTTP/2. Others do where TLS agrees on it.
    pub(super) http2_only: bool,
    /// How long an HTTP/1 connection rests where the server does not say.
    pub(super) idle: Duration,
    pub(super) plain: Plain,
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

/// A request that is being sent. It is small; a request itself would be copied each time that it is handed on.
struct Begun {
    response: ResponseFuture,
    /// Whether an answer has a body depends on it.
    method: Method,
    authority: Option<Authority>,
    expectation: Option<Expectation>,
    handed: Option<Handed>,
}

impl HyperTransport {
    fn begin(&self, mut request: http::Request<Body>) -> Result<Begun, TransportError> {
        let is_https = request.uri().scheme() == Some(&Scheme::HTTPS);
        if !is_https {
            self.plain.admit(&mut request, !self.http2_only)?;
        }
        coding::ask(request.headers_mut());
        let expectation = Expectation::of(&mut request);
        let handed = (self.http2_only || is_https).then(|| Handed::follow(&mut request));
        send_out(&mut request, expectation.as_ref(), handed.as_ref());
        let (method, authority) = (request.method().clone(), request.uri().authority().cloned());
        Ok(Begun { response: self.client.request(request), method, authority, expectation, handed })
    }

    async fn answer(&self, begun: Result<Begun, TransportError>) -> Result<http::Response<Body>, TransportError> {
        let Begun { response, method, authority, expectation, handed } = begun?;
        let response = match &handed {
            None => response.await,
            Some(handed) => handed.attend(response).await.ok_or_else(forgotten)?,
        };
        let response = response.map_err(|error| {
            let is_gone = is_given_up(&error);
            let error = convert(error.into(), Stage::Sending, authority.as_ref().map(Authority::host));
            // hyper says no more of it than that, and h2 that the server has not processed it.
            let is_unknown = is_gone || error.kind() == TransportErrorKind::Refused;
            if is_unknown && handed.is_some_and(|handed| handed.is_unwritten()) { error.unwritten() } else { error }
        })?;
        if let Some(expectation) = expectation {
            expectation.is_over();
        }
        Ok(coding::decode(&method, self.hold(response)))
    }
}

impl Transport for HyperTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<Body>, TransportError>> + Send {
        self.answer(self.begin(request))
    }

    fn reads_endpoint(&self) -> bool {
        false
    }

    // Written here, so that all of the stack below is compiled here and not in the crates of users.
    fn __send_boxed(&self, request: http::Request<Body>) -> Sending<'_> {
        let begun = self.begin(request);
        in_place(|| self.answer(begun))
    }
}

/// The error of a request that went nowhere.
fn forgotten() -> TransportError {
    TransportError::new(TransportErrorKind::Unwritten, Delivery::NotSent)
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport").finish_non_exhaustive()
    }
}
