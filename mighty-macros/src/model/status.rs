//! A status that an endpoint answers with, and the variant it becomes.

use std::fmt;

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::Type;

use super::registry;

/// What a variant stands for. The order is that of the variants: ascending, a class behind the
/// exact statuses it also covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pattern {
    /// One status.
    Exact(u16),
    /// Every status with that first digit.
    Class(u8),
}

impl Pattern {
    /// Sorts a class behind its own statuses and before the next class's.
    pub(crate) fn order(self) -> (u16, bool, u16) {
        match self {
            Self::Exact(code) => (code / 100, false, code),
            Self::Class(digit) => (u16::from(digit), true, 0),
        }
    }

    /// Whether an answer that matches `other` matches this too.
    pub(crate) fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Class(digit), Self::Exact(code)) => u16::from(digit) == code / 100,
            _ => self == other,
        }
    }

    /// The reason phrase; `None` if the registry has none.
    pub(crate) fn phrase(self) -> Option<&'static str> {
        registry::find(self).map(|entry| entry.phrase)
    }

    /// What it means, in a few words.
    pub(crate) fn meaning(self) -> &'static str {
        registry::find(self).map_or("a status of this API's own", |entry| entry.meaning)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(code) => write!(f, "{code}"),
            Self::Class(digit) => write!(f, "{digit}xx"),
        }
    }
}

/// A status with its variant.
#[derive(Debug, Clone)]
pub(crate) struct Status {
    /// What the variant stands for.
    pub pattern: Pattern,
    /// The variant's name, at the author's name or number.
    pub variant: Ident,
    /// The body's type, if it is not the API's.
    pub body: Option<Type>,
    /// The author's number.
    pub span: Span,
}

impl Status {
    /// Whether both become the same variant: pattern, name and body.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.pattern == other.pattern && self.variant == other.variant && self.has_same_body(other)
    }

    /// Whether both bodies are of one type, as far as its tokens tell.
    pub(crate) fn has_same_body(&self, other: &Self) -> bool {
        let text = |status: &Self| status.body.to_token_stream().to_string();
        text(self) == text(other)
    }
}
