//! Chunks of an upload, whatever gives them.

use std::future::Future;
use std::io;
use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;

use crate::base::transport_error::TransportError;

/// Chunks, their errors already ours.
pub(crate) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// Chunks on their way to being there.
pub(super) type Coming<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send>>;

/// Chunks that are there, and how many bytes they are, if that is known.
pub(super) struct Opened {
    pub(super) chunks: Chunks,
    pub(super) length: Option<u64>,
}
