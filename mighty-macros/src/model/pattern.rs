//! The statuses that one variant stands for.

use std::fmt;

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

    /// Whether it is a 2xx, or all of them.
    pub(crate) fn is_success(self) -> bool {
        matches!(self, Self::Exact(200..=299) | Self::Class(2))
    }

    /// Whether an answer that matches `other` matches this too.
    pub(crate) fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Class(digit), Self::Exact(code)) => u16::from(digit) == code / 100,
            _ => self == other,
        }
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
