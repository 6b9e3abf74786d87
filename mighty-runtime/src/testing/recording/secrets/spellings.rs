//! The ways to write a secret down.

use std::ops::Range;

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE};
use memchr::memmem;

use super::word::WORD;

/// In base64, fewer digits are found anywhere.
const FEWEST_DIGITS: usize = 8;

/// A secret as it may be written.
pub(super) struct Spellings {
    secret: Vec<u8>,
    /// Escaped as in JSON, and in hexadecimal digits.
    others: Vec<Vec<u8>>,
    /// The digits of base64 that are the secret's alone, at each of the three places in which it can be there.
    base64: Vec<Vec<u8>>,
}

impl Spellings {
    pub(super) fn of(secret: &[u8]) -> Self {
        let mut others = vec![escaped(secret), hexadecimal(secret, false), hexadecimal(secret, true)];
        others.retain(|other| other != secret);
        others.dedup();
        Self { secret: secret.to_vec(), others, base64: base64(secret) }
    }

    /// Where it stands, in order of where that begins: as it is, percent-encoded in whatever way, or in another spelling.
    pub(super) fn occurrences(&self, text: &[u8]) -> Vec<Range<usize>> {
        let mut found = decoded(text, &self.secret);
        for spelling in &self.others {
            found.extend(memmem::find_iter(text, spelling).map(|at| at..at + spelling.len()));
        }
        for spelling in &self.base64 {
            found.extend(memmem::find_iter(text, spelling).map(|at| run(text, at, spelling.len())));
        }
        found.sort_by_key(|range| range.start);
        found
    }
}

/// As it is, or with any of its bytes percent-encoded, or a space as a plus.
fn decoded(text: &[u8], secret: &[u8]) -> Vec<Range<usize>> {
    if !text.contains(&b'%') && !text.contains(&b'+') {
        return memmem::find_iter(text, secret).map(|at| at..at + secret.len()).collect();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match ends(text, at, secret) {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Where the secret ends that begins here.
fn ends(text: &[u8], begin: usize, secret: &[u8]) -> Option<usize> {
    let mut at = begin;
    for wanted in secret {
        let byte = *text.get(at)?;
        let is_it = byte == *wanted || byte == b'+' && *wanted == b' ';
        at += if is_it { 1 } else { (encoded(text, at)? == *wanted).then_some(3)? };
    }
    Some(at)
}

fn encoded(text: &[u8], at: usize) -> Option<u8> {
    let digits = text.get(at..)?.strip_prefix(b"%")?.get(..2)?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn escaped(secret: &[u8]) -> Vec<u8> {
    let text = serde_json::Value::from(String::from_utf8_lossy(secret)).to_string();
    text.trim_matches('"').as_bytes().to_vec()
}

fn hexadecimal(secret: &[u8], is_upper: bool) -> Vec<u8> {
    let digits = |byte: &u8| if is_upper { format!("{byte:02X}") } else { format!("{byte:02x}") };
    secret.iter().map(digits).collect::<String>().into_bytes()
}

fn base64(secret: &[u8]) -> Vec<Vec<u8>> {
    let mut spellings = Vec::new();
    for (before, first) in [(0, 0), (1, 2), (2, 3)] {
        let padded = [&vec![0; before], secret].concat();
        let whole_digits = padded.len() * 8 / 6;
        for encoded in [BASE64_STANDARD.encode(&padded), BASE64_URL_SAFE.encode(&padded)] {
            let digits = encoded.as_bytes().get(first..whole_digits).unwrap_or_default();
            if digits.len() >= FEWEST_DIGITS {
                spellings.push(digits.to_vec());
            }
        }
    }
    spellings.dedup();
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
pub(super) fn without(text: &[u8], ranges: Vec<Range<usize>>) -> Vec<u8> {
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
