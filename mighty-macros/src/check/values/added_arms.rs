//! `409 { "stale" => Stale }` on a method whose trait has 409 too: its arms are added to the trait's.

use crate::diagnostics::Diagnostics;
use crate::messages::split as messages;
use crate::model::status::{Arm, Status};

/// The variants of one status as an endpoint has them: its own, and where they leave a rest, before the trait's.
pub(super) fn check(own: &[Status], inherited: &[Status], diagnostics: &mut Diagnostics) -> Vec<Status> {
    let of_trait = inherited.iter().filter(|other| own.iter().any(|status| status.pattern == other.pattern));
    let of_trait: Vec<&Status> = of_trait.collect();
    let leaves_rest = own.iter().all(|status| matches!(status.arm, Arm::Codes(_)));
    if of_trait.is_empty() || !leaves_rest {
        return own.to_vec();
    }
    let taken: Vec<String> = own.iter().flat_map(|status| codes(status).to_vec()).collect();
    let mut arms: Vec<Status> = own.iter().map(|arm| with_codes_of(arm, &of_trait, &taken, diagnostics)).collect();
    let is_here = |other: &Status| arms.iter().any(|arm| arm.variant == other.variant && arm.has_same_body(other));
    let rest: Vec<Status> = of_trait
        .into_iter()
        .filter(|other| !is_here(other) || is_rest(other))
        .filter_map(|other| without(other, &taken))
        .collect();
    arms.extend(rest);
    arms
}

/// An arm that the trait has under the same name takes the trait's codes as well.
fn with_codes_of(own: &Status, of_trait: &[&Status], taken: &[String], diagnostics: &mut Diagnostics) -> Status {
    let is_it = |other: &&&Status| other.variant == own.variant && other.has_same_body(own) && !is_rest(other);
    let Some(known) = of_trait.iter().find(is_it) else { return own.clone() };
    if let [code, ..] = codes(own)
        && codes(own).iter().all(|code| codes(known).contains(code))
    {
        diagnostics.at(own.variant.span(), messages::arm_of_trait(format!("{code:?}"), &own.variant));
    }
    let left = codes(known).iter().filter(|code| !taken.contains(code)).cloned();
    let codes = codes(own).iter().cloned().chain(left).collect();
    Status { arm: Arm::Codes(codes), ..own.clone() }
}

/// What is left to the trait's variant.
fn without(status: &Status, taken: &[String]) -> Option<Status> {
    let arm = match &status.arm {
        Arm::Whole | Arm::Rest => Arm::Rest,
        Arm::Codes(codes) => Arm::Codes(codes.iter().filter(|code| !taken.contains(code)).cloned().collect()),
    };
    let is_empty = matches!(&arm, Arm::Codes(codes) if codes.is_empty());
    (!is_empty).then(|| Status { arm, ..status.clone() })
}

fn is_rest(status: &Status) -> bool {
    matches!(status.arm, Arm::Whole | Arm::Rest)
}

fn codes(status: &Status) -> &[String] {
    if let Arm::Codes(codes) = &status.arm { codes } else { &[] }
}
