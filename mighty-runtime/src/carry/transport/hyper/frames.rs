//! The frames of an HTTP/2 connection (RFC 9113, 4.1), as they pass the socket.

use std::io::IoSlice;

const HEADERS: u8 = 1;
const GOAWAY: u8 = 7;

/// The length of a frame's head.
const HEAD: usize = 9;
/// The same with the last stream of GOAWAY, which comes first in it (6.8).
const HEAD_OF_GOAWAY: usize = HEAD + 4;
/// What a client says before its first frame (3.4).
const PREFACE: usize = 24;

/// The highest bit of a stream's number is reserved.
const STREAM: u32 = 0x7fff_ffff;

/// What is written: the heads of streams are told.
pub(super) struct Written {
    head: [u8; HEAD],
    /// How much of the head is there.
    filled: usize,
    /// What else belongs to the frame.
    rest: usize,
    /// What was looked at and has not been written yet.
    ahead: usize,
}

impl Default for Written {
    fn default() -> Self {
        Self { head: [0; HEAD], filled: 0, rest: PREFACE, ahead: 0 }
    }
}

impl Written {
    /// Looks at what is to be written now. It begins where the last writing ended.
    pub(super) fn offer(&mut self, slices: &[IoSlice<'_>], mut begin: impl FnMut(u32)) {
        let (mut known, mut offered) = (self.ahead, 0);
        for slice in slices {
            offered += slice.len();
            let new = slice.get(known..).unwrap_or_default();
            known = known.saturating_sub(slice.len());
            self.look(new, &mut begin);
        }
        self.ahead = self.ahead.max(offered);
    }

    /// So much of it was written.
    pub(super) fn accept(&mut self, length: usize) {
        self.ahead = self.ahead.saturating_sub(length);
    }

    fn look(&mut self, mut bytes: &[u8], begin: &mut impl FnMut(u32)) {
        while !bytes.is_empty() {
            if self.rest > 0 {
                let passed = self.rest.min(bytes.len());
                self.rest -= passed;
                bytes = bytes.get(passed..).unwrap_or_default();
                continue;
            }
            let [byte, others @ ..] = bytes else { return };
            if let Some(place) = self.head.get_mut(self.filled) {
                *place = *byte;
            }
            bytes = others;
            self.filled += 1;
            if self.filled == HEAD {
                self.filled = 0;
                let [a, b, c, kind, _, stream @ ..] = self.head;
                self.rest = length([a, b, c]);
                if kind == HEADERS {
                    begin(u32::from_be_bytes(stream) & STREAM);
                }
            }
        }
    }
}

/// What is read: GOAWAY names no stream that was not begun.
#[derive(Default)]
pub(super) struct Read {
    /// What else belongs to the frame.
    rest: usize,
}

impl Read {
    /// Goes through what was read, whose last bytes, this many, are too few to be judged: they belong before what comes next.
    pub(super) fn pass(&mut self, bytes: &mut [u8], highest: impl Fn() -> u32) -> usize {
        let mut place = 0;
        loop {
            let passed = self.rest.min(bytes.len() - place);
            self.rest -= passed;
            place += passed;
            let frame = bytes.get_mut(place..).unwrap_or_default();
            let &mut [a, b, c, kind, ..] = frame else { return frame.len() };
            let length = length([a, b, c]);
            if kind == GOAWAY && length >= 8 {
                let Some(last) = frame.get_mut(HEAD..HEAD_OF_GOAWAY) else { return frame.len() };
                lower(last, highest());
            }
            self.rest = HEAD + length;
        }
    }
}

/// The server will process streams up to this one, of those that there are. h2 goes on to open others.
fn lower(last: &mut [u8], highest: u32) {
    if let Ok(bytes) = <&mut [u8; 4]>::try_from(last)
        && u32::from_be_bytes(*bytes) & STREAM > highest
    {
        *bytes = highest.to_be_bytes();
    }
}

fn length([a, b, c]: [u8; 3]) -> usize {
    // Three bytes fit into `usize` on whatever tokio runs.
    usize::try_from(u32::from_be_bytes([0, a, b, c])).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails here says where")]

    use super::*;

    const DATA: u8 = 0;

    fn frame(kind: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
        let [_, length @ ..] = u32::try_from(payload.len()).unwrap().to_be_bytes();
        [&length[..], &[kind, 0], &stream.to_be_bytes(), payload].concat()
    }

    fn go_away(last: u32) -> Vec<u8> {
        frame(GOAWAY, 0, &[last.to_be_bytes(), [0; 4]].concat())
    }

    /// However the bytes are offered and taken, each head is seen once, and no payload is taken for one.
    #[test]
    fn heads_are_seen_as_soon_as_they_are_offered() {
        let preface = vec![HEADERS; PREFACE];
        let headlike = frame(HEADERS, 99, b"");
        let bytes = [
            preface,
            frame(HEADERS, 1, b"abc"),
            frame(DATA, 1, &headlike),
            frame(HEADERS, 3, b""),
            frame(HEADERS, 5, b"x"),
        ]
        .concat();
        for (most, taken) in [(bytes.len(), bytes.len()), (bytes.len(), 7), (20, 1), (3, 2), (1, 1)] {
            let (mut written, mut seen, mut place) = (Written::default(), Vec::new(), 0);
            while place < bytes.len() {
                let offered = &bytes[place..bytes.len().min(place + most)];
                let halves = offered.split_at(offered.len() / 2);
                written.offer(&[IoSlice::new(halves.0), IoSlice::new(halves.1)], |stream| seen.push(stream));
                if most == bytes.len() {
                    assert_eq!(seen, [1, 3, 5], "before anything is written");
                }
                let accepted = taken.min(offered.len());
                written.accept(accepted);
                place += accepted;
            }
            assert_eq!(seen, [1, 3, 5], "{most} {taken}");
        }
    }

    /// What `pass` makes of the bytes when they come in pieces.
    fn read(bytes: &[u8], piece: usize, highest: u32) -> Vec<u8> {
        let (mut read, mut out, mut kept) = (Read::default(), Vec::new(), Vec::new());
        for piece in bytes.chunks(piece) {
            kept.extend_from_slice(piece);
            let left = read.pass(&mut kept, || highest);
            let rest = kept.split_off(kept.len() - left);
            out.append(&mut kept);
            kept = rest;
        }
        out.append(&mut kept);
        out
    }

    #[test]
    fn a_last_stream_that_was_never_begun_is_lowered() {
        let frames =
            |last| [frame(4, 0, b"settin"), go_away(last), frame(DATA, 1, &go_away(77)), frame(0, 1, b"")].concat();
        for piece in 1..frames(0).len() {
            assert_eq!(read(&frames(STREAM), piece, 7), frames(7), "in pieces of {piece}");
            assert_eq!(read(&frames(9), piece, 7), frames(7), "in pieces of {piece}");
            assert_eq!(read(&frames(5), piece, 7), frames(5), "in pieces of {piece}");
        }
    }

    /// h2 says what is wrong with it.
    #[test]
    fn a_goaway_that_is_too_short_is_left_alone() {
        let bytes = [frame(GOAWAY, 0, &[255; 5]), frame(DATA, 1, b"abcdefgh")].concat();
        assert_eq!(read(&bytes, 4, 1), bytes);
    }
}
