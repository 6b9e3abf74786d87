//! Errors that are built, as if a server had answered so.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Serialize;

use super::kept::Kept;
use super::status_error::StatusError;
use crate::author::error_body::{ErrorBody, Summary};
use crate::base::decode_error::DecodeError;
use crate::caller::outcome::Outcome;
use crate::describe::endpoint::Endpoint;

/// The answer that an error is built of: what a server, a mock or a fake says went wrong.
///
/// A body that implements `Serialize` is one by itself, as JSON.
#[derive(Clone, Debug)]
pub struct ErrorReply<B> {
    body: Result<B, DecodeError>,
    bytes: Bytes,
    headers: HeaderMap,
    attempts: u32,
}

impl<B> ErrorReply<B> {
    /// A body as it is written in another format.
    #[must_use]
    pub fn written(body: B, media_type: &'static str, bytes: impl Into<Bytes>) -> Self {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(media_type))]);
        Self { body: Ok(body), bytes: bytes.into(), headers, attempts: 1 }
    }

    /// Bytes that are no `B`, as of a gateway.
    #[must_use]
    pub fn raw(media_type: &'static str, bytes: impl Into<Bytes>) -> Self {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(media_type))]);
        let body = Err(DecodeError::new("the body is in another format".to_owned()));
        Self { body, bytes: bytes.into(), headers, attempts: 1 }
    }

    /// Adds a header; one that is not valid is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value.as_ref())) {
            self.headers.append(name, value);
        }
        self
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
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

impl<B: ErrorBody> StatusError<B> {
    /// The error of an endpoint that answered so.
    #[doc(hidden)]
    #[must_use]
    pub fn answered(endpoint: &'static Endpoint, status: u16, reply: ErrorReply<B>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut outcome = Outcome::new(endpoint);
        outcome.attempts = reply.attempts;
        outcome.status = Some(status);
        let kept = Kept { status, headers: reply.headers, body: reply.bytes, outcome, location: None };
        Self::new(kept, reply.body, None, Summary::default())
    }
}

/// The status, which the compiler has seen to be of that class.
///
/// # Panics
/// In the compiler, whose error it is, if it is not.
#[must_use]
pub const fn status_of_class(status: u16, class: u16) -> u16 {
    assert!(status / 100 == class, "the status is not of the class that the variant stands for");
    status
}
