//! What comes of an attempt.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::author::error_body::KnownBody;
use crate::base::body::Body;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::dispatch::follow::Landing;

/// A body that is read as it comes.
pub(crate) struct Arriving {
    pub(crate) body: Body,
    /// Whether the transport has taken a coding off it, so that its bytes are not those that a range counts.
    pub(crate) is_decoded: bool,
}

/// In the extensions of a request that was sent before: a mock counts calls by it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Repeated;

/// What came of an attempt.
pub(crate) enum Attempted {
    /// An answer with any status, its body complete or cut off where nobody minds.
    Answered {
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        /// The limit that the body exceeds, if it does; the rest was not read.
        cut_at: Option<usize>,
        /// The API's error body, once it was read.
        known: Option<KnownBody>,
        /// The body, where it is read as it comes.
        open: Option<Box<Arriving>>,
        /// Where it came from, if the endpoint follows redirects.
        landing: Option<Box<Landing>>,
    },
    /// No answer, or a success whose body broke off.
    Failed {
        error: TransportError,
        /// The head of an answer whose body broke off, and what of that had arrived.
        head: Option<(StatusCode, HeaderMap, Bytes)>,
    },
}

impl Attempted {
    /// The status, if a status line arrived.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answered { status, .. } => Some(*status),
            Self::Failed { head, .. } => head.as_ref().map(|(status, ..)| *status),
        }
    }

    /// What kept it from a complete answer, if anything did.
    pub(crate) fn failure(&self) -> Option<TransportErrorKind> {
        match self {
            Self::Answered { .. } => None,
            Self::Failed { error, .. } => Some(error.kind()),
        }
    }

    /// The body, where it is read as it comes.
    pub(crate) fn take_open(&mut self) -> Option<Box<Arriving>> {
        match self {
            Self::Answered { open, .. } => open.take(),
            Self::Failed { .. } => None,
        }
    }

    /// The headers of the answer, if they arrived.
    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Answered { headers, .. } => Some(headers),
            Self::Failed { head, .. } => head.as_ref().map(|(_, headers, _)| headers),
        }
    }
}
