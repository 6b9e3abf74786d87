//! Whether the document wants to know who is asking, against `auth = none`.

use mighty_openapi::{Operation, Security};

use crate::check::interface::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;
use crate::model::site::{Auth, Base, Site};

/// Nobody asks where the document wants nobody to, and nowhere else. Of another base, what is told there is in the API, which
/// cannot be read here.
pub(super) fn check(claim: &Claim, operation: &Operation, shared: &Site, diagnostics: &mut Diagnostics) {
    let (own, base) = (claim.site.auth.as_ref(), claim.site.base.as_ref().or(shared.base.as_ref()));
    match (own.or(shared.auth.as_ref()), operation.security) {
        (Some(Auth::None(word)), Security::Needed) => {
            // Said for the whole trait, it is wrong for this method.
            let at = if own.is_some() { *word } else { claim.places.word };
            diagnostics.at(at, messages::security_needed());
        }
        (None | Some(Auth::Client | Auth::Named(_)), Security::Nobody) if base.and_then(Base::name).is_none() => {
            diagnostics.at(claim.places.word, messages::security_nobody());
        }
        _ => {}
    }
}
