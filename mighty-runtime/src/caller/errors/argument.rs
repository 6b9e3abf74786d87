//! An argument that cannot be sent.

use std::error::Error as StdError;
use std::fmt;

/// An argument that cannot be sent: which one, and why. It never shows the value.
#[derive(Debug)]
pub struct ArgumentError {
    place: &'static str,
    name: String,
    /// The path of a member in it, where only that cannot be sent; else empty.
    member: String,
    problem: &'static str,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl ArgumentError {
    pub(crate) fn new(place: &'static str, name: &str, problem: &'static str) -> Self {
        Self { place, name: name.to_owned(), member: String::new(), problem, source: None }
    }

    /// Of an argument whose `Display` fails.
    pub(crate) fn unprintable(name: &str) -> Self {
        Self::new("the argument", name, "cannot be printed: its `Display` fails")
    }

    /// The same, of a member: `items[2].price`.
    pub(crate) fn at(mut self, member: String) -> Self {
        self.member = member;
        self
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

    /// The path of the member in a JSON body that cannot be sent, such as `items[2].price`; `None` where it is the whole.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        Some(self.member.as_str()).filter(|member| !member.is_empty())
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}` {}", self.place, self.name, self.problem)?;
        if self.member.is_empty() { Ok(()) } else { write!(f, ", because of its member `{}`", self.member) }
    }
}

impl StdError for ArgumentError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
