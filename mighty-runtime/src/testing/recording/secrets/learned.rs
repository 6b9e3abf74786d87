//! Secrets that stood in a place known to hold one, to be found in all others: an echo, a message, a link.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE};
use memchr::memmem;

use super::WORD;
use super::tokens::{Token, Tokens};

/// Shorter ones are found by their place only: elsewhere the same few letters mean something else.
const SHORTEST: usize = 8;

/// The secrets of a session, longest first.
#[derive(Default)]
pub(in super::super) struct Learned(BTreeSet<(Reverse<usize>, Vec<u8>)>);

impl Learned {
    pub(in super::super) fn learn(&mut self, secret: &[u8]) {
        if secret.len() >= SHORTEST && secret != WORD.as_bytes() {
            self.0.insert((Reverse(secret.len()), secret.to_vec()));
        }
    }

    /// The text without them, in whatever spelling; `None` if there are none.
    pub(in super::super) fn scrub(&self, text: &str) -> Option<String> {
        let mut scrubbed: Option<Vec<u8>> = None;
        for (_, secret) in &self.0 {
            let found = occurrences(scrubbed.as_deref().unwrap_or(text.as_bytes()), secret);
            if !found.is_empty() {
                scrubbed = Some(without(scrubbed.as_deref().unwrap_or(text.as_bytes()), found));
            }
        }
        // A secret of bytes may end within a letter.
        scrubbed.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Bytes that are no text: the secrets as they are.
    pub(in super::super) fn scrub_bytes(&self, bytes: Vec<u8>) -> Vec<u8> {
        self.0.iter().fold(bytes, |bytes, (_, secret)| {
            let found: Vec<_> = memmem::find_iter(&bytes, secret).map(|at| at..at + secret.len()).collect();
            if found.is_empty() { bytes } else { without(&bytes, found) }
        })
    }

    /// A line of JSON, in each string and number by itself, so that it stays one.
    pub(in super::super) fn scrub_line(&self, line: &str) -> String {
        let mut scrubbed = Vec::with_capacity(line.len());
        for token in Tokens(line.as_bytes()) {
            let (Token::Space(raw) | Token::Mark(raw) | Token::Text(raw) | Token::Open(raw) | Token::Word(raw)) = token;
            match token {
                Token::Text(_) => match serde_json::from_slice::<String>(raw).ok().and_then(|text| self.scrub(&text)) {
                    Some(text) => scrubbed.extend_from_slice(serde_json::Value::String(text).to_string().as_bytes()),
                    None => scrubbed.extend_from_slice(raw),
                },
                Token::Word(_) if self.0.iter().any(|(_, secret)| memmem::find(raw, secret).is_some()) => {
                    scrubbed.push(b'0');
                }
                _ => scrubbed.extend_from_slice(raw),
            }
        }
        String::from_utf8_lossy(&scrubbed).into_owned()
    }
}

/// Where the secret stands: as it is, percent-encoded in whatever way, escaped as in JSON, in hexadecimal digits, or in base64.
fn occurrences(text: &[u8], secret: &[u8]) -> Vec<Range<usize>> {
    let mut found = decoded(text, secret, false);
    if secret.contains(&b' ') {
        found.extend(decoded(text, secret, true));
    }
    for spelling in [escaped(secret), hexadecimal(secret, false), hexadecimal(secret, true)] {
        if spelling != secret {
            found.extend(memmem::find_iter(text, &spelling).map(|at| at..at + spelling.len()));
        }
    }
    for spelling in base64(secret) {
        let starts: Vec<usize> = memmem::find_iter(text, &spelling).collect();
        found.extend(starts.into_iter().map(|at| run(text, at, spelling.len())));
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The text is decoded, each byte with the place that it came from.
fn decoded(text: &[u8], secret: &[u8], plus_is_space: bool) -> Vec<Range<usize>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let hex = text.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let (byte, length) = match (byte, hex.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => (byte, 3),
            (b'+', _) if plus_is_space => (b' ', 1),
            (byte, _) => (*byte, 1),
        };
        bytes.push(byte);
        places.push(at..at + length);
        at += length;
    }
    let range = |start: usize| {
        let (first, last) = (places.get(start)?, places.get(start + secret.len() - 1)?);
        Some(first.start..last.end)
    };
    memmem::find_iter(&bytes, secret).filter_map(range).collect()
}

fn escaped(secret: &[u8]) -> Vec<u8> {
    let text = serde_json::Value::from(String::from_utf8_lossy(secret)).to_string();
    text.trim_matches('"').as_bytes().to_vec()
}

fn hexadecimal(secret: &[u8], is_upper: bool) -> Vec<u8> {
    let digits = |byte: &u8| if is_upper { format!("{byte:02X}") } else { format!("{byte:02x}") };
    secret.iter().map(digits).collect::<String>().into_bytes()
}

/// The digits that are the secret's alone, at each of the three places in which base64 can have it.
fn base64(secret: &[u8]) -> Vec<Vec<u8>> {
    let mut spellings = Vec::new();
    for (before, first) in [(0, 0), (1, 2), (2, 3)] {
        let padded = [&vec![0; before], secret].concat();
        let whole_digits = padded.len() * 8 / 6;
        for encoded in [BASE64_STANDARD.encode(&padded), BASE64_URL_SAFE.encode(&padded)] {
            if let Some(digits) = encoded.as_bytes().get(first..whole_digits).filter(|digits| digits.len() >= SHORTEST)
            {
                spellings.push(digits.to_vec());
            }
        }
    }
    spellings
}

/// All of the base64 around what was found in it.
fn run(text: &[u8], at: usize, length: usize) -> Range<usize> {
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_=".contains(byte);
    let before = text.get(..at).unwrap_or_default().iter().rev().take_while(|byte| is_digit(byte)).count();
    let behind = text.get(at + length..).unwrap_or_default().iter().take_while(|byte| is_digit(byte)).count();
    at - before..at + length + behind
}

/// The text with the word in place of each range. They are in order of where they begin, and may overlap.
fn without(text: &[u8], ranges: Vec<Range<usize>>) -> Vec<u8> {
    let mut kept = Vec::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        if range.start >= at {
            kept.extend_from_slice(text.get(at..range.start).unwrap_or_default());
            kept.extend_from_slice(WORD.as_bytes());
        }
        at = at.max(range.end);
    }
    kept.extend_from_slice(text.get(at..).unwrap_or_default());
    kept
}
