//! `errors(…)` and `except(…)` of a method, merged with what the trait says.

use super::added_arms;
use super::status::pattern;
use super::statuses::{check_list, check_variant_once};
use super::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::{split as split_messages, statuses as messages};
use crate::model::pattern::Pattern;
use crate::model::status::Status;
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

/// Checks the lists of a method and merges them with the trait's. What is in `also` is declared by it as well.
pub(crate) fn check(
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
    let except = except.take(diagnostics).unwrap_or_default();
    let except = check_except(&except.0, settings, diagnostics);
    let mut statuses = settings.statuses.clone();
    statuses.retain(|status| !except.contains(&status.pattern));
    let own = check_list(&errors.0, &statuses, diagnostics);
    for variants in own.chunk_by(|one, other| one.pattern == other.pattern) {
        check_not_repeated(variants, &statuses, diagnostics);
        let variants = added_arms::check(variants, &statuses, diagnostics);
        statuses.retain(|other| variants.iter().all(|status| status.pattern != other.pattern));
        for status in variants {
            if check_variant_once(&status, &statuses, diagnostics) {
                statuses.push(status);
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
