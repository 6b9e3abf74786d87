//! What takes secrets out: text here, the rest in the files beside.

use super::learned::Learned;
use super::names::Names;
use super::word::WORD;

/// Takes secrets out, and learns them.
pub(crate) struct Redactor<'a> {
    pub(crate) names: &'a Names,
    pub(crate) learned: &'a mut Learned,
}

impl Redactor<'_> {
    /// Any text: JSON in it, pairs of a name and a value, what a URL says of a user, and what is known as a secret already.
    pub(crate) fn text(&mut self, text: &str) -> String {
        let scanned = self.json(text.as_bytes());
        let scanned = String::from_utf8(scanned).unwrap_or_else(|_| WORD.to_owned());
        let paired = self.pairs(&scanned).unwrap_or(scanned);
        self.learned.scrub(&paired).unwrap_or(paired)
    }

    /// Whatever is no text.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Vec<u8> {
        let scanned = self.json(bytes);
        self.learned.scrub_bytes(scanned)
    }

    /// A field of a form, by its name.
    pub(crate) fn field(&mut self, name: &str, value: &str) -> String {
        if !self.names.is_secret(name) {
            return self.text(value);
        }
        self.learned.learn(value.as_bytes());
        if value.is_empty() { String::new() } else { WORD.to_owned() }
    }
}
