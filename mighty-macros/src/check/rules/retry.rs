//! `retry(…)` of a method, against its statuses and what of it may be sent twice.

use proc_macro2::Span;

use crate::check::values::endpoint_attribute::Own;
use crate::check::values::merged_retry;
use crate::diagnostics::Diagnostics;
use crate::messages::retry as messages;
use crate::model::endpoint::Repeat;
use crate::model::pattern::Pattern;
use crate::model::retry::Cause;
use crate::model::status::Status;

/// Checks what a method's own `retry(…)` asks for.
pub(crate) fn check(own: &Own, has_stream: bool, diagnostics: &mut Diagnostics) {
    merged_retry::check(&own.retry_values, &own.retry, diagnostics);
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

/// A class counts for its statuses; single statuses do not make a class. An error inside a success may mean any.
pub(crate) fn is_declared(pattern: Pattern, statuses: &[Status]) -> bool {
    statuses.iter().any(|status| status.pattern.covers(pattern) || status.pattern.is_success())
}

/// A request that may have been processed is sent again only if that does no harm.
fn check_gate(cause: Cause, span: Span, own: &Own, diagnostics: &mut Diagnostics) {
    let Some(method) = &own.method else { return };
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
