//! Signatures over whole requests, as the caller makes them.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::SystemTime;

use http::header::HOST;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::token_source::BoxError;
use crate::base::body::Body;
use crate::describe::endpoint::Endpoint;

/// Signs requests: [`ClientBuilder::signer`](crate::ClientBuilder::signer).
///
/// It is asked for each attempt anew, the repetition with a new token and each hop of a redirect included, when all else of the
/// request is there, and within the attempt's time. Endpoints with `auth = none`, hosts that take no token, and the hops of a
/// redirect to another origin are not signed.
///
/// ```
/// use mighty_runtime::{Signer, SigningRequest};
///
/// struct Hmac { key: Vec<u8> }
///
/// # fn hmac_sha256(_: &[u8], _: &str, _: &[u8]) -> String { String::new() }
/// impl Signer for Hmac {
///     async fn sign(&self, request: &mut SigningRequest<'_>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///         let time = request.time().duration_since(std::time::UNIX_EPOCH)?.as_secs().to_string();
///         let body = request.body().ok_or("a stream cannot be signed")?;
///         let signature = hmac_sha256(&self.key, &time, body);
///         request.header("x-timestamp", &time)?;
///         request.header("x-signature", &signature)?;
///         Ok(())
///     }
/// }
/// ```
pub trait Signer: Send + Sync + 'static {
    /// Adds what signs the request, or proves otherwise who is asking.
    ///
    /// # Errors
    /// When it cannot be signed. Nothing is sent then: the call fails with
    /// [`TransportErrorKind::Signature`](crate::TransportErrorKind::Signature), and this is its cause. It must show no secret.
    fn sign(&self, request: &mut SigningRequest<'_>) -> impl Future<Output = Result<(), BoxError>> + Send;
}

/// What stands for itself in a query (RFC 3986, 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request as it is about to be sent.
pub struct SigningRequest<'a> {
    endpoint: &'static Endpoint,
    request: &'a mut Request<Body>,
    time: SystemTime,
    /// Whether nothing else than the transport sets this header.
    is_owned: fn(&HeaderName) -> bool,
}

impl<'a> SigningRequest<'a> {
    /// Shows `Host` while it is signed, which a transport makes of the URI.
    pub(crate) fn new(
        endpoint: &'static Endpoint,
        request: &'a mut Request<Body>,
        time: SystemTime,
        is_owned: fn(&HeaderName) -> bool,
    ) -> Self {
        let host = request.uri().authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok());
        if let Some(host) = host {
            request.headers_mut().insert(HOST, host);
        }
        Self { endpoint, request, time, is_owned }
    }

    /// The request is signed.
    pub(crate) fn end(self) {
        self.request.headers_mut().remove(HOST);
    }

    /// The endpoint that is called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The whole URI, with the query and what was [added](Self::query) to it.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The headers, `host` included. What the transport says about the message is added later: its length and coding, what
    /// codings are accepted.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The body, if all of it is there; empty for none, `None` for a stream (`UNSIGNED-PAYLOAD`, in the words of AWS).
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.request.body().as_bytes()
    }

    /// The time, by the client's [`Environment`](crate::Environment).
    #[must_use]
    pub fn time(&self) -> SystemTime {
        self.time
    }

    /// Sets a header, in place of what the request has under that name. Its value is never logged.
    ///
    /// # Errors
    /// When it is none, has a character that a header cannot carry, or belongs to the message's framing.
    pub fn header(&mut self, name: &str, value: &str) -> Result<(), SigningError> {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| SigningError("the name is not a header's"))?;
        if (self.is_owned)(&name) {
            return Err(SigningError("the header is set by the library for each request"));
        }
        let mut value = HeaderValue::from_str(value)
            .map_err(|_| SigningError("the value has a character that a header cannot carry"))?;
        value.set_sensitive(true);
        self.request.headers_mut().insert(name, value);
        Ok(())
    }

    /// Adds a query parameter behind the others, percent-encoded. It is in no log, and not in the answer's URI.
    ///
    /// # Errors
    /// When the URI becomes too long.
    pub fn query(&mut self, name: &str, value: &str) -> Result<(), SigningError> {
        let uri = self.request.uri();
        let separator = if uri.query().is_some() { '&' } else { '?' };
        let (name, value) = (utf8_percent_encode(name, ENCODED), utf8_percent_encode(value, ENCODED));
        let uri = Uri::try_from(format!("{uri}{separator}{name}={value}"));
        *self.request.uri_mut() = uri.map_err(|_| SigningError("the URI is too long"))?;
        Ok(())
    }
}

/// Neither the URI nor a header is shown.
impl fmt::Debug for SigningRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningRequest").field("endpoint", &self.endpoint.name()).finish_non_exhaustive()
    }
}

/// What a [`Signer`] wanted to add cannot be sent. It shows neither name nor value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigningError(&'static str);

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "what the signer adds cannot be sent: {}", self.0)
    }
}

impl StdError for SigningError {}

/// [`Signer`] as an object.
pub(crate) trait DynSigner: Send + Sync {
    fn sign_boxed<'a>(&'a self, request: &'a mut SigningRequest<'_>) -> Signing<'a>;
}

pub(crate) type Signing<'a> = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'a>>;

impl<S: Signer> DynSigner for S {
    fn sign_boxed<'a>(&'a self, request: &'a mut SigningRequest<'_>) -> Signing<'a> {
        Box::pin(self.sign(request))
    }
}
