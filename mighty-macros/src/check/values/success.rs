//! `success`: the statuses that mean success.

use syn::LitInt;

use crate::diagnostics::Diagnostics;
use crate::messages::success as messages;
use crate::model::success::Success;
use crate::parse::field::Field;
use crate::parse::success::RawSuccess;

/// Checks the statuses.
pub(super) fn check(given: Field<RawSuccess>, diagnostics: &mut Diagnostics) -> Vec<Success> {
    let Some(raw) = given.take(diagnostics) else { return Vec::new() };
    if let Some(span) = raw.empty {
        diagnostics.at(span, messages::empty_list());
    }
    let mut successes: Vec<Success> = Vec::new();
    for literal in &raw.statuses {
        let Some(success) = check_status(literal, diagnostics) else { continue };
        if successes.iter().any(|other| other.code == success.code) {
            diagnostics.at(success.span, messages::declared_twice(success.code));
        } else {
            successes.push(success);
        }
    }
    successes
}

fn check_status(literal: &LitInt, diagnostics: &mut Diagnostics) -> Option<Success> {
    let code =
        literal.base10_parse::<u16>().ok().filter(|code| literal.suffix().is_empty() && (200..400).contains(code));
    if code.is_none() {
        diagnostics.at(literal.span(), messages::out_of_range(literal));
    }
    code.map(|code| Success { code, span: literal.span() })
}
