//! `retry(…)`: each value by itself.

use proc_macro2::{Ident, Span};
use syn::{LitInt, LitStr};

use super::{status, timeouts};
use crate::diagnostics::Diagnostics;
use crate::messages::{Message, retry as messages};
use crate::model::pattern::Pattern;
use crate::model::retry::{Cause, Retry};
use crate::parse::field::Field;
use crate::parse::retry::{RawCause, RawList, RawRetry};
use crate::suggest;

/// The settings of one `retry(…)`.
#[derive(Default)]
pub(crate) struct Values {
    /// What it says.
    pub retry: Retry,
    /// The word `retry`; `None` if nothing is said.
    pub key: Option<Span>,
    /// The elements of `on`.
    pub on: Vec<(Cause, Span)>,
    /// The elements of `rejected`.
    pub rejected: Vec<(u16, Span)>,
    /// The value of `base`.
    pub base: Option<Span>,
    /// The value of `throttle_base`.
    pub throttle_base: Option<Span>,
    /// The value of `cap`.
    pub cap: Option<Span>,
}

/// Checks the values.
pub(crate) fn check(given: Field<RawRetry>, diagnostics: &mut Diagnostics) -> Values {
    let key = given.key_span();
    let Some(raw) = given.take(diagnostics) else { return Values::default() };
    check_never_alone(&raw, diagnostics);
    let place = |field: &Field<LitStr>| field.value().map(LitStr::span);
    let (base, throttle_base, cap) = (place(&raw.base), place(&raw.throttle_base), place(&raw.cap));
    let is_never = raw.never.take(diagnostics).is_some();
    let attempts = check_positive(raw.attempts, messages::zero_attempts, diagnostics);
    let on = check_on(raw.on, diagnostics);
    let rejected = check_rejected(raw.rejected, diagnostics);
    let retry = Retry {
        attempts: if is_never { Some(1) } else { attempts },
        on: on.as_ref().map(|on| on.iter().map(|(cause, _)| *cause).collect()),
        base: duration(raw.base, diagnostics),
        cap: duration(raw.cap, diagnostics),
        factor: check_positive(raw.factor, messages::zero_factor, diagnostics),
        throttle_base: duration(raw.throttle_base, diagnostics),
        rejected: rejected.as_ref().map(|rejected| rejected.iter().map(|(status, _)| *status).collect()),
    };
    Values { retry, key, on: on.unwrap_or_default(), rejected: rejected.unwrap_or_default(), base, throttle_base, cap }
}

fn duration(field: Field<LitStr>, diagnostics: &mut Diagnostics) -> Option<std::time::Duration> {
    let literal = field.take(diagnostics)?;
    timeouts::check_duration(&literal, diagnostics)
}

fn check_never_alone(raw: &RawRetry, diagnostics: &mut Diagnostics) {
    let others = [
        raw.attempts.is_given(),
        raw.on.is_given(),
        raw.base.is_given(),
        raw.cap.is_given(),
        raw.factor.is_given(),
        raw.throttle_base.is_given(),
        raw.rejected.is_given(),
    ];
    if let (Some(span), true) = (raw.never.key_span(), others.contains(&true)) {
        diagnostics.at(span, messages::never_with_others());
    }
}

fn check_positive(field: Field<LitInt>, zero: fn() -> Message, diagnostics: &mut Diagnostics) -> Option<u32> {
    let literal = field.take(diagnostics)?;
    match literal.base10_parse::<u32>() {
        Ok(0) => diagnostics.at(literal.span(), zero()),
        Ok(number) => return Some(number),
        Err(_) => diagnostics.at(literal.span(), messages::not_a_count(&literal)),
    }
    None
}

fn check_on(field: Field<RawList>, diagnostics: &mut Diagnostics) -> Option<Vec<(Cause, Span)>> {
    let key = field.key_span();
    let is_sound = field.is_sound();
    let list = field.take(diagnostics)?;
    if let (Some(key), true, true) = (key, is_sound, list.0.is_empty()) {
        diagnostics.at(key, messages::empty_on());
    }
    let mut causes: Vec<(Cause, Span)> = Vec::new();
    for raw in &list.0 {
        let Some(cause) = check_cause(raw, diagnostics) else { continue };
        if causes.iter().any(|(other, _)| *other == cause) {
            diagnostics.at(raw.span(), messages::on_twice(raw));
        } else {
            causes.push((cause, raw.span()));
        }
    }
    Some(causes)
}

fn check_cause(raw: &RawCause, diagnostics: &mut Diagnostics) -> Option<Cause> {
    let problem = match raw {
        RawCause::Word(word) => match known_word(word) {
            Ok(cause) => return Some(cause),
            Err(problem) => problem,
        },
        RawCause::Status(code) => match status::pattern(code) {
            Ok(pattern) => match never_retried(pattern) {
                None => return Some(Cause::Status(pattern)),
                Some(problem) => problem,
            },
            Err(problem) => problem,
        },
    };
    diagnostics.at(raw.span(), problem);
    None
}

fn known_word(word: &Ident) -> Result<Cause, Message> {
    let text = word.to_string();
    match text.as_str() {
        "connect" => Ok(Cause::Connect),
        "timeout" => Ok(Cause::Timeout),
        "reset" => Ok(Cause::Reset),
        _ => Err(messages::unknown_cause(&text, suggest::hint(&text, &["connect", "timeout", "reset"]))),
    }
}

/// Why a status is never retried, if it is not.
fn never_retried(pattern: Pattern) -> Option<Message> {
    match pattern {
        Pattern::Exact(100..=399) | Pattern::Class(1..=3) => Some(messages::on_not_an_error(pattern)),
        Pattern::Exact(401 | 403 | 422) => Some(messages::on_same_again(pattern)),
        Pattern::Exact(_) | Pattern::Class(_) => None,
    }
}

fn check_rejected(field: Field<RawList>, diagnostics: &mut Diagnostics) -> Option<Vec<(u16, Span)>> {
    let list = field.take(diagnostics)?;
    let mut rejected: Vec<(u16, Span)> = Vec::new();
    for raw in &list.0 {
        match raw {
            RawCause::Status(code) => match status::pattern(code) {
                Ok(Pattern::Exact(status)) if rejected.iter().any(|(other, _)| *other == status) => {
                    diagnostics.at(raw.span(), messages::rejected_twice(status));
                }
                Ok(Pattern::Exact(status)) => rejected.push((status, raw.span())),
                Ok(Pattern::Class(_)) => diagnostics.at(raw.span(), messages::rejected_not_a_status(code)),
                Err(problem) => diagnostics.at(raw.span(), problem),
            },
            RawCause::Word(word) => diagnostics.at(raw.span(), messages::rejected_not_a_status(word)),
        }
    }
    Some(rejected)
}
