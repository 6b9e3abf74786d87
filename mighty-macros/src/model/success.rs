//! The enum that several successes may be.

use proc_macro2::Ident;
use syn::Path;

use super::cfg::{Cfg, Presence};
use super::endpoint::Success;

/// The successes of one endpoint, or of several that name the same enum.
#[derive(Debug)]
pub(crate) struct SuccessEnum {
    /// Its name, from the return type.
    pub name: Ident,
    /// The endpoints that name it, with when they are there.
    pub endpoints: Vec<(Ident, Cfg)>,
    /// Its variants, in the author's order.
    pub successes: Vec<Success>,
    /// What it derives beside `Debug`.
    pub derives: Vec<Path>,
}

impl SuccessEnum {
    /// When at least one of its endpoints is there.
    pub(crate) fn presence(&self) -> Presence {
        Presence::any(self.endpoints.iter().map(|(_, cfg)| cfg))
    }
}
