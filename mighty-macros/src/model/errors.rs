//! The error enums.

use proc_macro2::Ident;
use syn::ext::IdentExt;

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

/// The function that builds a variant: `not_found` of `NotFound`, `http_error` of `HTTPError`. `None` if no function can have such
/// a name.
pub(crate) fn constructor_name(variant: &Ident) -> Option<String> {
    let letters: Vec<char> = variant.unraw().to_string().chars().collect();
    let mut name = String::new();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| letters.get(before));
        let follows_word = before.is_some_and(|before| *before != '_' && !before.is_uppercase());
        let begins_word = letters.get(place + 1).is_some_and(|next| next.is_lowercase());
        let within = before.is_some_and(|before| *before != '_');
        if letter.is_uppercase() && (follows_word || (within && begins_word)) {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    // Keywords that no raw identifier can be.
    let is_name = !["crate", "self", "super", "_"].contains(&name.as_str());
    is_name.then_some(name)
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
