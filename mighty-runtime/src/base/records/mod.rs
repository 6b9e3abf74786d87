//! A body taken apart into records, as its bytes arrive: events (`text/event-stream`), lines (NDJSON) and JSON text sequences.

mod event_stream;
mod line_ends;
mod sequence;

use bytes::{Buf, Bytes};

pub(crate) use self::event_stream::EventStream;
pub(crate) use self::sequence::Sequence;

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

/// Takes records out of chunks, however a body is cut into those. It keeps of the body what it has begun to read of a record, and
/// nothing else.
#[derive(Debug)]
pub(crate) enum Records {
    Events(EventStream),
    Lines(Sequence),
}

impl Records {
    /// The next record, if it ends within `chunk`, of which what was read is taken away.
    pub(crate) fn next(&mut self, chunk: &mut Bytes) -> Option<Result<Record, TooLong>> {
        match self {
            Self::Events(events) => events.next(chunk),
            Self::Lines(lines) => lines.next(chunk),
        }
    }

    /// Goes on where another body broke off.
    pub(crate) fn follow(&mut self, broken: &Self) {
        if let (Self::Events(events), Self::Events(broken)) = (self, broken) {
            events.follow(broken);
        }
    }

    /// What the end of the body completes.
    pub(crate) fn end(&mut self) -> Option<Record> {
        match self {
            // What no empty line follows is not complete (WHATWG, "Interpreting an event stream").
            Self::Events(_) => None,
            Self::Lines(lines) => lines.end(),
        }
    }

    /// How long the server wants not to be asked again after it has broken off, in milliseconds.
    pub(crate) fn reconnection_time(&self) -> Option<u64> {
        match self {
            Self::Events(events) => events.reconnection_time(),
            Self::Lines(_) => None,
        }
    }
}

/// What has arrived of something that has not ended, of at most `limit` bytes.
#[derive(Debug)]
struct Begun {
    bytes: Vec<u8>,
    limit: usize,
}

impl Begun {
    fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit }
    }

    /// The first `length` bytes of `chunk`, with what came before. Where nothing did, they are not copied.
    fn take(&mut self, chunk: &mut Bytes, length: usize) -> Result<Bytes, TooLong> {
        let rest = chunk.split_to(length.min(chunk.len()));
        if self.bytes.is_empty() && rest.len() <= self.limit {
            return Ok(rest);
        }
        self.push(&rest)?;
        Ok(std::mem::take(&mut self.bytes).into())
    }

    /// All of `chunk`, of which nothing ends.
    fn keep(&mut self, chunk: &mut Bytes) -> Result<(), TooLong> {
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

#[cfg(test)]
mod tests;
