//! Reads a body, and never more of it than allowed.

use bytes::{Bytes, BytesMut};
use http_body::Body as _;

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
    /// The first chunk, which is mostly the only one.
    first: Bytes,
    /// All of them, once there is a second.
    all: BytesMut,
    /// There was more than the limit.
    pub(crate) cut: bool,
}

impl Read {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    /// Takes a chunk, of a body of which so many bytes follow as far as is known.
    fn push(&mut self, chunk: Bytes, rest: usize) {
        if self.first.is_empty() {
            self.first = chunk;
            return;
        }
        if self.all.is_empty() {
            // Room for all of it at once: no byte is copied twice.
            self.all.reserve(self.first.len().saturating_add(chunk.len()).saturating_add(rest));
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&chunk);
    }

    /// All of it, as it arrived.
    pub(crate) fn into_whole(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }

    /// The bytes, at most `limit` of them, and nothing beside them in memory: for what is kept for long.
    pub(crate) fn into_bytes(self, limit: usize) -> Bytes {
        match (self.all.is_empty(), self.first.get(..limit)) {
            (true, Some(beginning)) => Bytes::copy_from_slice(beginning),
            (true, None) => Bytes::copy_from_slice(&self.first),
            (false, _) => beginning(self.all.freeze(), limit),
        }
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
        let mut chunk = chunk.map_err(TransportError::while_reading)?;
        let room = limit.saturating_sub(read.len());
        if chunk.len() > room {
            chunk.truncate(room);
            read.cut = true;
        }
        let rest = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
        let room = room.saturating_sub(chunk.len());
        read.push(chunk, rest.min(room));
        if read.cut {
            return Ok(());
        }
    }
    Ok(())
}
