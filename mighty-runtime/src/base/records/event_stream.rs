//! `text/event-stream`, by the rules of the WHATWG's HTML standard, 9.2.6 "Interpreting an event stream".

use bytes::Bytes;

use super::line_ends::LineEnds;
use super::record::{Record, TooLong};

/// The longest id, in bytes. Each event has the last one, so a stream of one long id and many small events would take many times
/// the memory that it has bytes; and no server takes a header that is longer.
const MAX_ID: usize = 8 << 10;

/// An event stream, taken apart as its bytes arrive.
#[derive(Debug)]
pub(crate) struct EventStream {
    lines: LineEnds,
    /// The most bytes of an event's data.
    limit: usize,
    name: String,
    /// The last id that was said before an empty line; it stays until another is.
    id: String,
    /// One that was said since.
    next_id: Option<String>,
    /// Whether the last one was said since the last event.
    says_id: bool,
    /// The lines of data so far, each with a line feed behind it. The first one is kept as it arrived.
    data: Data,
    reconnection_time: Option<u64>,
}

#[derive(Debug, Default)]
enum Data {
    #[default]
    None,
    Line(Bytes),
    Lines(Vec<u8>),
}

impl EventStream {
    /// A stream of events whose data and whose lines have at most `limit` bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            lines: LineEnds::any(limit),
            limit,
            name: String::new(),
            id: String::new(),
            next_id: None,
            says_id: false,
            data: Data::None,
            reconnection_time: None,
        }
    }

    pub(super) fn reconnection_time(&self) -> Option<u64> {
        self.reconnection_time
    }

    /// Goes on where another stream broke off: its last id still is the last one, and its time to wait still holds.
    pub(super) fn follow(&mut self, broken: &Self) {
        self.id.clone_from(&broken.id);
        self.reconnection_time = broken.reconnection_time;
    }

    pub(super) fn next(&mut self, chunk: &mut Bytes) -> Option<Result<Record, TooLong>> {
        loop {
            let line = match self.lines.next(chunk)? {
                Ok(line) => line,
                Err(too_long) => return Some(Err(too_long)),
            };
            if line.is_empty() {
                if let Some(event) = self.dispatch() {
                    return Some(Ok(event));
                }
            } else if let Err(too_long) = self.take(&line) {
                return Some(Err(too_long));
            }
        }
    }

    fn take(&mut self, line: &Bytes) -> Result<(), TooLong> {
        let colon = memchr::memchr(b':', line);
        let (field, value) = match colon {
            Some(colon) => (line.slice(..colon), line.slice(colon + 1..)),
            None => (line.clone(), Bytes::new()),
        };
        let value = if value.first() == Some(&b' ') { value.slice(1..) } else { value };
        match &field[..] {
            b"data" => return self.push(value),
            b"event" => self.name = text(&value),
            b"id" if value.len() > MAX_ID => return Err(TooLong(MAX_ID)),
            // One with a NUL in it is ignored.
            b"id" if memchr::memchr(0, &value).is_none() => self.next_id = Some(text(&value)),
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                // More digits than fit are a long time.
                self.reconnection_time = Some(text(&value).parse().unwrap_or(u64::MAX));
            }
            // A comment, which has an empty name, or what nobody knows.
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, value: Bytes) -> Result<(), TooLong> {
        let mut lines = match std::mem::take(&mut self.data) {
            Data::None => {
                self.data = Data::Line(value);
                return Ok(());
            }
            Data::Line(first) => first.to_vec(),
            Data::Lines(lines) => lines,
        };
        if value.len() >= self.limit.saturating_sub(lines.len()) {
            return Err(TooLong(self.limit));
        }
        lines.push(b'\n');
        lines.extend_from_slice(&value);
        self.data = Data::Lines(lines);
        Ok(())
    }

    /// The event that an empty line ends; none if it has no data.
    fn dispatch(&mut self) -> Option<Record> {
        let name = std::mem::take(&mut self.name);
        if let Some(id) = self.next_id.take() {
            (self.id, self.says_id) = (id, true);
        }
        let data = match std::mem::take(&mut self.data) {
            Data::None => return None,
            Data::Line(line) => valid(line),
            Data::Lines(lines) => valid(lines.into()),
        };
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        let says_id = std::mem::take(&mut self.says_id);
        Some(Record { name: given(name), id: given(self.id.clone()), says_id, data })
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Bytes that are no UTF-8 are replaced, as the standard decodes the stream.
fn valid(bytes: Bytes) -> Bytes {
    if std::str::from_utf8(&bytes).is_ok() { bytes } else { text(&bytes).into() }
}
