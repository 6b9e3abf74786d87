//! An argument that cannot be sent.

use std::error::Error as StdError;
use std::fmt;

/// An argument that cannot be sent: which one, and why. It never shows the value.
#[derive(Debug)]
pub struct ArgumentError {
    place: &'static str,
    name: String,
    problem: &'static str,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl ArgumentError {
    pub(crate) fn new(place: &'static str, name: &str, problem: &'static str) -> Self {
        Self { place, name: name.to_owned(), problem, source: None }
    }

    pub(crate) fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The name of the parameter on the wire.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}` {}", self.place, self.name, self.problem)
    }
}

impl StdError for ArgumentError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
