//! The values of one `retry(…)` against each other, and against what they are merged with.

use std::time::Duration;

use proc_macro2::Span;

use super::retry::Values;
use crate::diagnostics::Diagnostics;
use crate::messages::retry as messages;
use crate::model::retry::{DEFAULT_CAP, Retry};

/// Checks the waits and `rejected`.
pub(crate) fn check(own: &Values, merged: &Retry, diagnostics: &mut Diagnostics) {
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
