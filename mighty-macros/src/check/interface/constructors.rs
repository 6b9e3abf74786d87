//! The functions that build errors: each variant has one of its own.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::diagnostics::Diagnostics;
use crate::messages::built as messages;
use crate::model::errors::{ErrorEnum, constructor_name};
use crate::model::sides::Sides;
use crate::model::status::Status;

/// What every enum of errors has by that name, and what a path through it could mean.
const TAKEN: [&str; 7] = ["from", "help", "message", "outcome", "status", "unexpected", "user_message"];

/// Checks the names, if there are such functions at all. A variant that several enums have from the trait is reported once.
pub(crate) fn check(sides: &Sides, enums: &[ErrorEnum], diagnostics: &mut Diagnostics) {
    if sides.presence().is_none() {
        return;
    }
    let mut reported: Vec<String> = Vec::new();
    for error in enums {
        let mut earlier: Vec<(&Ident, String)> = Vec::new();
        for status in &error.statuses {
            let variant = &status.variant;
            let place = format!("{variant} {:?}", variant.span());
            let function = constructor_name(variant);
            if !reported.contains(&place) && !check_one(status, function.as_deref(), &earlier, diagnostics) {
                reported.push(place);
            }
            earlier.extend(function.map(|function| (variant, function)));
        }
    }
}

/// Whether nothing is wrong with it.
fn check_one(
    status: &Status,
    function: Option<&str>,
    earlier: &[(&Ident, String)],
    diagnostics: &mut Diagnostics,
) -> bool {
    let (variant, written) = (&status.variant, status.written());
    let shown = variant.unraw();
    let Some(function) = function else {
        let name = shown.to_string().to_lowercase();
        diagnostics.at(variant.span(), messages::constructor_unnameable(shown, name, written));
        return false;
    };
    if TAKEN.contains(&function) {
        diagnostics.at(variant.span(), messages::constructor_taken(shown, function, written));
        return false;
    }
    // A name that is declared twice is another mistake.
    if let Some((first, _)) = earlier.iter().find(|(first, known)| known == function && *first != variant) {
        diagnostics.at(variant.span(), messages::constructor_twice(shown, first.unraw(), function));
        return false;
    }
    true
}
