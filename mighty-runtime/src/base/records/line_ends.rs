//! Where lines end.

use bytes::{Buf, Bytes};
use memchr::{memchr, memchr2};

use super::begun::Begun;
use super::record::TooLong;

/// What may stand before the first line (Unicode, 23.8), and is no part of it.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The lines of chunks, without what ends them.
#[derive(Debug)]
pub(super) struct LineEnds {
    begun: Begun,
    /// How many bytes of the byte order mark were seen; `None` once it is known whether there is one.
    mark: Option<usize>,
    /// Whether a carriage return ends a line by itself. The line feed after it is then passed over.
    by_return: bool,
    after_return: bool,
}

impl LineEnds {
    /// Lines that end with a line feed, a carriage return, or both.
    pub(super) fn any(limit: usize) -> Self {
        Self { begun: Begun::new(limit), mark: Some(0), by_return: true, after_return: false }
    }

    /// Lines that end with a line feed.
    pub(super) fn feeds(limit: usize) -> Self {
        Self { by_return: false, ..Self::any(limit) }
    }

    /// The next line, if it ends within `chunk`, of which what was read is taken away.
    pub(super) fn next(&mut self, chunk: &mut Bytes) -> Option<Result<Bytes, TooLong>> {
        self.pass_mark(chunk)?;
        if std::mem::take(&mut self.after_return) {
            if chunk.first() == Some(&b'\n') {
                chunk.advance(1);
            } else {
                // It may be the first of the next chunk.
                self.after_return = chunk.is_empty();
            }
        }
        let end = if self.by_return { memchr2(b'\n', b'\r', chunk) } else { memchr(b'\n', chunk) };
        let Some(end) = end else { return self.begun.keep(chunk).err().map(Err) };
        let line = self.begun.take(chunk, end);
        self.after_return = self.by_return && chunk.first() == Some(&b'\r');
        chunk.advance(1);
        Some(line)
    }

    /// What came after the last end of a line.
    pub(super) fn rest(&mut self) -> Bytes {
        let mark = BYTE_ORDER_MARK.get(..self.mark.unwrap_or_default()).unwrap_or_default();
        self.begun.bytes.extend_from_slice(mark);
        std::mem::take(&mut self.begun.bytes).into()
    }

    /// Passes over the mark; `None` where the next chunk tells whether there is one.
    fn pass_mark(&mut self, chunk: &mut Bytes) -> Option<()> {
        let Some(seen) = self.mark else { return Some(()) };
        let expected = BYTE_ORDER_MARK.get(seen..).unwrap_or_default();
        let same = expected.iter().zip(chunk.iter()).take_while(|(expected, byte)| expected == byte).count();
        if seen + same == BYTE_ORDER_MARK.len() {
            chunk.advance(same);
            self.mark = None;
        } else if same == chunk.len() {
            chunk.advance(same);
            self.mark = Some(seen + same);
            return None;
        } else {
            // They were the beginning of something else.
            self.begun.bytes.extend_from_slice(BYTE_ORDER_MARK.get(..seen).unwrap_or_default());
            self.mark = None;
        }
        Some(())
    }
}
