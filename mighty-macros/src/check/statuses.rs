//! `errors(…)`, `except(…)`, and what the trait and a method make of them together.

use proc_macro2::{Ident, Span};
use syn::LitInt;
use syn::ext::IdentExt;

use super::split;
use super::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::{Message, split as split_messages, statuses as messages};
use crate::model::pattern::Pattern;
use crate::model::registry;
use crate::model::status::{Arm, Status};
use crate::parse::field::Field;
use crate::parse::status::{RawStatus, RawStatuses};
use crate::suggest;

/// The statuses of an endpoint.
pub(crate) struct Merged {
    /// In the order of the variants.
    pub statuses: Vec<Status>,
    /// Whether nothing is wrong with them.
    pub are_sound: bool,
}

/// A status or a class as written, whatever its range.
pub(crate) fn pattern(code: &LitInt) -> Result<Pattern, Message> {
    let out_of_range = || messages::out_of_range(code);
    match code.suffix() {
        "" => code
            .base10_parse()
            .ok()
            .filter(|status| (100..600).contains(status))
            .map(Pattern::Exact)
            .ok_or_else(out_of_range),
        "xx" => code
            .base10_parse::<u8>()
            .or_else(|_| code.base10_digits().parse())
            .ok()
            .filter(|digit| (1..6).contains(digit))
            .map(Pattern::Class)
            .ok_or_else(out_of_range),
        _ => Err(messages::malformed_number(code)),
    }
}

/// Checks the list of an `errors(…)`. A status that is wrong but has a name stays, so that code
/// that matches on the name has no second error.
pub(crate) fn check_list(raw: &[RawStatus], diagnostics: &mut Diagnostics) -> Vec<Status> {
    let mut statuses: Vec<Status> = Vec::new();
    for status in raw {
        let variants = check_one(status, diagnostics);
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
fn check_one(raw: &RawStatus, diagnostics: &mut Diagnostics) -> Vec<Status> {
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
        return split::check(raw, split, pattern, diagnostics);
    }
    let variant = check_variant_name(raw, pattern, diagnostics);
    let status = |variant| Status { pattern, arm: Arm::Whole, variant, body: raw.body.clone(), span: raw.code.span() };
    variant.map(status).into_iter().collect()
}

fn check_is_error(pattern: Pattern) -> Option<Message> {
    if pattern == Pattern::Exact(304) {
        return Some(messages::not_modified_as_error());
    }
    let hundred = match pattern {
        Pattern::Exact(code) => code / 100,
        Pattern::Class(digit) => u16::from(digit),
    };
    match hundred {
        1 => Some(messages::informational_as_error(pattern)),
        2 => Some(messages::success_as_error(pattern)),
        3 => Some(messages::redirect_as_error(pattern)),
        _ => None,
    }
}

fn check_variant_name(raw: &RawStatus, pattern: Pattern, diagnostics: &mut Diagnostics) -> Option<Ident> {
    if let Some(name) = &raw.name {
        return check_not_unexpected(name, diagnostics);
    }
    let entry = registry::find(pattern);
    if entry.is_none() && check_is_error(pattern).is_none() {
        diagnostics.at(raw.code.span(), messages::no_registered_name(pattern));
    }
    entry.map(|entry| Ident::new(entry.variant, raw.code.span()))
}

/// A name that the author chose.
pub(super) fn check_not_unexpected(name: &Ident, diagnostics: &mut Diagnostics) -> Option<Ident> {
    if name.unraw() == "Unexpected" {
        diagnostics.at(name.span(), messages::variant_unexpected());
        return None;
    }
    Some(name.clone())
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

fn check_variant_once(status: &Status, earlier: &[Status], diagnostics: &mut Diagnostics) -> bool {
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

/// Checks the lists of a method and merges them with the trait's. What is in `also` is declared by it as well.
pub(crate) fn check_merged(
    errors: Field<RawStatuses>,
    also: &[RawStatus],
    except: Field<RawStatuses>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Merged {
    let before = diagnostics.count();
    let mut errors = errors.take(diagnostics).unwrap_or_default();
    let is_listed = |raw: &RawStatus| {
        errors.0.iter().any(|other| {
            raw.is_bare()
                && other.code.base10_digits() == raw.code.base10_digits()
                && other.code.suffix() == raw.code.suffix()
        })
    };
    let also: Vec<RawStatus> = also.iter().filter(|raw| !is_listed(raw)).cloned().collect();
    errors.0.extend(also);
    let own = check_list(&errors.0, diagnostics);
    let except = except.take(diagnostics).unwrap_or_default();
    let except = check_except(&except.0, settings, diagnostics);
    let mut statuses = settings.statuses.clone();
    statuses.retain(|status| !except.contains(&status.pattern));
    for variants in own.chunk_by(|one, other| one.pattern == other.pattern) {
        check_not_repeated(variants, &statuses, diagnostics);
        statuses.retain(|other| variants.iter().all(|status| status.pattern != other.pattern));
        for status in variants {
            if check_variant_once(status, &statuses, diagnostics) {
                statuses.push(status.clone());
            }
        }
    }
    statuses.sort_by_key(|status| status.pattern.order());
    Merged { statuses, are_sound: settings.statuses_are_sound && diagnostics.count() == before }
}

/// What the trait says need not be said again; with other names, bodies or codes it takes the trait's place. `variants`
/// are all of one status.
fn check_not_repeated(variants: &[Status], inherited: &[Status], diagnostics: &mut Diagnostics) {
    let Some(status) = variants.first() else { return };
    let inherited: Vec<&Status> = inherited.iter().filter(|other| other.pattern == status.pattern).collect();
    let is_inherited = |status: &Status| inherited.iter().any(|other| other.is_same(status));
    if inherited.len() == variants.len() && variants.iter().all(is_inherited) {
        diagnostics.at(status.span, messages::declared_by_trait(status.pattern));
    }
}

fn check_except(raw: &[RawStatus], settings: &Settings, diagnostics: &mut Diagnostics) -> Vec<Pattern> {
    let mut except = Vec::new();
    for status in raw {
        if let Some(name) = &status.name {
            diagnostics.at(name.span(), messages::except_with_name(&status.code));
        } else if let Some(body) = &status.body {
            diagnostics.over(body, messages::except_with_name(&status.code));
        } else if let Some(split) = &status.split {
            diagnostics.at(split.braces.span.join(), split_messages::except_with_codes(&status.code));
        }
        match pattern(&status.code) {
            Err(problem) => diagnostics.at(status.code.span(), problem),
            Ok(pattern) if except.contains(&pattern) => {
                diagnostics.at(status.code.span(), messages::except_twice(pattern));
            }
            Ok(pattern) => {
                check_except_declared(pattern, status, settings, diagnostics);
                except.push(pattern);
            }
        }
    }
    except
}

fn check_except_declared(pattern: Pattern, raw: &RawStatus, settings: &Settings, diagnostics: &mut Diagnostics) {
    let mut declared: Vec<String> = settings.statuses.iter().map(|status| status.pattern.to_string()).collect();
    declared.dedup();
    if !settings.statuses_are_sound || declared.contains(&pattern.to_string()) {
        return;
    }
    let list = if declared.is_empty() { "nothing".to_owned() } else { suggest::list(&declared) };
    diagnostics.at(raw.code.span(), messages::except_undeclared(pattern, list));
}
