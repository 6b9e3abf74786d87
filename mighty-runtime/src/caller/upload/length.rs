//! A body that is not as long as was said.

use std::error::Error as StdError;
use std::fmt;

use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// A body that has fewer or more bytes than were said, or a file that has another length than at the first attempt: the
/// [`source`](StdError::source) of a [`TransportError`] of the kind [`InvalidRequest`](TransportErrorKind::InvalidRequest).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthMismatch {
    said: u64,
    given: Option<u64>,
}

impl LengthMismatch {
    /// The bytes that were said.
    #[must_use]
    pub fn said(self) -> u64 {
        self.said
    }

    /// The bytes that there are; `None` if they are more, and were not counted.
    #[must_use]
    pub fn given(self) -> Option<u64> {
        self.given
    }

    pub(super) fn error(said: u64, given: Option<u64>, delivery: Delivery) -> TransportError {
        TransportError::new(TransportErrorKind::InvalidRequest, delivery).with_source(Self { said, given })
    }
}

impl fmt::Display for LengthMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.given {
            Some(given) => write!(f, "the body was to have {} bytes and has {given}", self.said),
            None => write!(f, "the body was to have {} bytes and has more", self.said),
        }
    }
}

impl StdError for LengthMismatch {}
