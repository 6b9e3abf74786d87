//! The other sides of a trait that its author asks for: mocks and a server.

use super::cfg::{Cfg, Presence};

/// Which of them are generated, and when.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sides {
    /// `testing`: expectations of a mock.
    pub testing: Option<Cfg>,
    /// `server`: an `axum::Router`.
    pub server: Option<Cfg>,
}

impl Sides {
    /// When what both need is there: arguments as values, and errors that can be built. `None` if nobody asks for it.
    pub(crate) fn presence(&self) -> Option<Presence> {
        let asked: Vec<&Cfg> = self.testing.iter().chain(&self.server).collect();
        (!asked.is_empty()).then(|| Presence::any(asked.into_iter()))
    }
}
