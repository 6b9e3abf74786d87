//! Reads a body, and never more of it than allowed.

use std::task::{Context, Poll, ready};

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
    /// Of an item of a stream, in bytes; a larger one is an error.
    pub(crate) item: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { success: 32 << 20, error: 64 << 10, item: 1 << 20 }
    }
}

/// For how many bytes there is room made before they are there, in the words of a server that may not keep them.
const MOST_AHEAD: usize = 2 << 20;

/// What has been read so far. It outlives the reading, so that a body that breaks off leaves what had arrived.
#[derive(Debug, Default)]
pub(crate) struct Read {
    parts: Parts,
    /// There was more than the limit.
    pub(crate) cut: bool,
}

#[derive(Debug)]
enum Parts {
    /// The first chunk, which is mostly the only one.
    One(Bytes),
    /// All of them, once there is a second.
    More(BytesMut),
}

impl Default for Parts {
    fn default() -> Self {
        Self::One(Bytes::new())
    }
}

impl Read {
    fn len(&self) -> usize {
        match &self.parts {
            Parts::One(chunk) => chunk.len(),
            Parts::More(chunks) => chunks.len(),
        }
    }

    /// Takes a chunk, of a body of which so many bytes follow as far as is known.
    fn push(&mut self, chunk: Bytes, rest: usize) {
        match &mut self.parts {
            Parts::One(first) if first.is_empty() => *first = chunk,
            Parts::One(first) => {
                // Room for all of it at once: no byte is copied twice.
                let mut chunks = BytesMut::with_capacity(first.len() + chunk.len() + rest.min(MOST_AHEAD));
                chunks.extend_from_slice(first);
                chunks.extend_from_slice(&chunk);
                self.parts = Parts::More(chunks);
            }
            Parts::More(chunks) => chunks.extend_from_slice(&chunk),
        }
    }

    /// Reads `body` until its end or the limit.
    pub(crate) fn poll_read(
        &mut self,
        body: &mut Body,
        limit: usize,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), TransportError>> {
        while let Some(chunk) = ready!(body.poll_chunk(context)) {
            let mut chunk = chunk.map_err(TransportError::while_reading)?;
            let room = limit.saturating_sub(self.len());
            if chunk.len() > room {
                chunk.truncate(room);
                self.cut = true;
            }
            let rest = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
            let room = room.saturating_sub(chunk.len());
            self.push(chunk, rest.min(room));
            // Asking once more would bring nothing but the end.
            if self.cut || body.is_end_stream() {
                break;
            }
        }
        Poll::Ready(Ok(()))
    }

    /// All of it, as it arrived.
    pub(crate) fn into_whole(self) -> Bytes {
        match self.parts {
            Parts::One(chunk) => chunk,
            Parts::More(chunks) => chunks.freeze(),
        }
    }

    /// The bytes, at most `limit` of them, and nothing beside them in memory: for what is kept for long.
    pub(crate) fn into_bytes(self, limit: usize) -> Bytes {
        match self.parts {
            // The chunk may be a part of something larger.
            Parts::One(chunk) => Bytes::copy_from_slice(chunk.get(..limit).unwrap_or(&chunk)),
            Parts::More(chunks) => beginning(chunks.freeze(), limit),
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
