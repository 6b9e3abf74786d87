//! Secrets in JSON, or in what holds JSON, by the names of members. All else stays as it was written: numbers, order, doubles.

use super::redactor::Redactor;
use super::tokens::{Token, Tokens};
use super::word::WORD;

/// JSON in a string in JSON, and so on: as deep as anyone means it.
const DEEPEST: u8 = 4;

/// Where the scan is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing is secret here.
    Open,
    /// Behind the name of a secret.
    BeforeSecret,
    /// So deep in a value all of which is secret.
    InSecret(usize),
}

impl Redactor<'_> {
    /// The same text without the secrets that members hold. A secret keeps its shape: a string is a string, a number a number, and
    /// a list has as many items.
    pub(crate) fn json(&mut self, text: &[u8]) -> Vec<u8> {
        self.nested(text, DEEPEST)
    }

    fn nested(&mut self, text: &[u8], deepest: u8) -> Vec<u8> {
        let mut redacted = Vec::with_capacity(text.len());
        let mut tokens = Tokens(text);
        let mut place = Place::Open;
        while let Some(token) = tokens.next() {
            let is_key = matches!(token, Token::Text(_)) && matches!(tokens.peek(), Some(Token::Mark(b":")));
            match token {
                Token::Mark(raw) => {
                    place = behind(place, raw);
                    redacted.extend_from_slice(raw);
                }
                Token::Text(raw) if is_key => {
                    if place == Place::Open && decoded(raw).is_some_and(|name| self.names.is_secret(&name)) {
                        place = Place::BeforeSecret;
                    }
                    redacted.extend_from_slice(raw);
                }
                Token::Text(raw) | Token::Open(raw) | Token::Word(raw) if place != Place::Open => {
                    let is_named = place == Place::BeforeSecret;
                    self.value(token, raw, is_named, &mut redacted);
                    place = if is_named { Place::Open } else { place };
                }
                Token::Text(raw) => match decoded(raw).and_then(|text| self.string(&text, deepest)) {
                    Some(other) => redacted.extend_from_slice(other.as_bytes()),
                    None => redacted.extend_from_slice(raw),
                },
                Token::Open(raw) => match begun(raw).and_then(|text| self.string(&text, deepest)) {
                    Some(other) => redacted.extend_from_slice(other.strip_suffix('"').unwrap_or(&other).as_bytes()),
                    None => redacted.extend_from_slice(raw),
                },
                Token::Space(raw) | Token::Word(raw) => redacted.extend_from_slice(raw),
            }
        }
        redacted
    }

    /// A value that is secret: the one that the name is of, or one deep within it, which may be a date or a state beside the secret.
    fn value(&mut self, token: Token<'_>, raw: &[u8], is_named: bool, redacted: &mut Vec<u8>) {
        let written: &[&[u8]] = match token {
            Token::Word(b"true" | b"false" | b"null") => return redacted.extend_from_slice(raw),
            Token::Word(_) if serde_json::from_slice::<f64>(raw).is_ok() => &[b"0"],
            Token::Word(_) => &[WORD.as_bytes()],
            Token::Open(_) => &[b"\"", WORD.as_bytes()],
            _ => &[b"\"", WORD.as_bytes(), b"\""],
        };
        let bare = raw.strip_prefix(b"\"").unwrap_or(raw);
        let secret = decoded(raw).unwrap_or_else(|| String::from_utf8_lossy(bare).into_owned());
        if is_named {
            self.learned.learn(secret.as_bytes());
        } else {
            self.learned.learn_key(&secret);
        }
        redacted.extend(written.concat());
    }

    /// A string that is not secret as such; `None` if it stays as it is.
    fn string(&mut self, text: &str, deepest: u8) -> Option<String> {
        let scanned = if deepest > 0 && text.contains('"') {
            String::from_utf8(self.nested(text.as_bytes(), deepest - 1)).ok()?
        } else {
            text.to_owned()
        };
        let scanned = self.pairs(&scanned).unwrap_or(scanned);
        (scanned != text).then(|| serde_json::Value::String(scanned).to_string())
    }
}

fn behind(place: Place, mark: &[u8]) -> Place {
    match (place, mark) {
        (Place::BeforeSecret, b"{" | b"[") => Place::InSecret(1),
        (Place::InSecret(depth), b"{" | b"[") => Place::InSecret(depth + 1),
        (Place::BeforeSecret, b"," | b"}" | b"]") | (Place::InSecret(1), b"}" | b"]") => Place::Open,
        (Place::InSecret(depth), b"}" | b"]") => Place::InSecret(depth - 1),
        (place, _) => place,
    }
}

/// What there is of a string that was cut, within an escape it may be.
fn begun(raw: &[u8]) -> Option<String> {
    let lengths = raw.len().saturating_sub("\\uD83D\\uDE0".len())..=raw.len();
    lengths.rev().find_map(|length| decoded(&[raw.get(..length)?, b"\""].concat()))
}

fn decoded(raw: &[u8]) -> Option<String> {
    serde_json::from_slice(raw).ok()
}
