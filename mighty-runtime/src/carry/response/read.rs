//! Reads a body, and never more of it than allowed.

use bytes::{Bytes, BytesMut};

use crate::base::body::Body;
use crate::base::transport_error::TransportError;

/// How much of a body is kept, counted after decompression.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Of a success, in bytes; a larger one is an error.
    pub(crate) success: usize,
    /// Of an error, in bytes; the rest is not read.
    pub(crate) error: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { success: 32 << 20, error: 64 << 10 }
    }
}

/// What has been read so far. It outlives the reading, so that a body that breaks off leaves what had arrived.
#[derive(Debug, Default)]
pub(crate) struct Read {
    bytes: BytesMut,
    /// There was more than the limit.
    pub(crate) cut: bool,
}

impl Read {
    /// The bytes, at most `limit` of them.
    pub(crate) fn into_bytes(self, limit: usize) -> Bytes {
        beginning(self.bytes.freeze(), limit)
    }
}

/// At most `limit` of the bytes.
pub(crate) fn beginning(bytes: Bytes, limit: usize) -> Bytes {
    match bytes.get(..limit) {
        // A copy, so that the rest is not kept in memory with it.
        Some(beginning) if bytes.len() > limit => Bytes::copy_from_slice(beginning),
        _ => bytes,
    }
}

/// Reads `body` into `read`, until its end or the limit.
pub(crate) async fn read(body: &mut Body, limit: usize, read: &mut Read) -> Result<(), TransportError> {
    while let Some(chunk) = body.chunk().await {
        let chunk = chunk.map_err(TransportError::while_reading)?;
        let room = limit - read.bytes.len().min(limit);
        read.bytes.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        if chunk.len() > room {
            read.cut = true;
            return Ok(());
        }
    }
    Ok(())
}
