//! A body taken apart into records, as its bytes arrive: events (`text/event-stream`), lines (NDJSON) and JSON text sequences.

mod begun;
mod event_stream;
mod line_ends;
mod record;
mod sequence;

use bytes::Bytes;

pub(crate) use self::event_stream::EventStream;
pub(crate) use self::record::{Record, TooLong};
pub(crate) use self::sequence::Sequence;

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

#[cfg(test)]
mod tests;
