//! The union: one variant per name.

use proc_macro2::Ident;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::messages::unions as messages;
use crate::model::errors::{ErrorEnum, Union, UnionVariant};
use crate::model::status::Status;

/// The union of all enums, if the trait names one.
pub(crate) fn check(name: Option<&Ident>, enums: &[ErrorEnum], diagnostics: &mut Diagnostics) -> Option<Union> {
    let mut variants: Vec<UnionVariant> = Vec::new();
    let mut reported: Vec<&Ident> = Vec::new();
    let name = name?;
    for error in enums {
        for status in &error.statuses {
            match variants.iter_mut().find(|variant| variant.status.variant == status.variant) {
                Some(known) => {
                    // Once per variant, however many enums disagree about it.
                    if !reported.contains(&&status.variant) && !check_same(name, &known.status, status, diagnostics) {
                        reported.push(&status.variant);
                    }
                    known.presence = std::mem::take(&mut known.presence).or(&error.presence());
                    known.status.arm = known.status.arm.clone().or(&status.arm);
                }
                None => variants.push(UnionVariant { status: status.clone(), presence: error.presence() }),
            }
        }
    }
    Some(Union { name: name.clone(), variants })
}

fn check_same(union: &Ident, first: &Status, second: &Status, diagnostics: &mut Diagnostics) -> bool {
    let variant = &first.variant;
    let message = if first.pattern != second.pattern {
        messages::variant_of_two_statuses(union, variant, first.pattern, second.pattern, second.written())
    } else if !first.has_same_body(second) {
        messages::variant_of_two_bodies(union, variant, second.written())
    } else {
        return true;
    };
    let position = |status: &Status| {
        let start = status.span.start();
        (start.line, start.column)
    };
    // A status of the trait stands above one that a method gave another body earlier.
    let (from, to) = if position(first) <= position(second) { (first, second) } else { (second, first) };
    diagnostics.push(Diagnostic::from_to(from.span, to.span, message));
    false
}
