//! What is wrong with a recording, or with what a test did of it.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::Path;

/// A recording that cannot be read or written, that is of another API, or that a test did not follow.
///
/// It is told in words, with the file and, where there is one, the line and the column.
pub struct RecordingError {
    said: String,
    place: Option<(usize, usize)>,
    source: Option<io::Error>,
}

impl RecordingError {
    pub(super) fn new(said: impl Into<String>) -> Self {
        Self { said: said.into(), place: None, source: None }
    }

    /// Something in the file, at a line and a column, both counted from 1.
    pub(super) fn at(path: &Path, line: usize, column: usize, said: &str) -> Self {
        let said = format!("{}:{line}:{column}: {said}", path.display());
        Self { said, place: Some((line, column)), source: None }
    }

    pub(super) fn io(path: &Path, said: &str, error: io::Error) -> Self {
        Self { said: format!("the recording {} {said}", path.display()), place: None, source: Some(error) }
    }

    /// The line of the file, from 1, if it is about one.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.place.map(|(line, _)| line)
    }

    /// The column in that line, from 1.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.place.map(|(_, column)| column)
    }
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said)
    }
}

/// As `Display`: it is what a test shows that unwraps it.
impl fmt::Debug for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl StdError for RecordingError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
