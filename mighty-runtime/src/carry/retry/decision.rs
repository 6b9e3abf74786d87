//! Whether to try again, and after what wait: one function over plain values.

use std::time::{Duration, Instant};

use http::StatusCode;

use super::gate::Gate;
use crate::author::error_body::RetryAdvice;
use crate::base::transport_error::TransportError;
use crate::caller::outcome::StopReason;
use crate::describe::retry_policy::{Resolved, Wanted};

/// What follows from an attempt.
pub(crate) enum Decision {
    /// It succeeded.
    Done,
    /// The token was refused: another attempt at once, with a new one.
    Renew,
    /// The server has not seen it: the same once more at once, not counted.
    Resend,
    /// Another attempt, after this wait.
    Retry(Duration),
    /// The failure is the call's.
    Stop(StopReason),
}

/// What is known of a failed attempt.
pub(super) enum Failed<'a> {
    /// It got no complete answer.
    Transport(&'a TransportError),
    /// It got a status that is no success, and maybe a hint when to come back.
    Status {
        status: StatusCode,
        hint: Option<Duration>,
        /// It is one too many by the API's own words, whatever its status.
        limited: bool,
        advice: RetryAdvice,
    },
}

/// What a decision rests on, besides the failure.
pub(super) struct Situation<'a> {
    pub(super) wanted: Wanted,
    pub(super) policy: &'a dyn Fn() -> Resolved,
    pub(super) gate: Gate,
    /// The number of the attempt that failed, from 1.
    pub(super) attempt: u32,
    pub(super) replayable: bool,
    /// How long the server wants not to be asked, if it has said so before it broke off.
    pub(super) earliest: Option<Duration>,
    pub(super) now: Instant,
    /// `None` is a call without end.
    pub(super) deadline: Option<Instant>,
}

/// The wait before the next attempt, paid for; or why there is none.
pub(super) fn decide(
    failed: &Failed<'_>,
    situation: &Situation<'_>,
    pay: impl FnOnce(bool) -> bool,
    random: impl FnMut() -> f64,
) -> Result<Duration, StopReason> {
    let attempt = situation.attempt;
    retryable(failed, situation)?;
    let policy = (situation.policy)();
    if attempt >= policy.attempts {
        return Err(StopReason::Attempts);
    }
    if !situation.replayable {
        return Err(StopReason::BodyNotReplayable);
    }
    let (throttled, hint) = failed.throttling();
    let hint = hint.max(situation.earliest);
    if hint.is_some_and(|hint| hint > policy.max_hint) {
        return Err(StopReason::HintTooLong);
    }
    let wait = policy.wait(attempt, throttled, hint, random);
    if situation.deadline.is_some_and(|deadline| situation.now.checked_add(wait).is_none_or(|next| next >= deadline)) {
        return Err(StopReason::Deadline);
    }
    // Last, so that nothing is paid for a retry that does not happen.
    if !pay(throttled) {
        return Err(StopReason::Budget);
    }
    Ok(wait)
}

/// Whether this failure may be retried at all.
fn retryable(failed: &Failed<'_>, situation: &Situation<'_>) -> Result<(), StopReason> {
    let Situation { wanted, gate, .. } = *situation;
    let allowed = match failed {
        Failed::Status { advice: RetryAdvice { retry: Some(false), .. }, .. } => return Err(StopReason::Vetoed),
        Failed::Status { status, limited, advice, .. } => {
            gate.allows_status(wanted, *status)
                || *limited && gate.allows_status(wanted, StatusCode::TOO_MANY_REQUESTS)
                || advice.retry == Some(true) && gate.allows_request_of_api(*status)
        }
        Failed::Transport(error) => gate.allows_transport(wanted, error),
    };
    if allowed { Ok(()) } else { Err(StopReason::NotRetryable) }
}

impl Failed<'_> {
    /// Whether the server is limiting its load, and the wait that it asks for.
    fn throttling(&self) -> (bool, Option<Duration>) {
        match self {
            Self::Transport(_) => (false, None),
            Self::Status { status, hint, limited, .. } => {
                let throttled = match *status {
                    StatusCode::TOO_MANY_REQUESTS => true,
                    StatusCode::SERVICE_UNAVAILABLE => hint.is_some() || *limited,
                    _ => *limited,
                };
                (throttled, *hint)
            }
        }
    }
}
