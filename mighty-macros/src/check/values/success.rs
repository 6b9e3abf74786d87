//! `success`: the statuses that mean success, and what they become.

use proc_macro2::Ident;
use syn::{LitInt, Path};

use crate::check::ground::shapes;
use crate::diagnostics::Diagnostics;
use crate::messages::success as messages;
use crate::model::endpoint::{Success, SuccessVariant};
use crate::model::pattern::Pattern;
use crate::model::registry;
use crate::parse::field::Field;
use crate::parse::success::{RawOutcome, RawSuccess};

/// What `success` says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Successes {
    /// The statuses; none for any 2xx.
    pub statuses: Vec<Success>,
    /// Whether each is a variant of an enum.
    pub has_variants: bool,
    /// What that enum derives.
    pub derives: Vec<Path>,
    /// Whether nothing is wrong with them.
    pub are_sound: bool,
}

/// Checks the statuses. One that is wrong but has a name stays, so that code that matches on the name has no second error.
pub(super) fn check(given: Field<RawSuccess>, diagnostics: &mut Diagnostics) -> Successes {
    let before = diagnostics.count();
    let Some(raw) = given.take(diagnostics) else {
        return Successes { are_sound: diagnostics.count() == before, ..Successes::default() };
    };
    if let Some(span) = raw.empty {
        diagnostics.at(span, messages::empty_list());
    }
    let mut statuses: Vec<Success> = Vec::new();
    for outcome in &raw.statuses {
        let code = check_status(&outcome.code, diagnostics);
        let variant = raw.has_variants.then(|| check_variant(outcome, code, diagnostics)).flatten();
        if raw.has_variants && variant.is_none() {
            continue;
        }
        let success = Success { code: code.unwrap_or_default(), span: outcome.code.span(), variant };
        if check_once(&success, &statuses, diagnostics) {
            statuses.push(success);
        }
    }
    // Without a list of variants, what is no status says nothing.
    statuses.retain(|success| raw.has_variants || success.code != 0);
    let are_sound = diagnostics.count() == before;
    Successes { statuses, has_variants: raw.has_variants, derives: raw.derives, are_sound }
}

fn check_status(literal: &LitInt, diagnostics: &mut Diagnostics) -> Option<u16> {
    let code = literal.base10_parse::<u16>().ok();
    let code = code.filter(|code| literal.suffix().is_empty() && (200..400).contains(code));
    if code.is_none() {
        diagnostics.at(literal.span(), messages::out_of_range(literal));
    }
    code
}

fn check_variant(raw: &RawOutcome, code: Option<u16>, diagnostics: &mut Diagnostics) -> Option<SuccessVariant> {
    let name = raw.name.clone().or_else(|| {
        let code = code?;
        let name =
            registry::success_name(code).or_else(|| registry::find(Pattern::Exact(code)).map(|entry| entry.variant));
        if name.is_none() {
            diagnostics.at(raw.code.span(), messages::no_name(code));
        }
        name.map(|name| Ident::new(name, raw.code.span()))
    });
    let body = raw.body.as_ref().map(|body| (body.clone(), shapes::decode(body)));
    name.map(|name| SuccessVariant { name, body })
}

fn check_once(success: &Success, earlier: &[Success], diagnostics: &mut Diagnostics) -> bool {
    let name = |success: &Success| success.variant.as_ref().map(|variant| variant.name.clone());
    if success.code != 0 && earlier.iter().any(|other| other.code == success.code) {
        diagnostics.at(success.span, messages::declared_twice(success.code));
        return false;
    }
    let Some(own) = name(success) else { return true };
    let first = earlier.iter().find(|other| name(other).as_ref() == Some(&own));
    if let Some(first) = first {
        diagnostics.at(own.span(), messages::variant_twice(&own, first.code, success.code));
    }
    first.is_none()
}
