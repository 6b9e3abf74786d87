//! Durations.

use std::time::Duration;

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::messages::timeouts as messages;
use crate::model::endpoint::Shared;
use crate::parse::field::Field;

/// The limits of a call.
pub(crate) struct Timeouts {
    /// Of the whole call.
    pub call: Option<Duration>,
    /// Of one attempt.
    pub attempt: Option<Duration>,
}

/// Checks both limits and merges them with the trait's.
pub(crate) fn check(
    call: Field<LitStr>,
    attempt: Field<LitStr>,
    shared: &Shared,
    diagnostics: &mut Diagnostics,
) -> Timeouts {
    let call = call.take(diagnostics);
    let attempt = attempt.take(diagnostics);
    let read = |literal: &Option<LitStr>, diagnostics: &mut Diagnostics| {
        literal.as_ref().and_then(|literal| check_duration(literal, diagnostics))
    };
    let timeouts = Timeouts {
        call: read(&call, diagnostics).or(shared.timeout),
        attempt: read(&attempt, diagnostics).or(shared.attempt_timeout),
    };
    let is_longer = matches!((timeouts.attempt, timeouts.call), (Some(attempt), Some(call)) if attempt > call);
    // Only what stands here can be wrong here: at the attempt's limit, else at the call's.
    if let (true, Some(literal)) = (is_longer, attempt.or(call)) {
        diagnostics.at(literal.span(), messages::attempt_longer_than_call());
    }
    timeouts
}

/// A duration that is longer than nothing.
pub(crate) fn check_duration(literal: &LitStr, diagnostics: &mut Diagnostics) -> Option<Duration> {
    let text = literal.value();
    match parse(&text) {
        Some(0) => diagnostics.at(literal.span(), messages::zero()),
        Some(nanos) => match u64::try_from(nanos) {
            Ok(nanos) => return Some(Duration::from_nanos(nanos)),
            Err(_) => diagnostics.at(literal.span(), messages::too_long(&text)),
        },
        None => diagnostics.at(literal.span(), messages::not_a_duration(&text)),
    }
    None
}

/// The nanoseconds of `30s`, `1.5s`, `250ms`.
fn parse(text: &str) -> Option<u128> {
    let unit_at = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at(unit_at);
    let unit: u128 = match unit {
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    // Twenty digits are more than a century of nanoseconds, and cannot overflow what follows.
    if whole.len() > 20 || fraction.len() > 9 || fraction.is_empty() {
        return None;
    }
    let digits = u32::try_from(fraction.len()).ok()?;
    let fraction: u128 = fraction.parse().ok()?;
    Some(whole.parse::<u128>().ok()? * unit + fraction * unit / 10_u128.pow(digits))
}
