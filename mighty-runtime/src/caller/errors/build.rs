//! Why a client cannot be built.

use std::error::Error as StdError;
use std::fmt;

use crate::base::transport_error::TransportError;

/// A client that cannot be built from its settings. It names the setting, never its value.
#[derive(Debug)]
pub struct BuildError(pub(super) Box<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    setting: &'static str,
    problem: String,
    source: Option<TransportError>,
}

impl BuildError {
    pub(crate) fn new(setting: &'static str, problem: impl Into<String>) -> Self {
        Self(Box::new(Inner { setting, problem: problem.into(), source: None }))
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn transport(source: TransportError) -> Self {
        Self(Box::new(Inner { setting: "transport", problem: "it cannot be set up".into(), source: Some(source) }))
    }

    /// The builder's method, or the `Api`'s constant, that has a value it cannot have.
    #[must_use]
    pub fn setting(&self) -> &'static str {
        self.0.setting
    }
}

impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot build the client: `{}`: {}", self.setting, self.problem)
    }
}

impl StdError for Inner {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}
