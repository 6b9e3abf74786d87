//! The client's limiter, before each attempt and after it.

use std::time::{Duration, Instant};

use http::StatusCode;

use crate::base::environment::{Environment, left, within};
use crate::caller::limiter::answer::LimitAnswer;
use crate::caller::limiter::contract::DynLimiter;
use crate::caller::limiter::error::LimitError;
use crate::caller::limiter::request::LimitRequest;
use crate::caller::rate_limit::RateLimit;
use crate::carry::attempt::Attempted;
use crate::carry::retry::retry_after;
use crate::describe::endpoint::Endpoint;

/// Waits until the limiter lets a request through, and says how long that took. Whatever it does, the deadline ends it.
pub(super) async fn enter(
    limiter: &dyn DynLimiter,
    environment: &dyn Environment,
    (endpoint, path): (&'static Endpoint, &str),
    deadline: Option<Instant>,
) -> (Duration, Result<(), LimitError>) {
    let begun = environment.now();
    let asked = LimitRequest { endpoint, path, environment, deadline };
    let entering = limiter.acquire_boxed(&asked);
    let entered = within(environment, left(environment, deadline), entering).await;
    let waited = environment.now().saturating_duration_since(begun);
    (waited, entered.unwrap_or_else(|| Err(LimitError::reached(None))))
}

/// Tells the limiter what came of an attempt.
pub(super) fn observe(
    limiter: &dyn DynLimiter,
    environment: &dyn Environment,
    (endpoint, path): (&'static Endpoint, &str),
    (attempted, meaning): (&Attempted, Option<StatusCode>),
    (now, rate_limit): (Instant, Option<RateLimit>),
) {
    let headers = attempted.headers();
    limiter.observe(&LimitAnswer {
        endpoint,
        path,
        now,
        status: meaning.or(attempted.status()),
        headers,
        rate_limit,
        retry_after: headers.and_then(|headers| retry_after::parse(headers, || environment.wall_clock())),
    });
}
