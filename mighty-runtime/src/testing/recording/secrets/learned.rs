//! Secrets that stood in a place known to hold one, to be found in all others: an echo, a message, a link.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use memchr::memmem;

use super::spellings::{Spellings, without};
use super::tokens::{Token, Tokens};

/// Shorter ones are found by their place only: elsewhere the same few letters mean something else.
const SHORTEST: usize = 8;

/// The same of words.
const SHORTEST_WORD: usize = 16;

/// The secrets of a session, longest first.
#[derive(Default)]
pub(crate) struct Learned(BTreeMap<(Reverse<usize>, Vec<u8>), Spellings>);

impl Learned {
    /// What a place with the name of a secret holds, to be found elsewhere: unless it is short or a word, which stand elsewhere by right.
    pub(crate) fn learn(&mut self, secret: &[u8]) {
        let is_word = secret.iter().all(|byte| byte.is_ascii_alphabetic() || b"-_ ".contains(byte));
        if secret.len() >= if is_word { SHORTEST_WORD } else { SHORTEST } {
            let key = (Reverse(secret.len()), secret.to_vec());
            self.0.entry(key).or_insert_with(|| Spellings::of(secret));
        }
    }

    /// The same of what may be a key, and may as well be a date, a version or a number.
    pub(super) fn learn_key(&mut self, text: &str) {
        let is_one_word = !text.contains(|letter: char| letter.is_whitespace() || ",;".contains(letter));
        let has = |is: fn(&char) -> bool| text.chars().filter(is).count();
        if is_one_word
            && text.len() >= SHORTEST_WORD
            && has(char::is_ascii_digit) > 0
            && has(char::is_ascii_alphabetic) > 2
        {
            self.learn(text.as_bytes());
        }
    }

    /// The text without them, in whatever spelling; `None` if there are none.
    pub(crate) fn scrub(&self, text: &str) -> Option<String> {
        let mut scrubbed: Option<Vec<u8>> = None;
        for spellings in self.0.values() {
            let found = spellings.occurrences(scrubbed.as_deref().unwrap_or(text.as_bytes()));
            if !found.is_empty() {
                scrubbed = Some(without(scrubbed.as_deref().unwrap_or(text.as_bytes()), found));
            }
        }
        // A secret of bytes may end within a letter.
        scrubbed.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Bytes that are no text: the secrets as they are.
    pub(crate) fn scrub_bytes(&self, bytes: Vec<u8>) -> Vec<u8> {
        self.0.keys().fold(bytes, |bytes, (_, secret)| {
            let found: Vec<_> = memmem::find_iter(&bytes, secret).map(|at| at..at + secret.len()).collect();
            if found.is_empty() { bytes } else { without(&bytes, found) }
        })
    }

    /// A line of JSON, in each string and number by itself, so that it stays one.
    pub(crate) fn scrub_line(&self, line: &str) -> String {
        let mut scrubbed = Vec::with_capacity(line.len());
        for token in Tokens(line.as_bytes()) {
            let (Token::Space(raw) | Token::Mark(raw) | Token::Text(raw) | Token::Open(raw) | Token::Word(raw)) = token;
            match token {
                Token::Text(_) => match serde_json::from_slice::<String>(raw).ok().and_then(|text| self.scrub(&text)) {
                    Some(text) => scrubbed.extend_from_slice(serde_json::Value::String(text).to_string().as_bytes()),
                    None => scrubbed.extend_from_slice(raw),
                },
                Token::Word(_) if self.0.keys().any(|(_, secret)| memmem::find(raw, secret).is_some()) => {
                    scrubbed.push(b'0');
                }
                _ => scrubbed.extend_from_slice(raw),
            }
        }
        String::from_utf8_lossy(&scrubbed).into_owned()
    }
}
