//! The document that traits are checked against.

use std::fmt;

use mighty_openapi::Document;

use super::difference::{self, Difference};

/// A document that traits are checked against, as `OrdersEndpoints::OPENAPI` holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Source {
    file: &'static str,
    text: &'static str,
}

impl Source {
    /// The document with this text, from this file.
    #[must_use]
    pub const fn new(file: &'static str, text: &'static str) -> Self {
        Self { file, text }
    }

    /// The file, as the trait names it.
    #[must_use]
    pub const fn file(&self) -> &'static str {
        self.file
    }

    /// The document's text.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// What `other` says differently about operations, their parameters and their statuses: another version of this
    /// document, or the one that [`document`](super::document) makes of the traits.
    ///
    /// What differs by its way of writing is no difference: the names of placeholders, a beginning of all paths that
    /// belongs to the base URL, the case of a header's name; `2XX` for one of its statuses; an error status that is
    /// covered by its class or by `default`.
    ///
    /// A document that is made of traits agrees with this one and may say more: a status that stands on a trait because a
    /// gateway answers it everywhere, or an operation whose endpoint is `undocumented`. So, in a test:
    ///
    /// ```
    /// use mighty_runtime::openapi::{Difference, Direction, Source, Subject};
    ///
    /// /// What the traits say otherwise, not only beyond the document.
    /// fn disagreements(source: Source, of_traits: &str) -> Vec<Difference> {
    ///     let mut differences = source.differences(of_traits).unwrap();
    ///     differences.retain(|difference| {
    ///         difference.direction() != Direction::Added || difference.subject() == Subject::Parameter
    ///     });
    ///     differences
    /// }
    ///
    /// let source = Source::new("a.json", r#"{"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {"200": {}}}}}}"#);
    /// let more = r#"{"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {"2XX": {}, "401": {}}}}}}"#;
    /// assert_eq!(disagreements(source, more), []);
    /// let other = r#"{"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {"204": {}}}}}}"#;
    /// assert_eq!(disagreements(source, other)[0].to_string(), "GET /a: status 200 is missing");
    /// ```
    ///
    /// # Errors
    /// When one of the two cannot be read.
    pub fn differences(&self, other: &str) -> Result<Vec<Difference>, ReadError> {
        let other = Document::from_json(other).map_err(|cause| ReadError { file: None, cause })?;
        Ok(difference::all(&self.read()?, &other))
    }

    pub(super) fn read(&self) -> Result<Document, ReadError> {
        Document::from_json(self.text).map_err(|cause| ReadError { file: Some(self.file), cause })
    }
}

/// Without the text, which may be long.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("file", &self.file).finish_non_exhaustive()
    }
}

/// A document that cannot be read: it is no JSON, no OpenAPI document of version 3.0 or 3.1, or malformed.
pub struct ReadError {
    /// The file, if it has one.
    file: Option<&'static str>,
    cause: mighty_openapi::ReadError,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.file {
            Some(file) => write!(f, "`{file}` cannot be read: {}", self.cause),
            None => write!(f, "the other document cannot be read: {}", self.cause),
        }
    }
}

/// As `Display`: it is what `unwrap` prints in a test.
impl fmt::Debug for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for ReadError {}
