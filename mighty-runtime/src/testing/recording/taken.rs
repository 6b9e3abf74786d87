//! A session as it happens, with its secrets: it never leaves memory as it is.

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, StatusCode, Uri, request};

use super::fault::FaultLine;
use crate::base::transport_error::TransportError;
use crate::describe::endpoint::Endpoint;

/// A request.
pub(super) struct Heard {
    pub(super) endpoint: Option<&'static Endpoint>,
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Kept,
}

impl Heard {
    /// Its head, the body still to come.
    pub(super) fn head(parts: &request::Parts) -> Self {
        Self {
            endpoint: parts.extensions.get().copied(),
            method: parts.method.clone(),
            uri: parts.uri.clone(),
            headers: parts.headers.clone(),
            body: Kept::default(),
        }
    }
}

/// The bytes of a body, up to a limit.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) bytes: BytesMut,
    /// Where a chunk ended.
    pub(super) cuts: Vec<usize>,
    pub(super) end: End,
}

/// How far a body was read.
#[derive(Default)]
pub(super) enum End {
    /// Its reader did not ask for more.
    #[default]
    Dropped,
    /// Its reader asks for more.
    Awaited,
    Whole,
    TooLarge,
    Broken(FaultLine),
}

impl Kept {
    pub(super) fn push(&mut self, chunk: &Bytes, limit: usize) {
        if matches!(self.end, End::TooLarge) {
            return;
        }
        let room = limit.saturating_sub(self.bytes.len());
        self.bytes.extend_from_slice(chunk.get(..room).unwrap_or(chunk));
        self.cuts.push(self.bytes.len());
        self.end = if chunk.len() > room { End::TooLarge } else { End::Dropped };
    }

    /// All of a body that is in memory.
    pub(super) fn whole(&mut self, bytes: &[u8], limit: usize) {
        self.push(&Bytes::copy_from_slice(bytes), limit);
        self.reach(End::Whole);
    }

    /// What is too large stays so.
    pub(super) fn reach(&mut self, end: End) {
        if !matches!(self.end, End::TooLarge) {
            self.end = end;
        }
    }
}

/// What came back so far.
pub(super) enum Came {
    /// Nothing.
    Nothing,
    Failed(FaultLine),
    Answer {
        status: StatusCode,
        headers: HeaderMap,
        is_decoded: bool,
        body: Kept,
    },
}

/// An exchange.
pub(super) struct Taken {
    pub(super) heard: Heard,
    pub(super) came: Came,
}

impl Taken {
    pub(super) fn failed(&mut self, error: &TransportError) {
        self.came = Came::Failed(FaultLine::of(error));
    }
}
