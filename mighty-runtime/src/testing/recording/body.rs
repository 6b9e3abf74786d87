//! A body as it is written, without secrets.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::line::BodyLine;
use super::media::Media;
use super::secrets::redactor::Redactor;
use super::secrets::tokens::compact;

/// A body.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) bytes: &'a [u8],
    /// Where each of the pieces ended in which it came.
    pub(super) cuts: &'a [usize],
    /// It is there to its end.
    pub(super) is_whole: bool,
}

impl<'a> Content<'a> {
    /// One that is there at once.
    pub(super) fn whole(bytes: &'a [u8]) -> Self {
        Self { bytes, cuts: &[], is_whole: true }
    }

    /// The text that it is. Of one that was cut within a letter, that letter is left out: as bytes it would not be searched as well.
    fn text(self) -> Option<&'a str> {
        match std::str::from_utf8(self.bytes) {
            Ok(text) => Some(text),
            Err(error) if !self.is_whole && error.error_len().is_none() => {
                std::str::from_utf8(self.bytes.get(..error.valid_up_to())?).ok()
            }
            Err(_) => None,
        }
    }
}

/// What is written of a body; nothing for an empty one.
pub(super) fn body(redactor: &mut Redactor<'_>, media: &Media, content: Content<'_>) -> Option<BodyLine> {
    if content.bytes.is_empty() {
        return None;
    }
    let Some(text) = content.text() else { return Some(binary(redactor, content.bytes)) };
    Some(match media {
        Media::Json => json(redactor, text).unwrap_or_else(|| BodyLine::Text(redactor.text(text))),
        Media::Stream => BodyLine::Chunks(chunks(redactor, text, content.cuts)),
        Media::Form | Media::Parts(_) | Media::Other => BodyLine::Text(redactor.text(text)),
    })
}

pub(super) fn binary(redactor: &mut Redactor<'_>, bytes: &[u8]) -> BodyLine {
    BodyLine::Base64(BASE64_STANDARD.encode(redactor.bytes(bytes)))
}

/// Numbers, order and doubles stay as they were; white space goes.
fn json(redactor: &mut Redactor<'_>, text: &str) -> Option<BodyLine> {
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    let redacted = String::from_utf8(compact(&redactor.json(text.as_bytes()))).ok()?;
    RawValue::from_string(redacted).ok().map(BodyLine::Json)
}

/// The lines are looked at one by one, so that a stream keeps its cuts: a line without secrets to the byte; in another they move to its
/// end.
fn chunks(redactor: &mut Redactor<'_>, text: &str, cuts: &[usize]) -> Vec<String> {
    let mut chunks = vec![String::new()];
    let mut cuts = cuts.iter().copied().peekable();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let redacted = redactor.text(line);
        let mut rest = line;
        let mut is_cut = false;
        while let Some(cut) = cuts.next_if(|cut| *cut <= end) {
            is_cut = true;
            // A cut within a letter is none.
            if redacted == line
                && let Some((before, behind)) = rest.split_at_checked(cut - at)
            {
                push(&mut chunks, before);
                chunks.push(String::new());
                (rest, at) = (behind, cut);
            }
        }
        push(&mut chunks, if redacted == line { rest } else { &redacted });
        if is_cut && redacted != line {
            chunks.push(String::new());
        }
        at = end;
    }
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

fn push(chunks: &mut [String], text: &str) {
    if let Some(last) = chunks.last_mut() {
        last.push_str(text);
    }
}
