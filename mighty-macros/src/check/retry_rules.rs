//! `retry(…)` against what it is merged with, the declared statuses, and what may be sent twice.

use std::time::Duration;

use proc_macro2::Span;

use super::endpoint_attribute::Own;
use super::method::Draft;
use super::retry::Values;
use super::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::retry as messages;
use crate::model::endpoint::Repeat;
use crate::model::pattern::Pattern;
use crate::model::retry::{Cause, DEFAULT_CAP, Retry};
use crate::model::status::Status;

/// Checks the values of one attribute against each other and what they are merged with.
pub(crate) fn check_merged(own: &Values, merged: &Retry, diagnostics: &mut Diagnostics) {
    check_wait("base", merged.base, own.base, own, merged, diagnostics);
    check_wait("throttle_base", merged.throttle_base, own.throttle_base, own, merged, diagnostics);
    check_rejected_is_retried(own, merged, diagnostics);
}

/// A first wait over the longest one. Only what stands here can be wrong here.
fn check_wait(
    key: &str,
    wait: Option<Duration>,
    place: Option<Span>,
    own: &Values,
    merged: &Retry,
    diagnostics: &mut Diagnostics,
) {
    let cap = merged.cap.unwrap_or(DEFAULT_CAP);
    if wait.is_some_and(|wait| wait > cap)
        && let Some(span) = place.or(own.cap)
    {
        diagnostics.at(span, messages::base_over_cap(key));
    }
}

fn check_rejected_is_retried(own: &Values, merged: &Retry, diagnostics: &mut Diagnostics) {
    for (status, span) in &own.rejected {
        if !merged.retries(*status) {
            diagnostics.at(*span, messages::rejected_not_retried(status));
        }
    }
}

/// Checks what a method's own `retry(…)` asks for.
pub(crate) fn check_endpoint(own: &Own, has_stream: bool, diagnostics: &mut Diagnostics) {
    check_merged(&own.retry_values, &own.retry, diagnostics);
    for (cause, span) in &own.retry_values.on {
        let is_declared = check_declared(*cause, *span, own, diagnostics);
        if is_declared {
            check_gate(*cause, *span, own, diagnostics);
        }
    }
    check_stream(own, has_stream, diagnostics);
}

fn check_declared(cause: Cause, span: Span, own: &Own, diagnostics: &mut Diagnostics) -> bool {
    let Cause::Status(pattern) = cause else { return true };
    let is_declared = !own.statuses_are_sound || is_declared(pattern, &own.statuses);
    if !is_declared {
        diagnostics.at(span, messages::on_undeclared(pattern));
    }
    is_declared
}

/// A class counts for its statuses; single statuses do not make a class.
fn is_declared(pattern: Pattern, statuses: &[Status]) -> bool {
    statuses.iter().any(|status| status.pattern.covers(pattern))
}

/// A request that may have been processed is sent again only if that does no harm.
fn check_gate(cause: Cause, span: Span, own: &Own, diagnostics: &mut Diagnostics) {
    let Some(method) = own.method else { return };
    if method.is_idempotent() || own.repeat != Repeat::ByMethod {
        return;
    }
    let rejected = own.retry.rejected.as_deref().unwrap_or_default();
    match cause {
        Cause::Status(Pattern::Exact(status)) if rejected.contains(&status) => {}
        Cause::Status(Pattern::Exact(status)) => {
            diagnostics.at(span, messages::on_without_key(status, method.name()));
        }
        Cause::Status(pattern @ Pattern::Class(_)) => {
            diagnostics.at(span, messages::on_class_without_key(pattern, method.name()));
        }
        Cause::Timeout => diagnostics.at(span, messages::on_failure_without_key("timeout", method.name())),
        Cause::Reset => diagnostics.at(span, messages::on_failure_without_key("reset", method.name())),
        Cause::Connect => {}
    }
}

/// A streamed part is gone after the first attempt.
fn check_stream(own: &Own, has_stream: bool, diagnostics: &mut Diagnostics) {
    let asks_for_more = own.retry_values.retry.attempts != Some(1);
    if let (true, true, Some(key)) = (has_stream, asks_for_more, own.retry_values.key) {
        diagnostics.at(key, messages::retry_of_stream());
    }
}

/// Checks that what the trait's `on` names is declared by at least one endpoint.
pub(crate) fn check_trait_on(settings: &Settings, drafts: &[Draft], diagnostics: &mut Diagnostics) {
    let are_sound = settings.statuses_are_sound && drafts.iter().all(|draft| draft.statuses_are_sound);
    if !are_sound {
        return;
    }
    for (cause, span) in &settings.retry.on {
        let Cause::Status(pattern) = cause else { continue };
        let by_trait = is_declared(*pattern, &settings.statuses);
        if !by_trait && !drafts.iter().any(|draft| is_declared(*pattern, &draft.statuses)) {
            diagnostics.at(*span, messages::on_undeclared_anywhere(pattern));
        }
    }
}
