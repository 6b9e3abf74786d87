//! A cause that is told in several lines.

use std::error::Error as StdError;
use std::fmt;

/// A cause that is for a person to read, line by line: a difference. It is the library's own text, so that an error which holds it may
/// show it as it is, where it would escape the line breaks of any other.
#[derive(Clone)]
#[cfg_attr(not(feature = "testing"), allow(dead_code, reason = "nobody makes one then"))]
pub(crate) struct InLines(pub(crate) String);

impl fmt::Display for InLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for InLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}\n", self.0)
    }
}

impl StdError for InLines {}

/// A cause in the `Debug` of an error: its text in quotes, unless it is [`InLines`].
pub(crate) struct Shown<'a>(pub(crate) &'a (dyn StdError + 'static));

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.downcast_ref::<InLines>() {
            Some(lines) => fmt::Debug::fmt(lines, f),
            None => fmt::Debug::fmt(&self.0.to_string(), f),
        }
    }
}
