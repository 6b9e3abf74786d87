//! What comes of an attempt.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::author::error_body::KnownBody;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::dispatch::follow::Landing;

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
        /// Where it came from, if the endpoint follows redirects.
        landing: Option<Box<Landing>>,
    },
    /// No answer, or a success whose body broke off.
    Failed {
        error: TransportError,
        /// The head of an answer whose body broke off.
        head: Option<(StatusCode, HeaderMap)>,
    },
}

impl Attempted {
    /// The status, if a status line arrived.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answered { status, .. } => Some(*status),
            Self::Failed { head, .. } => head.as_ref().map(|(status, _)| *status),
        }
    }

    /// What kept it from a complete answer, if anything did.
    pub(crate) fn failure(&self) -> Option<TransportErrorKind> {
        match self {
            Self::Answered { .. } => None,
            Self::Failed { error, .. } => Some(error.kind()),
        }
    }

    /// The headers of the answer, if they arrived.
    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Answered { headers, .. } => Some(headers),
            Self::Failed { head, .. } => head.as_ref().map(|(_, headers)| headers),
        }
    }
}
