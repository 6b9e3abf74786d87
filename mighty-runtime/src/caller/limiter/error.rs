//! Why a request was not let through.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::caller::token_source::BoxError;

/// Why a [`Limiter`](crate::Limiter) did not let a request through.
#[derive(Debug)]
pub struct LimitError {
    retry_after: Option<Duration>,
    cause: Option<BoxError>,
}

impl LimitError {
    /// The limit is reached: the request could be sent after this time at the earliest, if that is known, which is later than
    /// the caller would wait.
    #[must_use]
    pub fn reached(retry_after: Option<Duration>) -> Self {
        Self { retry_after, cause: None }
    }

    /// Whether there is room cannot be found out, and nothing is to be sent then. The cause must show no secret.
    #[must_use]
    pub fn failed(cause: impl Into<BoxError>) -> Self {
        Self { retry_after: None, cause: Some(cause.into()) }
    }

    /// When to come back, at the earliest.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the limiter itself failed.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.cause.is_some()
    }
}

impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.cause, self.retry_after) {
            (Some(_), _) => f.write_str("the client's rate limiter failed"),
            (None, Some(wait)) => write!(f, "the client's rate limit is reached, for another {wait:.1?}"),
            (None, None) => f.write_str("the client's rate limit is reached"),
        }
    }
}

impl StdError for LimitError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}
