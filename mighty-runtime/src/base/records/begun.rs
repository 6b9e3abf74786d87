//! A record that has not ended yet.

use bytes::{Buf, Bytes};

use super::record::TooLong;

/// What has arrived of something that has not ended, of at most `limit` bytes.
#[derive(Debug)]
pub(super) struct Begun {
    pub(super) bytes: Vec<u8>,
    limit: usize,
}

impl Begun {
    pub(super) fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit }
    }

    /// The first `length` bytes of `chunk`, with what came before. Where nothing did, they are not copied.
    pub(super) fn take(&mut self, chunk: &mut Bytes, length: usize) -> Result<Bytes, TooLong> {
        let rest = chunk.split_to(length.min(chunk.len()));
        if self.bytes.is_empty() && rest.len() <= self.limit {
            return Ok(rest);
        }
        self.push(&rest)?;
        Ok(std::mem::take(&mut self.bytes).into())
    }

    /// All of `chunk`, of which nothing ends.
    pub(super) fn keep(&mut self, chunk: &mut Bytes) -> Result<(), TooLong> {
        let all = chunk.split_to(chunk.remaining());
        self.push(&all)
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), TooLong> {
        if bytes.len() > self.limit.saturating_sub(self.bytes.len()) {
            // Whoever goes on after that has to begin anew.
            self.bytes = Vec::new();
            return Err(TooLong(self.limit));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}
