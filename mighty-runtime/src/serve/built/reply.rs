//! What a declared error is built of.

use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;

use super::said::Said;
use crate::base::decode_error::DecodeError;
use crate::caller::outcome::StopReason;

/// The answer that an error is built of: what a server, a mock or a fake says went wrong.
///
/// A body that implements `Serialize` is one by itself, as JSON; all else is said of an `ErrorReply`:
///
/// ```
/// # use mighty_runtime::{Api, ErrorReply, Problem, endpoints};
/// # pub enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// #[endpoints(api = Shop, errors(429, 5xx), testing)]
/// pub trait Orders {
///     /// How many there are.
///     #[endpoint(method = GET, path = "/orders/count")]
///     async fn count(&self) -> Result<u64, CountError>;
/// }
///
/// let slow_down = ErrorReply::from(Problem::default()).header("retry-after", "7").attempts(4);
/// let error = CountError::too_many_requests(slow_down);
/// assert_eq!(error.outcome().retry_after().unwrap().as_secs(), 7);
///
/// // The page of a gateway: there is no body then.
/// let down = CountError::server_error::<502>(ErrorReply::raw("text/html", "<title>Bad Gateway</title>"));
/// assert_eq!(down.message(), "Bad Gateway");
/// ```
#[derive(Clone, Debug)]
pub struct ErrorReply<B> {
    pub(super) body: Result<B, DecodeError>,
    pub(super) bytes: Bytes,
    pub(super) said: Said,
}

impl<B> ErrorReply<B> {
    /// A body as it is written in another format.
    #[must_use]
    pub fn written(body: B, media_type: &str, bytes: impl Into<Bytes>) -> Self {
        Self::of(Ok(body), media_type, bytes.into())
    }

    /// Bytes that are no `B`, as of a gateway.
    #[must_use]
    pub fn raw(media_type: &str, bytes: impl Into<Bytes>) -> Self {
        Self::of(Err(DecodeError::new("the body is in another format")), media_type, bytes.into())
    }

    /// No body at all.
    #[must_use]
    pub fn empty() -> Self {
        Self { body: Err(DecodeError::new("the body is empty")), bytes: Bytes::new(), said: Said::default() }
    }

    fn of(body: Result<B, DecodeError>, media_type: &str, bytes: Bytes) -> Self {
        let mut said = Said::default();
        said.header("content-type", media_type.as_bytes());
        Self { body, bytes, said }
    }

    /// Adds a header; one that is not valid is left out. `Retry-After`, those of a rate limit and `Location` are reflected in what
    /// the error tells.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.said.header(name, value.as_ref());
        self
    }

    /// How long the server asks to wait (`Retry-After`), in whole seconds, rounded up.
    #[must_use]
    pub fn retry_after(self, wait: Duration) -> Self {
        let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
        self.header("retry-after", seconds.to_string())
    }

    /// The id that the server gave the request, in the header that the API has for it.
    #[must_use]
    pub fn request_id(mut self, id: impl Into<String>) -> Self {
        self.said.request_id = Some(id.into());
        self
    }

    /// How often the request was sent; 1 by default.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.said.attempts = Some(attempts);
        self
    }

    /// Why it was not tried again. By default that it is [not retryable](StopReason::NotRetryable), and after several
    /// [attempts](Self::attempts) that those were [all](StopReason::Attempts).
    #[must_use]
    pub fn stop_reason(mut self, reason: StopReason) -> Self {
        self.said.stop_reason = Some(reason);
        self
    }
}

impl<B: Serialize> From<B> for ErrorReply<B> {
    fn from(body: B) -> Self {
        match serde_json::to_vec(&body) {
            Ok(bytes) => Self::written(body, "application/json", bytes),
            Err(error) => Self { body: Err(DecodeError::new(error.to_string())), ..Self::raw("application/json", "") },
        }
    }
}
