//! One JSON text after the other: in lines (NDJSON), or each behind a record separator (RFC 7464).

use bytes::Bytes;

use super::begun::Begun;
use super::line_ends::LineEnds;
use super::record::{Record, TooLong};

/// What stands before each text of a sequence.
const SEPARATOR: u8 = 0x1E;

/// Texts one after the other, taken apart as their bytes arrive.
#[derive(Debug)]
pub(crate) struct Sequence(By);

#[derive(Debug)]
enum By {
    Lines(LineEnds),
    Separators(Begun),
}

impl Sequence {
    /// A text per line, each of at most `limit` bytes.
    pub(crate) fn lines(limit: usize) -> Self {
        Self(By::Lines(LineEnds::feeds(limit)))
    }

    /// A text behind each separator, of at most `limit` bytes; it may have lines.
    pub(crate) fn separated(limit: usize) -> Self {
        Self(By::Separators(Begun::new(limit)))
    }

    pub(super) fn next(&mut self, chunk: &mut Bytes) -> Option<Result<Record, TooLong>> {
        loop {
            let record = match &mut self.0 {
                By::Lines(lines) => lines.next(chunk)?.as_ref().map_err(|error| *error).map(record),
                By::Separators(begun) => match memchr::memchr(SEPARATOR, chunk) {
                    Some(end) => {
                        let text = begun.take(chunk, end);
                        let _ = chunk.split_to(1);
                        text.as_ref().map_err(|error| *error).map(whole)
                    }
                    None => return begun.keep(chunk).err().map(Err),
                },
            };
            match record {
                Ok(Some(record)) => return Some(Ok(record)),
                Ok(None) => {}
                Err(too_long) => return Some(Err(too_long)),
            }
        }
    }

    /// The last text, which nothing has to follow.
    pub(super) fn end(&mut self) -> Option<Record> {
        match &mut self.0 {
            By::Lines(lines) => record(&lines.rest()),
            By::Separators(begun) => whole(&std::mem::take(&mut begun.bytes).into()),
        }
    }
}

/// A text that is more than space.
fn record(text: &Bytes) -> Option<Record> {
    let data = text.slice_ref(text.trim_ascii());
    (!data.is_empty()).then(|| Record { data, ..Record::default() })
}

/// A text of a sequence. A number or a word that no space ends may have been cut off without a trace (RFC 7464, 2.4).
fn whole(text: &Bytes) -> Option<Record> {
    let is_ended = text.last().is_some_and(u8::is_ascii_whitespace);
    record(text).filter(|record| is_ended || !may_go_on(&record.data))
}

/// Whether it does not say itself where it ends.
fn may_go_on(text: &[u8]) -> bool {
    !matches!(text.first(), Some(b'{' | b'[' | b'"'))
}
