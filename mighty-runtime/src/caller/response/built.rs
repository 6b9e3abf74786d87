//! Responses that are built, for what implements a trait: backends and fakes.

use http::header::{ETAG, LOCATION};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};

use super::Response;
use crate::caller::outcome::Outcome;
use crate::describe::endpoint::Endpoint;

/// What no call has brought names no endpoint.
static NO_ENDPOINT: Endpoint = Endpoint::new("", Method::GET, "");

impl<T> Response<T> {
    /// A value without headers, with the first status that its endpoint declares for a success. Its [`outcome`](Self::outcome) is of no
    /// call.
    ///
    /// ```
    /// use mighty_runtime::Response;
    ///
    /// let response = Response::of("anvil").with_status(201).with_location("/orders/7").with_header("x-stock", "3");
    /// assert_eq!(response.status(), 201);
    /// ```
    #[must_use]
    pub fn of(value: T) -> Self {
        let outcome = Outcome::new(&NO_ENDPOINT);
        Self { value, uri: Uri::default(), status: StatusCode::OK, headers: HeaderMap::new(), outcome }
    }

    /// The same with this status. A server answers 500 in place of one that the endpoint does not declare for a success, as of one
    /// that does not exist.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.outcome.status = Some(self.status);
        self
    }

    /// The same with one header more; one that is not valid is left out, and so are those of the connection and of the message's
    /// framing.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value.as_ref())) {
            self.headers.append(name, value);
        }
        self
    }

    /// The same with an entity tag (RFC 9110, 8.8.3), quotes included: `"\"a\""`, or `"W/\"a\""` for one that is weak.
    #[must_use]
    pub fn with_etag(mut self, etag: impl AsRef<[u8]>) -> Self {
        self.headers.remove(ETAG);
        self.with_header(ETAG.as_str(), etag)
    }

    /// The same with a `Location`, absolute or relative to the request (RFC 9110, 10.2.2).
    #[must_use]
    pub fn with_location(mut self, reference: impl AsRef<[u8]>) -> Self {
        self.headers.remove(LOCATION);
        self.with_header(LOCATION.as_str(), reference)
    }

    /// The value, the status if it has one by itself, and the headers.
    pub(crate) fn into_parts(self) -> (T, Option<StatusCode>, HeaderMap) {
        (self.value, self.outcome.status, self.headers)
    }
}
