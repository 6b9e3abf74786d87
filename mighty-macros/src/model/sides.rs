//! The other sides of a trait that its author asks for: mocks and a server.

use proc_macro2::Span;

use super::cfg::{Cfg, Presence};

/// Which of them are generated, and when.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sides {
    /// `testing`: expectations of a mock.
    pub testing: Option<Cfg>,
    /// `server`: an `axum::Router`.
    pub server: Option<Cfg>,
    /// Those that a feature of the author's crate turns on, while the runtime's is off.
    pub off: Vec<Off>,
}

/// A side that cannot be generated, unless the author's feature is off as well.
#[derive(Debug, Clone)]
pub(crate) struct Off {
    /// The author's feature.
    pub gate: Cfg,
    /// The word in the attribute.
    pub span: Span,
    /// What is said where the feature is on.
    pub problem: String,
}

impl Sides {
    /// When what both need is there: arguments as values, and errors that can be built. `None` if nobody asks for it.
    pub(crate) fn presence(&self) -> Option<Presence> {
        let asked: Vec<&Cfg> = self.testing.iter().chain(&self.server).collect();
        (!asked.is_empty()).then(|| Presence::any(asked.into_iter()))
    }
}
