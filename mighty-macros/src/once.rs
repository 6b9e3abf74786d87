//! What is wrong with all traits of a crate alike, and is mended in one place, is said once: at the first of them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use proc_macro2::Span;

use crate::messages::Message;

/// A file, a line and a column.
type Place = (String, usize, usize);

/// What was said in this compilation, and where.
static SAID: Mutex<BTreeMap<String, Place>> = Mutex::new(BTreeMap::new());

/// The message, unless it was said at another place. At the same one it is said again: an editor expands a trait as often as it
/// changes, and where it tells no places all are the same.
pub(crate) fn said_first(message: Message, at: Span) -> Option<Message> {
    let start = at.start();
    let place = (at.file(), start.line, start.column);
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    let first = said.entry(message.text.clone()).or_insert_with(|| place.clone());
    (*first == place).then_some(message)
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::said_first;
    use crate::messages::openapi::file_missing;

    #[test]
    fn a_message_is_said_at_one_place_as_often_as_there() {
        let tokens: TokenStream = "first\nsecond".parse().unwrap();
        let places: Vec<_> = tokens.into_iter().map(|token| token.span()).collect();
        let is_said = |file: &str, place: usize| said_first(file_missing(file), places[place]).is_some();
        assert!(is_said("a.json", 0) && !is_said("a.json", 1) && is_said("a.json", 0));
        assert!(is_said("b.json", 1));
    }
}
