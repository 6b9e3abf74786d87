//! The error enums.

use proc_macro2::Ident;

use super::cfg::{Cfg, Presence};
use super::status::Status;

/// The errors of one endpoint, or of several that name the same enum.
#[derive(Debug)]
pub(crate) struct ErrorEnum {
    /// Its name, from the return type.
    pub name: Ident,
    /// The endpoints that name it, with when they are there.
    pub endpoints: Vec<(Ident, Cfg)>,
    /// Its variants beside `Unexpected`, ascending, a class last in its hundred.
    pub statuses: Vec<Status>,
}

impl ErrorEnum {
    /// When at least one of its endpoints is there.
    pub(crate) fn presence(&self) -> Presence {
        Presence::any(self.endpoints.iter().map(|(_, cfg)| cfg))
    }
}

/// The enum that every error enum of a trait converts into.
#[derive(Debug)]
pub(crate) struct Union {
    /// Its name.
    pub name: Ident,
    /// Its variants beside `Unexpected`, in order of first appearance.
    pub variants: Vec<UnionVariant>,
}

impl Union {
    /// Whether a variant of `error`, which may be `Unexpected`, has the same body here. It always has where no mistake was
    /// found.
    pub(crate) fn agrees_with(&self, error: &ErrorEnum, variant: &Ident) -> bool {
        let own = error.statuses.iter().find(|status| status.variant == *variant);
        let here = self.variants.iter().find(|known| known.status.variant == *variant);
        match (own, here) {
            (Some(own), Some(here)) => own.has_same_body(&here.status),
            _ => true,
        }
    }
}

/// A variant of a union.
#[derive(Debug)]
pub(crate) struct UnionVariant {
    /// The status, its name and its body, the same in every enum.
    pub status: Status,
    /// When at least one enum that has it is there.
    pub presence: Presence,
}
