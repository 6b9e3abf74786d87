//! What an error keeps of the answer that it is about.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::caller::outcome::Outcome;

/// The parts of an answer that its error shows.
pub(crate) struct Kept {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The bytes of the body, or their beginning.
    pub(crate) body: Bytes,
    pub(crate) outcome: Outcome,
}
