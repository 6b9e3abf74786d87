//! `409 { "sku_taken" => SkuTaken, _ => Conflict }`: the arms of one status.

use proc_macro2::{Ident, Span};
use quote::ToTokens;

use super::status::check_not_unexpected;
use crate::diagnostics::Diagnostics;
use crate::messages::split as messages;
use crate::model::pattern::Pattern;
use crate::model::registry;
use crate::model::status::{Arm, Status};
use crate::parse::split::{RawArm, RawCode, RawCodes, RawSplit};
use crate::parse::status::RawStatus;

/// Checks the braces of a status. An arm that is wrong but has a name stays, so that code that matches on the name has
/// no second error.
pub(super) fn check(
    raw: &RawStatus,
    split: &RawSplit,
    pattern: Pattern,
    is_inherited: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Status> {
    check_nothing_outside(raw, diagnostics);
    // What the arms of a method leave is the trait's, if that has the status too.
    let adds = is_inherited && !split.arms.is_empty() && split.arms.iter().all(|arm| rest(arm).is_none());
    if !adds {
        check_rest(raw, split, pattern, diagnostics);
    }
    check_codes(split, diagnostics);
    let arms = split.arms.iter().filter_map(|arm| {
        let name = arm.name.as_ref()?;
        let variant = check_not_unexpected(name, diagnostics)?;
        Some(Status { pattern, arm: meant(&arm.codes), variant, body: arm.body.clone(), span: raw.code.span() })
    });
    arms.collect()
}

/// Only a wrong arm has no codes.
fn meant(codes: &RawCodes) -> Arm {
    match codes {
        RawCodes::Listed(codes) => Arm::Codes(codes.iter().map(RawCode::value).collect()),
        RawCodes::Rest(_) => Arm::Rest,
        RawCodes::Unreadable => Arm::Codes(Vec::new()),
    }
}

fn check_nothing_outside(raw: &RawStatus, diagnostics: &mut Diagnostics) {
    if let Some(name) = &raw.name {
        diagnostics.at(name.span(), messages::name_outside(&raw.code));
    } else if let Some(body) = &raw.body {
        diagnostics.over(body, messages::body_outside(&raw.code));
    }
}

/// Whatever the server says, an arm has to take it: there is one for the rest, and it is the last.
fn check_rest(raw: &RawStatus, split: &RawSplit, pattern: Pattern, diagnostics: &mut Diagnostics) {
    let rests: Vec<(&RawArm, Span)> = split.arms.iter().filter_map(|arm| Some((arm, rest(arm)?))).collect();
    let ends_with_rest = split.arms.last().is_some_and(|last| rest(last).is_some());
    match rests.as_slice() {
        [] if split.arms.is_empty() => diagnostics.at(split.braces.span.join(), messages::empty(&raw.code)),
        // One that cannot be read may be that for the rest.
        [] if split.arms.iter().any(|arm| matches!(arm.codes, RawCodes::Unreadable)) => {}
        [] => diagnostics.at(split.braces.span.close(), messages::no_rest(free_name(split, pattern))),
        [(arm, span)] if split.arms.len() == 1 => {
            diagnostics.at(*span, messages::only_rest(&raw.code, target(arm)));
        }
        [_] if ends_with_rest => {}
        [(_, span)] => diagnostics.at(*span, messages::rest_not_last()),
        [(first, _), others @ ..] => {
            for (_, span) in others {
                diagnostics.at(*span, messages::rest_twice(name(first)));
            }
        }
    }
}

fn rest(arm: &RawArm) -> Option<Span> {
    if let RawCodes::Rest(span) = arm.codes { Some(span) } else { None }
}

fn name(arm: &RawArm) -> String {
    arm.name.as_ref().map_or_else(|| "MyName".to_owned(), Ident::to_string)
}

/// What stands behind an arm's `=>`.
fn target(arm: &RawArm) -> String {
    let body = arm.body.as_ref().map_or_else(String::new, |body| format!("({})", body.to_token_stream()));
    name(arm) + &body
}

/// The status's own name, if no arm has it.
fn free_name(split: &RawSplit, pattern: Pattern) -> &'static str {
    let is_free = |variant: &&str| !split.arms.iter().any(|arm| arm.name.as_ref().is_some_and(|name| name == variant));
    registry::find(pattern).map(|entry| entry.variant).filter(is_free).unwrap_or("MyName")
}

fn check_codes(split: &RawSplit, diagnostics: &mut Diagnostics) {
    let listed = split.arms.iter().filter_map(|arm| match &arm.codes {
        RawCodes::Listed(codes) => Some(codes),
        RawCodes::Rest(_) | RawCodes::Unreadable => None,
    });
    let mut earlier: Vec<String> = Vec::new();
    for code in listed.flatten() {
        let value = code.value();
        if value.is_empty() {
            diagnostics.at(code.span(), messages::empty_code());
        } else if earlier.contains(&value) {
            diagnostics.at(code.span(), messages::code_twice(code));
        }
        earlier.push(value);
    }
}

/// Two arms of one status with the same name.
pub(super) fn report_one_name(first: &Status, second: &Status, diagnostics: &mut Diagnostics) {
    let (variant, written) = (&second.variant, first.written());
    let message = match second.arm {
        Arm::Rest => messages::rest_named_like_arm(variant, written),
        Arm::Whole | Arm::Codes(_) => messages::arms_with_one_name(variant, written, second.written()),
    };
    diagnostics.at(variant.span(), message);
}
