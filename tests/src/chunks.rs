//! A stream of bytes without a stream library.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use mighty_runtime::TransportError;

/// Chunks that are there at once.
#[derive(Debug)]
pub struct Chunks(VecDeque<Result<Bytes, TransportError>>);

impl Chunks {
    /// These chunks.
    pub fn of(chunks: impl IntoIterator<Item = &'static [u8]>) -> Self {
        Self(chunks.into_iter().map(|chunk| Ok(Bytes::from_static(chunk))).collect())
    }

    /// The same, and then a failure.
    #[must_use]
    pub fn then(mut self, error: TransportError) -> Self {
        self.0.push_back(Err(error));
        self
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}
