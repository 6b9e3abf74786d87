//! Why a redirect was not followed to its end.

use std::fmt;

/// Why a redirect cannot be followed, by an endpoint that follows them. It shows no URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectError(Astray);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Astray {
    /// `Location` is no URL, too long for one, or there are several.
    NotALink,
    /// It has a user name or a password.
    LogsIn,
    /// It is neither https, nor plain http within this machine.
    NotSecure,
    /// It has been asked before.
    Circle,
    /// There were too many.
    TooMany,
}

impl From<Astray> for RedirectError {
    fn from(problem: Astray) -> Self {
        Self(problem)
    }
}

impl fmt::Display for RedirectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Astray::NotALink => "its `Location` is not a URL that can be asked for",
            Astray::LogsIn => "its `Location` has a user name or a password",
            Astray::NotSecure => "its `Location` is not https",
            Astray::Circle => "the redirects go in a circle",
            Astray::TooMany => "there are too many redirects",
        })
    }
}

impl std::error::Error for RedirectError {}
