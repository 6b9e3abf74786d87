//! What a body is taken apart into.

use bytes::Bytes;

/// One event, line or JSON text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// The type of an event that says one.
    pub(crate) name: Option<String>,
    /// The id of an event, or of the last one before it that says one.
    pub(crate) id: Option<String>,
    /// Whether the event says it itself.
    pub(crate) says_id: bool,
    pub(crate) data: Bytes,
}

/// A record that is longer than it may be: than so many bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLong(pub(crate) usize);
