//! The retry loop. Compiled once: nothing here knows an endpoint's types.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use http::{HeaderMap, StatusCode};

use super::admission::Pass;
use super::budget::Permit;
use super::decision::{Decision, Failed, Situation, decide};
use super::gate::Gate;
use super::retry_after;
use super::transparent::{self, Transparent};
use crate::author::error_body::ErrorAnswer;
use crate::author::help::Help;
use crate::base::delivery::Delivery;
use crate::base::environment::{Environment, left, within};
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::history::{Attempt, Last};
use crate::caller::options::CallOptions;
use crate::caller::outcome::{Outcome, StopReason};
use crate::caller::rate_limit::RateLimit;
use crate::carry::attempt::Attempted;
use crate::carry::connection::Connection;
use crate::carry::request::prepared::Prepared;
use crate::carry::response::answer::Answer;
use crate::carry::token::call_token::CallToken;
use crate::carry::{attempt, trace};
use crate::describe::retry_policy::{Resolved, RetryPolicy};
use crate::describe::timeouts::Timeouts;

/// Time for a call, if nobody says otherwise.
const DEFAULT_CALL: Duration = Duration::from_secs(30);
/// Time for an attempt, if nobody says otherwise.
const DEFAULT_ATTEMPT: Duration = Duration::from_secs(10);

/// Sends a request, as often as it takes and is allowed. An `Ok` is an answer with any status.
pub(crate) async fn run(
    connection: Arc<Connection>,
    options: CallOptions,
    request: Prepared,
) -> Result<Answer, Unexpected> {
    let mut call = CallState::new(&connection, &options, request);
    let mut before = None;
    loop {
        // A call whose time is over sends nothing; what it has learnt until then is its result.
        if call.attempt_time().is_zero() {
            return call.out_of_time(before);
        }
        let attempted = call.attempt().await;
        let decision = call.assess(&attempted);
        trace::attempt(&call.outcome, &attempted, &decision);
        match &decision {
            Decision::Renew if call.renew(&attempted).await => call.note(&attempted, Duration::ZERO),
            // Without a new token the refusal stands.
            Decision::Renew => return call.finish(attempted, Some(StopReason::NotRetryable)),
            Decision::Resend => yield_once().await,
            Decision::Retry(wait) => {
                call.outcome.waits.push(*wait);
                call.note(&attempted, *wait);
                connection.environment.sleep(*wait).await;
            }
            Decision::Stop(reason) => return call.finish(attempted, Some(*reason)),
            Decision::Done => return call.finish(attempted, None),
        }
        // A request that nobody has seen has no result.
        if !matches!(decision, Decision::Resend) {
            before = Some(attempted);
        }
    }
}

/// One call under way.
struct CallState<'a> {
    connection: &'a Connection,
    request: Prepared,
    policy: Resolved,
    gate: Gate,
    attempt_timeout: Duration,
    begun: Instant,
    /// The time, when it was last asked for.
    now: Instant,
    /// When the last attempt began.
    attempt_begun: Instant,
    deadline: Option<Instant>,
    /// `None` is no limit. Taken out when the call succeeds.
    permit: Option<Permit>,
    token: CallToken<'a>,
    transparent: Transparent,
    outcome: Outcome,
}

impl<'a> CallState<'a> {
    fn new(connection: &'a Connection, options: &CallOptions, request: Prepared) -> Self {
        let (policy, timeouts) = settings(connection, options, &request);
        let call_timeout = timeouts.call.unwrap_or(DEFAULT_CALL);
        let begun = connection.environment.now();
        let token = CallToken::new(&connection.tokens, request.endpoint, &request.uri);
        let mut outcome = Outcome::new(request.endpoint);
        outcome.idempotency_key.clone_from(&request.idempotency_key);
        Self {
            connection,
            policy: policy.resolve(),
            gate: Gate::of(request.endpoint),
            request,
            attempt_timeout: timeouts.attempt.unwrap_or(DEFAULT_ATTEMPT),
            begun,
            now: begun,
            attempt_begun: begun,
            deadline: begun.checked_add(call_timeout),
            permit: connection.budget.clone().map(Permit::new),
            token,
            transparent: Transparent::default(),
            outcome,
        }
    }

    fn environment(&self) -> &'a dyn Environment {
        &*self.connection.environment
    }

    /// One attempt, within its own time and what is left of the call's.
    async fn attempt(&mut self) -> Attempted {
        self.attempt_begun = self.now;
        let credential = match self.token.credential(self.environment(), self.deadline).await {
            Ok(credential) => credential,
            Err(error) => return Attempted::Failed { error, head: None },
        };
        let pass = pass(self.connection, self.transparent.were_there(), self.deadline).await;
        let time = self.attempt_time();
        let (Some(pass), false) = (pass, time.is_zero()) else {
            // The token took all of it, or those before this one in line.
            let error = TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent);
            return Attempted::Failed { error, head: None };
        };
        self.outcome.attempts = self.outcome.attempts.saturating_add(1);
        let attempted = attempt::send(self.connection, &mut self.request, credential.as_ref(), time).await;
        match &attempted {
            Attempted::Answered { .. } => pass.answered(),
            Attempted::Failed { error, .. } if transparent::is_turned_away(error) => pass.refused(),
            Attempted::Failed { .. } => {}
        }
        attempted
    }

    /// Whether the token that was refused could be renewed.
    async fn renew(&mut self, refused: &Attempted) -> bool {
        let renewed = self.token.renew(self.environment(), self.deadline, refused.headers()).await;
        renewed.map_err(|error| self.outcome.token_error = Some(Arc::new(error))).is_ok()
    }

    /// The time of the next attempt: its own, and no more than what is left of the call's.
    fn attempt_time(&mut self) -> Duration {
        self.now = self.environment().now();
        self.attempt_timeout.min(self.deadline.map_or(Duration::MAX, |end| end.saturating_duration_since(self.now)))
    }

    /// Whether an attempt that was answered so is worth another with a new token.
    fn may_renew(&self, status: StatusCode) -> bool {
        status == StatusCode::UNAUTHORIZED
            && self.token.is_renewable()
            && self.request.replayable
            && (self.gate != Gate::Unsafe || self.connection.api.unauthorized_is_unprocessed)
    }

    /// Notes an attempt that is followed by another after `wait`.
    fn note(&mut self, attempted: &Attempted, wait: Duration) {
        let Last { failure, elapsed } = self.outcome.last;
        self.outcome.history.push(Attempt { status: attempted.status(), failure, elapsed, wait: Some(wait) });
    }

    /// The result of a call whose time is over: that of the attempt before, if there was one.
    fn out_of_time(mut self, before: Option<Attempted>) -> Result<Answer, Unexpected> {
        let nothing = || Attempted::Failed {
            error: TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent),
            head: None,
        };
        self.outcome.elapsed = self.environment().now().saturating_duration_since(self.begun);
        // The attempt before is the last one now, which the history ends with by itself.
        self.outcome.history.forget_last();
        self.finish(before.unwrap_or_else(nothing), Some(StopReason::Deadline))
    }

    /// Notes what an attempt brought, and decides what follows.
    fn assess(&mut self, attempted: &Attempted) -> Decision {
        self.outcome.status = attempted.status();
        self.outcome.request_id = attempted.header(self.connection.api.request_id_header).map(str::to_owned);
        self.now = self.environment().now();
        self.outcome.elapsed = self.now.saturating_duration_since(self.begun);
        self.outcome.last =
            Last { failure: attempted.failure(), elapsed: self.now.saturating_duration_since(self.attempt_begun) };
        self.outcome.retry_after = None;
        self.outcome.rate_limit = self.rate_limit(attempted);
        let failed = match attempted {
            Attempted::Failed { error, .. } if self.may_resend(error) => return self.resend(),
            Attempted::Failed { error, .. } => Failed::Transport(error),
            Attempted::Answered { status, .. } if self.request.endpoint.is_success(*status) => return Decision::Done,
            Attempted::Answered { status, .. } if self.may_renew(*status) => return Decision::Renew,
            Attempted::Answered { status, headers, body, .. } => self.read_failure(*status, headers, body),
        };
        let situation = Situation {
            policy: &self.policy,
            gate: self.gate,
            // The repetition with a new token is no retry.
            attempt: self.outcome.attempts.saturating_sub(u32::from(self.token.was_renewed())),
            replayable: self.request.replayable,
            now: self.now,
            deadline: self.deadline,
        };
        match decide(&failed, &situation, self.permit.as_mut(), || self.connection.environment.random()) {
            Ok(wait) => Decision::Retry(wait),
            Err(reason) => Decision::Stop(reason),
        }
    }

    /// Whether the request is as good as never sent.
    fn may_resend(&mut self, error: &TransportError) -> bool {
        self.request.replayable && self.transparent.allows(error)
    }

    /// What is not counted is no attempt.
    fn resend(&mut self) -> Decision {
        self.outcome.attempts = self.outcome.attempts.saturating_sub(1);
        self.outcome.transparent_retries = self.outcome.transparent_retries.saturating_add(1);
        Decision::Resend
    }

    /// What an answer says about the rate limit.
    fn rate_limit(&self, attempted: &Attempted) -> Option<RateLimit> {
        self.connection.api.rate_limit?.read(attempted.headers()?, || self.environment().wall_clock())
    }

    /// What an error answer says about trying again.
    fn read_failure(&mut self, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Failed<'static> {
        if status == StatusCode::UNAUTHORIZED {
            self.token.refuse(headers);
        }
        let api = &self.connection.api;
        let mut advice = (api.summarize)(&ErrorAnswer::new(status, headers, body)).advice;
        if let Some(said) = api.retry_header.and_then(|name| headers.get(name)) {
            // A veto in either place counts.
            match said.as_bytes() {
                b"false" => advice.retry = Some(false),
                b"true" => advice.retry = advice.retry.or(Some(true)),
                _ => {}
            }
        }
        let asked = retry_after::parse(headers, || self.environment().wall_clock());
        let refusal = api.rate_limit.and_then(|limits| limits.refusal(status, self.outcome.rate_limit, asked));
        let hint = advice.after.or(asked).or(refusal.and_then(|refusal| refusal.reset));
        self.outcome.retry_after = hint;
        Failed::Status { status, hint, limited: refusal.is_some(), advice }
    }

    /// The call's result.
    fn finish(mut self, attempted: Attempted, stop_reason: Option<StopReason>) -> Result<Answer, Unexpected> {
        self.outcome.stop_reason = stop_reason;
        self.outcome.help = self.outcome.status.and_then(|status| Help::find(self.connection.api.help, status));
        let succeeded = stop_reason.is_none();
        if let Some(permit) = self.permit.filter(|_| succeeded) {
            permit.succeed(self.now);
        }
        if let Some(observer) = &self.connection.observer {
            observer(&self.outcome);
        }
        let Connection { api, limits, unknown_fields, .. } = self.connection;
        match attempted {
            Attempted::Failed { error, .. } => Err(Unexpected::transport(error, self.outcome)),
            Attempted::Answered { status, headers, body, cut_at } => {
                let answer = Answer {
                    uri: self.request.uri,
                    status,
                    headers,
                    body,
                    outcome: self.outcome,
                    summarize: api.summarize,
                    unknown_fields: *unknown_fields,
                    max_error_body: limits.error,
                };
                match cut_at.filter(|_| succeeded) {
                    Some(limit) => Err(answer.into_too_large(limit)),
                    None => Ok(answer),
                }
            }
        }
    }
}

/// Room for another request, which there is at once but with servers that refuse them. `None` after the deadline.
async fn pass(connection: &Connection, goes_first: bool, deadline: Option<Instant>) -> Option<Pass> {
    if let Some(pass) = connection.admission.try_enter() {
        return Some(pass);
    }
    let environment = &*connection.environment;
    within(environment, left(environment, deadline), connection.admission.enter(environment, goes_first)).await
}

/// Lets others go first, once: the connection that was closed has to be noticed by whoever keeps it.
async fn yield_once() {
    let mut has_yielded = false;
    poll_fn(|context| {
        if has_yielded {
            return Poll::Ready(());
        }
        has_yielded = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// The settings of a call: the nearer level goes before the wider one, field by field.
fn settings(connection: &Connection, options: &CallOptions, request: &Prepared) -> (RetryPolicy, Timeouts) {
    let (api, endpoint) = (&connection.api, request.endpoint);
    let retry = [endpoint.retry(), connection.retry, options.retry_policy()];
    let timeouts = [endpoint.timeouts(), connection.timeouts, options.timeouts()];
    (
        retry.into_iter().fold(api.retry, RetryPolicy::overridden_by),
        timeouts.into_iter().fold(api.timeouts, Timeouts::overridden_by),
    )
}
