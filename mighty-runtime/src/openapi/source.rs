//! The document that a trait was compared with.

/// The document that a trait was compared with when it was compiled, as the text it was then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    file: &'static str,
    text: &'static str,
}

impl Source {
    /// A document; generated code makes it.
    #[must_use]
    pub const fn new(file: &'static str, text: &'static str) -> Self {
        Self { file, text }
    }

    /// The file, relative to the crate that has the trait.
    #[must_use]
    pub const fn file(&self) -> &'static str {
        self.file
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }
}
