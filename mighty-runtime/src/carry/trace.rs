//! What is logged: a span per call and an event per attempt, with OpenTelemetry's names for HTTP. The path's template is
//! named, and never a value.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tracing::{Instrument, debug, debug_span, warn};

use super::attempt::Attempted;
use crate::base::in_place::in_place;
use crate::caller::limiter::error::LimitError;
use crate::caller::outcome::{Outcome, StopReason};
use crate::carry::retry::decision::Decision;
use crate::describe::endpoint::Endpoint;

/// What filters name. It is said here, because by itself it would follow this file when that is moved.
const TARGET: &str = "mighty_runtime::trace";

/// The call that `make` gives, within its span.
#[allow(clippy::inline_always, reason = "what `make` has in it is large, and would be copied into this")]
#[inline(always)]
pub(crate) fn call<F: Future + Send + 'static>(
    api: &'static str,
    endpoint: &'static Endpoint,
    make: impl FnOnce() -> F,
) -> Pin<Box<dyn Future<Output = F::Output> + Send>> {
    let span = debug_span!(target: TARGET, "call", api, endpoint = endpoint.name());
    // Nobody listens: it costs nothing then.
    if span.is_disabled() { in_place(make) } else { Box::pin(make().instrument(span)) }
}

/// One attempt, and what follows from it.
pub(crate) fn attempt(outcome: &Outcome, attempted: &Attempted, decision: &Decision) {
    let endpoint = outcome.endpoint;
    let (wait, stop_reason) = match decision {
        Decision::Retry(wait) => (Some(*wait), None),
        Decision::Stop(reason) => (None, Some(reason.as_str())),
        Decision::Done | Decision::Renew | Decision::Resend => (None, None),
    };
    // Levels are constants to tracing, so the event stands here once and is used twice.
    macro_rules! event {
        ($level:ident, $message:literal) => {
            $level!(
                target: TARGET,
                {
                    http.request.method = endpoint.method().as_str(),
                    url.template = endpoint.path(),
                    http.response.status_code = outcome.status.map(|status| status.as_u16()),
                    http.request.resend_count = outcome.resends(),
                    transparent_retries = Some(outcome.transparent_retries).filter(|retries| *retries > 0),
                    error.type = error_type(outcome, attempted, decision),
                    request_id = outcome.request_id.as_deref(),
                    elapsed_ms = millis(outcome.elapsed()),
                    wait_ms = wait.map(millis),
                    stop_reason,
                },
                $message
            )
        };
    }
    match decision {
        Decision::Done => event!(debug, "answered"),
        Decision::Renew => event!(debug, "token refused, asking for a new one"),
        Decision::Resend => event!(debug, "not sent, trying again"),
        Decision::Retry(_) => event!(warn, "failed, will be retried"),
        // What the server says about this request is the caller's matter; that it does not work is the operator's.
        Decision::Stop(StopReason::NotRetryable) if outcome.counted().is_some_and(|status| status.as_u16() < 500) => {
            event!(debug, "refused");
        }
        Decision::Stop(_) => event!(warn, "failed"),
    }
}

/// An attempt that the client's limiter did not let through.
pub(crate) fn not_let_through(outcome: &Outcome, error: &LimitError) {
    let endpoint = outcome.endpoint;
    warn!(
        target: TARGET,
        {
            http.request.method = endpoint.method().as_str(),
            url.template = endpoint.path(),
            error.type = if error.is_failure() { "limiter_failed" } else { "limit_reached" },
            elapsed_ms = millis(outcome.elapsed()),
            wait_ms = error.retry_after().map(millis),
        },
        "not let through by the rate limiter"
    );
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// OpenTelemetry's `error.type`: the status code of an answer, else the kind of failure.
fn error_type(outcome: &Outcome, attempted: &Attempted, decision: &Decision) -> Option<String> {
    match attempted {
        _ if matches!(decision, Decision::Done) => None,
        Attempted::Failed { error, .. } => Some(error.kind().as_str().to_owned()),
        Attempted::Answered { status, .. } => Some(outcome.meaning.unwrap_or(*status).as_str().to_owned()),
    }
}
