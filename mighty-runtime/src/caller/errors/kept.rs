//! What an error keeps of the answer that it is about.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::base::link::Link;
use crate::caller::outcome::Outcome;

/// The parts of an answer that its error shows.
pub(crate) struct Kept {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The bytes of the body, or their beginning.
    pub(crate) body: Bytes,
    pub(crate) outcome: Outcome,
    /// Where it says that something else is.
    pub(crate) location: Option<Box<Link>>,
}
