//! `auth = …` and `base = …`. Whether the API declares a name, only the compiler can see.

use proc_macro2::Ident;

use crate::diagnostics::Diagnostics;
use crate::messages::sites as messages;
use crate::model::site::{Auth, Base, Site};
use crate::parse::field::Field;
use crate::parse::site::RawSite;
use crate::suggest;

const AUTH: [&str; 2] = ["none", "default"];
const BASE: &str = "default";

/// Checks both.
pub(super) fn check(auth: Field<RawSite>, base: Field<RawSite>, diagnostics: &mut Diagnostics) -> Site {
    let auth = auth.take(diagnostics).and_then(|auth| check_auth(auth, diagnostics));
    let base = base.take(diagnostics).and_then(|base| check_base(base, diagnostics));
    Site { auth, base }
}

fn check_auth(given: RawSite, diagnostics: &mut Diagnostics) -> Option<Auth> {
    let word = match given {
        RawSite::Name(name) => return Some(Auth::Named(name)),
        RawSite::Word(word) => word,
    };
    match word.to_string().as_str() {
        "none" => return Some(Auth::None(word.span())),
        "default" => return Some(Auth::Client),
        _ => {}
    }
    let text = word.to_string();
    let message = match suggest::nearest(&text, &AUTH) {
        Some(near) => messages::misspelt_auth(&text, near),
        None => messages::unknown_auth(&text),
    };
    diagnostics.at(word.span(), message);
    None
}

fn check_base(given: RawSite, diagnostics: &mut Diagnostics) -> Option<Base> {
    let word: Ident = match given {
        RawSite::Name(name) => return Some(Base::Named(name)),
        RawSite::Word(word) => word,
    };
    if word == BASE {
        return Some(Base::Api);
    }
    diagnostics.at(word.span(), messages::unknown_base(&word));
    None
}
