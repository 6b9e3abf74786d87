//! `errors(…)`: a list of statuses.

use proc_macro2::{Ident, Span};

use super::split;
use super::status::{check_is_error, check_not_unexpected, pattern};
use crate::diagnostics::Diagnostics;
use crate::messages::statuses as messages;
use crate::model::pattern::Pattern;
use crate::model::registry;
use crate::model::status::{Arm, Status};
use crate::parse::status::{RawStatus, RawStatuses};
use crate::suggest;

/// Checks the list of an `errors(…)`. A status that is wrong but has a name stays, so that code
/// that matches on the name has no second error. A split of one that is `inherited` may leave the rest to what is.
pub(crate) fn check_list(raw: &[RawStatus], inherited: &[Status], diagnostics: &mut Diagnostics) -> Vec<Status> {
    let mut statuses: Vec<Status> = Vec::new();
    for status in raw {
        let variants = check_one(status, inherited, diagnostics);
        if !check_declared_once(&variants, &statuses, diagnostics) {
            continue;
        }
        for status in variants {
            if check_variant_once(&status, &statuses, diagnostics) {
                statuses.push(status);
            }
        }
    }
    // Stable, so that the arms of a status stay in the author's order.
    statuses.sort_by_key(|status| status.pattern.order());
    statuses
}

/// What one element becomes: a variant, or one per arm.
fn check_one(raw: &RawStatus, inherited: &[Status], diagnostics: &mut Diagnostics) -> Vec<Status> {
    let pattern = match pattern(&raw.code) {
        Ok(pattern) => pattern,
        Err(problem) => {
            diagnostics.at(raw.code.span(), problem);
            return Vec::new();
        }
    };
    if let Some(problem) = check_is_error(pattern) {
        diagnostics.at(raw.code.span(), problem);
    }
    if let Some(split) = &raw.split {
        let is_inherited = inherited.iter().any(|other| other.pattern == pattern);
        return split::check(raw, split, pattern, is_inherited, diagnostics);
    }
    let variant = check_variant_name(raw, pattern, diagnostics);
    let status = |variant| Status { pattern, arm: Arm::Whole, variant, body: raw.body.clone(), span: raw.code.span() };
    variant.map(status).into_iter().collect()
}

fn check_variant_name(raw: &RawStatus, pattern: Pattern, diagnostics: &mut Diagnostics) -> Option<Ident> {
    if let Some(name) = &raw.name {
        return check_not_unexpected(name, diagnostics);
    }
    let entry = registry::find(pattern);
    if pattern.is_success() {
        diagnostics.at(raw.code.span(), messages::success_as_error(pattern));
    } else if entry.is_none() && check_is_error(pattern).is_none() {
        diagnostics.at(raw.code.span(), messages::no_registered_name(pattern));
    }
    entry.map(|entry| Ident::new(entry.variant, raw.code.span()))
}

/// Whether `variants`, all of one status, are the first of it.
fn check_declared_once(variants: &[Status], earlier: &[Status], diagnostics: &mut Diagnostics) -> bool {
    let Some(status) = variants.first() else { return true };
    let first = earlier.iter().filter(|other| other.pattern == status.pattern);
    let first: Vec<String> = first.map(|other| other.variant.to_string()).collect();
    if !first.is_empty() {
        diagnostics.at(status.span, messages::declared_twice(status.pattern, suggest::list(&first)));
    }
    first.is_empty()
}

pub(super) fn check_variant_once(status: &Status, earlier: &[Status], diagnostics: &mut Diagnostics) -> bool {
    let Some(first) = earlier.iter().find(|other| other.variant == status.variant) else { return true };
    if first.pattern == status.pattern {
        split::report_one_name(first, status, diagnostics);
    } else {
        let message = messages::variant_twice(&status.variant, first.pattern, status.written());
        diagnostics.at(status.variant.span(), message);
    }
    false
}

/// What a list names, as far as it can be read.
pub(crate) fn listed(errors: Option<&RawStatuses>) -> Vec<(Pattern, Span)> {
    let place = |raw: &RawStatus| pattern(&raw.code).ok().map(|pattern| (pattern, raw.code.span()));
    errors.map_or_else(Vec::new, |errors| errors.0.iter().filter_map(place).collect())
}
