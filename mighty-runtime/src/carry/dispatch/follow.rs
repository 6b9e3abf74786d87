//! Redirects, for the endpoints that follow them.

use std::time::Duration;

use http::header::{ACCEPT, ACCEPT_ENCODING, IF_RANGE, LOCATION, RANGE, USER_AGENT};
use http::{Extensions, HeaderMap, HeaderName, Method, Request, Response, StatusCode, Uri};
use url::Url;

use crate::base::body::Body;
use crate::base::environment::{Environment, within};
use crate::base::loopback::is_loopback;
use crate::caller::errors::redirect::Astray;
use crate::describe::endpoint::Endpoint;

/// How many redirects are followed in one attempt.
const MAX_HOPS: usize = 5;

/// What is sent to another origin than that of the request: what is wanted, and where what broke off goes on, which that origin has
/// said itself.
const SENT_ABROAD: [HeaderName; 6] =
    [ACCEPT, ACCEPT_ENCODING, USER_AGENT, RANGE, IF_RANGE, HeaderName::from_static("last-event-id")];

/// How much of a redirect's body is read, in bytes, and how long it is waited for: more costs more than another connection.
const MAX_DRAINED: usize = 64 << 10;
const GRACE: Duration = Duration::from_millis(250);

/// Where an attempt was answered in the end; an extension of the answer.
#[derive(Clone, Debug)]
pub(crate) struct Landing {
    /// The last request's, without its token.
    pub(crate) uri: Uri,
    /// Why its redirect was not followed further, if it should have been.
    pub(crate) problem: Option<Astray>,
}

/// What follows an answer.
#[allow(clippy::large_enum_variant, reason = "it is taken apart at once")]
pub(super) enum Step {
    /// Nothing.
    Ended(Response<Body>),
    /// Another request, and the body that is not wanted.
    Hop(Request<Body>, Body),
}

/// The redirects of an attempt. The request is kept as it is without its token.
pub(super) struct Redirects {
    method: Method,
    headers: HeaderMap,
    extensions: Extensions,
    /// `None` if it cannot be sent again.
    body: Option<Body>,
    at: Uri,
    /// The origin has not been left. Once it was, nothing goes back to it that others must not have.
    is_at_home: bool,
    asked: Vec<(Method, Uri)>,
}

impl Redirects {
    pub(super) fn from(request: &Request<Body>) -> Self {
        Self {
            method: request.method().clone(),
            headers: request.headers().clone(),
            extensions: request.extensions().clone(),
            body: request.body().try_clone(),
            at: request.uri().clone(),
            is_at_home: true,
            asked: vec![(request.method().clone(), request.uri().clone())],
        }
    }

    /// Whether all requests so far went to the origin of the first.
    pub(super) fn is_at_home(&self) -> bool {
        self.is_at_home
    }

    /// What follows `response`.
    pub(super) fn after(&mut self, response: Response<Body>, endpoint: &Endpoint) -> Step {
        let status = response.status();
        let is_meant = endpoint.is_success(status) || endpoint.variant(status).is_some();
        let method = self.method_after(status).filter(|_| !is_meant && response.headers().contains_key(LOCATION));
        let Some(method) = method else { return self.ended(response, None) };
        if status == StatusCode::SEE_OTHER {
            self.forget_body(endpoint);
        }
        match self.go(method, response.headers()) {
            Ok(request) => Step::Hop(request, response.into_body()),
            Err(problem) => self.ended(response, Some(problem)),
        }
    }

    fn ended(&self, mut response: Response<Body>, problem: Option<Astray>) -> Step {
        response.extensions_mut().insert(Landing { uri: self.at.clone(), problem });
        Step::Ended(response)
    }

    /// The method of the request that a status asks for; `None` if it is no redirect that is followed (RFC 9110, 15.4): what is
    /// not safe is sent to the server that it was meant for, and the answer to it may be elsewhere.
    fn method_after(&self, status: StatusCode) -> Option<Method> {
        let is_safe = self.method.is_safe();
        match status.as_u16() {
            301 | 302 | 307 | 308 if is_safe && self.body.is_some() => Some(self.method.clone()),
            303 if is_safe => Some(self.method.clone()),
            303 => Some(Method::GET),
            _ => None,
        }
    }

    /// The request after a 303 has none, and nothing that is said of it.
    fn forget_body(&mut self, endpoint: &Endpoint) {
        self.body = Some(Body::empty());
        let is_of_body = |name: &HeaderName| {
            let is_key = endpoint.idempotency_key().is_some_and(|key| key.eq_ignore_ascii_case(name.as_str()));
            is_key || name.as_str().starts_with("content-")
        };
        self.keep_headers(|name| !is_of_body(name));
    }

    fn keep_headers(&mut self, is_kept: impl Fn(&HeaderName) -> bool) {
        let kept = self.headers.iter().filter(|(name, _)| is_kept(name));
        self.headers = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
    }

    /// The next request.
    fn go(&mut self, method: Method, headers: &HeaderMap) -> Result<Request<Body>, Astray> {
        let from = Url::parse(&self.at.to_string()).map_err(|_| Astray::NotALink)?;
        let to = target(&from, headers)?;
        let hop = (method, Uri::try_from(to.as_str()).map_err(|_| Astray::NotALink)?);
        if self.asked.contains(&hop) {
            return Err(Astray::Circle);
        }
        if self.asked.len() > MAX_HOPS {
            return Err(Astray::TooMany);
        }
        if to.origin() != from.origin() {
            self.is_at_home = false;
            self.body = Some(Body::empty());
            self.keep_headers(|name| SENT_ABROAD.contains(name));
        }
        self.asked.push(hop.clone());
        (self.method, self.at) = hop;
        Ok(self.request())
    }

    fn request(&self) -> Request<Body> {
        let mut request = Request::new(self.body.as_ref().and_then(Body::try_clone).unwrap_or_default());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.at.clone();
        *request.headers_mut() = self.headers.clone();
        *request.extensions_mut() = self.extensions.clone();
        request
    }
}

/// Where a redirect leads from `from`, without its fragment.
fn target(from: &Url, headers: &HeaderMap) -> Result<Url, Astray> {
    let mut locations = headers.get_all(LOCATION).iter();
    let (Some(location), None) = (locations.next(), locations.next()) else { return Err(Astray::NotALink) };
    let location = std::str::from_utf8(location.as_bytes()).map_err(|_| Astray::NotALink)?;
    let mut to = from.join(location).map_err(|_| Astray::NotALink)?;
    to.set_fragment(None);
    if !to.username().is_empty() || to.password().is_some() {
        return Err(Astray::LogsIn);
    }
    // Only who talks in plain text with this machine already goes on with it: others are not led to what listens here.
    let is_local = to.scheme() == "http" && is_loopback(&to) && from.scheme() == "http" && is_loopback(from);
    if to.scheme() == "https" || is_local { Ok(to) } else { Err(Astray::NotSecure) }
}

/// Reads what nobody wants, so that the connection can be used again.
pub(super) async fn drain(environment: &dyn Environment, mut body: Body) {
    let reading = async {
        let mut read = 0;
        while let Some(Ok(chunk)) = body.chunk().await {
            read += chunk.len();
            if read > MAX_DRAINED {
                break;
            }
        }
    };
    within(environment, GRACE, reading).await;
}
