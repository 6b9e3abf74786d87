//! What a server says in place of a method that was not asked.

use bytes::Bytes;
use serde::Serialize;

/// The body of an answer that no method gave: what [`ErrorBody::refusal`](crate::ErrorBody::refusal) makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    media_type: &'static str,
    bytes: Bytes,
}

impl Refusal {
    /// The body as JSON, under the media type that the [document](crate#features) of a trait has for its errors. `None` if it cannot be
    /// written.
    pub fn json(body: &(impl Serialize + ?Sized)) -> Option<Self> {
        serde_json::to_vec(body).ok().map(|bytes| Self::written("application/json", bytes))
    }

    /// A body as it is written in another format.
    #[must_use]
    pub fn written(media_type: &'static str, bytes: impl Into<Bytes>) -> Self {
        Self { media_type, bytes: bytes.into() }
    }

    /// The media type.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}
