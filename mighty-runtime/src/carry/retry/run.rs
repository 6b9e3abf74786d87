//! The retry loop. Compiled once: nothing here knows an endpoint's types.

mod limit;
mod limited;
mod paid;
mod said;

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http::{HeaderMap, StatusCode};

use super::admission::Pass;
use super::budget::Permit;
use super::decision::{Decision, Failed, Situation, decide};
use super::gate::Gate;
use super::transparent::{self, Transparent};
use crate::author::error_body::ErrorAnswer;
use crate::author::help::Help;
use crate::base::closed::Opening;
use crate::base::delivery::Delivery;
use crate::base::environment::{Environment, Sleeping, left, within};
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::base::yielding::yield_once;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::history::{Attempt, Last};
use crate::caller::limiter::error::LimitError;
use crate::caller::options::CallOptions;
use crate::caller::outcome::{Outcome, StopReason};
use crate::carry::attempt::{Arriving, Attempted};
use crate::carry::connection::Connection;
use crate::carry::exchange::Exchange;
use crate::carry::opened::{Left, Opened, Resumed};
use crate::carry::request::prepared::Prepared;
use crate::carry::response::answer::Answer;
use crate::carry::response::answer::{AnotherAnswer, Open, OpenBody};
use crate::carry::site::Site;
use crate::carry::token::call_token::CallToken;
use crate::carry::trace;
use crate::describe::retry_policy::{RetryPolicy, Wanted};

/// Time for a call, if nobody says otherwise.
const DEFAULT_CALL: Duration = Duration::from_secs(30);
/// Time for an attempt, if nobody says otherwise.
const DEFAULT_ATTEMPT: Duration = Duration::from_secs(10);

/// Sends a request, as often as it takes and is allowed. An `Ok` is an answer with any status.
#[allow(clippy::manual_async_fn, reason = "an `async fn` keeps room for its arguments twice")]
pub(crate) fn run(
    connection: Arc<Connection>,
    options: CallOptions,
    mut request: Prepared,
    mut resumed: Option<Box<Resumed>>,
) -> impl Future<Output = Result<Answer, Unexpected>> + Send {
    async move {
        let mut call = CallState::new(&connection, &options, &mut request);
        // The last attempt that has a result. On the heap, as all is that most calls have no use for.
        let mut before = None;
        loop {
            // A call whose time is over sends nothing; what it has learnt until then is its result.
            if call.time_left().is_zero() {
                return call.out_of_time(before);
            }
            // What follows, after what wait; nothing after a request that nobody has seen.
            let again = {
                let (mut attempted, way_on) = match resumed.take() {
                    None => match call.attempt().await {
                        Ok(attempted) => (attempted, WayOn::FREE),
                        Err(error) => return call.not_let_through(before, *error),
                    },
                    Some(resumed) => call.take_up(*resumed),
                };
                let decision = call.assess(&mut attempted, way_on);
                trace::attempt(&call.outcome, &attempted, &decision);
                call.leave(&attempted, &decision);
                match decision {
                    Decision::Done => return call.finish(attempted, None),
                    Decision::Stop(reason) => return call.finish(attempted, Some(reason)),
                    Decision::Resend => Again::Unseen,
                    Decision::Renew => {
                        before = Some(Box::new(attempted));
                        Again::Renew
                    }
                    Decision::Retry(wait) => {
                        if way_on.is_later {
                            call.token.let_go();
                        }
                        call.note(&attempted, wait);
                        call.outcome.history.wait(wait);
                        before = Some(Box::new(attempted));
                        Again::After(connection.environment.sleep(wait))
                    }
                }
            };
            match again {
                Again::Unseen => {
                    yield_once().await;
                    continue;
                }
                Again::After(sleeping) => {
                    if let Some(shared) = &connection.shared_budget
                        && !call.pay(shared).await
                        && let Some(failed) = before.take()
                    {
                        return call.finish(*failed, Some(StopReason::Budget));
                    }
                    sleeping.await;
                }
                Again::Renew => {
                    let is_renewed = call.renew(before.as_ref().and_then(|refused| refused.headers())).await;
                    let Some(refused) = before.take() else { continue };
                    if !is_renewed {
                        // Without a new token the refusal stands.
                        return call.finish(*refused, Some(StopReason::NotRetryable));
                    }
                    call.note(&refused, Duration::ZERO);
                    call.outcome.history.count_one_less();
                    before = Some(refused);
                }
            }
            call.now = connection.environment.now();
        }
    }
}

/// Goes on with a call whose answer broke off.
pub(crate) fn resume(
    connection: Arc<Connection>,
    options: CallOptions,
    request: Prepared,
    resumed: Box<Resumed>,
) -> AnotherAnswer {
    let (api, endpoint) = (connection.api.name, request.endpoint);
    trace::call(api, endpoint, || run(connection, options, request, Some(resumed)))
}

/// What comes before another attempt.
enum Again {
    /// Nothing: the server has not seen the one before, which has no result.
    Unseen,
    /// A wait.
    After(Sleeping),
    /// Another token.
    Renew,
}

/// What holds for an attempt beside its result.
#[derive(Clone, Copy)]
struct WayOn {
    is_open: bool,
    /// Its answer had begun, and may have been open for days since.
    is_later: bool,
    earliest: Option<Duration>,
}

impl WayOn {
    /// That of an attempt that has handed out nothing.
    const FREE: Self = Self { is_open: true, is_later: false, earliest: None };
}

/// One call under way.
struct CallState<'a> {
    connection: &'a Arc<Connection>,
    options: &'a CallOptions,
    request: &'a mut Prepared,
    gate: Gate,
    attempt_timeout: Duration,
    begun: Instant,
    /// The time, when it was last asked for.
    now: Instant,
    /// When the last attempt began.
    attempt_begun: Instant,
    deadline: Option<Instant>,
    /// From the first failure on, unless there is no limit.
    permit: Option<Permit>,
    token: CallToken,
    transparent: Transparent,
    /// The limiter has let a request through that no server has seen yet.
    is_let_through: bool,
    outcome: Outcome,
}

impl<'a> CallState<'a> {
    #[allow(clippy::inline_always, reason = "it is large, and so it is made where it stays")]
    #[inline(always)]
    fn new(connection: &'a Arc<Connection>, options: &'a CallOptions, request: &'a mut Prepared) -> Self {
        let timeouts = connection.timeouts(options, request.endpoint);
        let call_timeout = timeouts.call.unwrap_or(DEFAULT_CALL);
        let begun = connection.environment.now();
        let token = CallToken::new(connection.access(request.endpoint), request.endpoint, &request.uri);
        let mut outcome = Outcome::new(request.endpoint);
        outcome.idempotency_key = request.idempotency_key().map(str::to_owned);
        Self {
            connection,
            options,
            gate: Gate::of(request.endpoint),
            request,
            attempt_timeout: timeouts.attempt.unwrap_or(DEFAULT_ATTEMPT),
            begun,
            now: begun,
            attempt_begun: begun,
            deadline: begun.checked_add(call_timeout),
            permit: None,
            token,
            transparent: Transparent::default(),
            is_let_through: false,
            outcome,
        }
    }

    /// Takes up a call where its answer broke off.
    fn take_up(&mut self, resumed: Resumed) -> (Attempted, WayOn) {
        let Resumed { attempted, outcome, begun, attempt_begun, permit, token, can_go_on, earliest } = resumed;
        (self.outcome, self.permit, self.token) = (outcome, permit, token);
        (self.begun, self.attempt_begun) = (begun, attempt_begun);
        (attempted, WayOn { is_open: can_go_on, is_later: true, earliest })
    }

    fn site(&self) -> &'a Site {
        self.connection.site(self.request.endpoint)
    }

    fn environment(&self) -> &'a dyn Environment {
        &*self.connection.environment
    }

    /// One attempt, within its own time and what is left of the call's; an error if it is not let through.
    async fn attempt(&mut self) -> Result<Attempted, Box<LimitError>> {
        self.attempt_begun = self.now;
        let access = self.connection.access(self.request.endpoint);
        if let Err(error) = self.token.get(access, self.environment(), self.deadline).await {
            return Ok(Attempted::Failed { error, head: None });
        }
        if let Some(opening) = self.request.body.opening()
            && let Err(error) = self.open_body(opening).await
        {
            return Ok(Attempted::Failed { error, head: None });
        }
        if let Some(limiter) = &self.connection.limiter {
            self.enter(&**limiter).await?;
        }
        let goes_first = self.transparent.were_there();
        let pass = self.connection.pass(self.request.endpoint, goes_first, self.deadline).await;
        let (exchange, pass) = match self.exchange(pass) {
            Ok(ready) => ready,
            Err(error) => return Ok(Attempted::Failed { error, head: None }),
        };
        let attempted = exchange.await;
        match &attempted {
            Attempted::Answered { .. } => pass.answered(),
            Attempted::Failed { error, .. } if transparent::is_turned_away(error) => pass.refused(),
            Attempted::Failed { .. } => {}
        }
        Ok(attempted)
    }

    /// Opens the body of the next attempt, before anything is sent.
    async fn open_body(&mut self, opening: Opening) -> Result<(), TransportError> {
        let environment = self.environment();
        // Boxed, since there is hardly a call that needs the room for it.
        let opened = Box::pin(within(environment, left(environment, self.deadline), opening)).await;
        let in_time = opened.ok_or_else(|| TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent))?;
        self.request.body.set_open(in_time?);
        Ok(())
    }

    /// The next attempt, to be made now.
    #[allow(clippy::inline_always, reason = "what it gives is large, and so it is made where it stays")]
    #[inline(always)]
    fn exchange(&mut self, pass: Option<Pass>) -> Result<(Exchange<'a>, Pass), TransportError> {
        self.now = self.environment().now();
        let time = self.time_left();
        // The token may have taken all of the time, or those before this one in line.
        let pass = pass.filter(|_| !time.is_zero());
        let pass = pass.ok_or_else(|| TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent))?;
        self.outcome.attempts = self.outcome.attempts.saturating_add(1);
        let credential = self.token.credential(self.connection.access(self.request.endpoint));
        Ok((Exchange::new(self.connection, self.request, credential, time)?, pass))
    }

    /// What each level says about retries, the nearest first.
    fn levels(&self) -> [RetryPolicy; 4] {
        let Connection { api, retry, .. } = &**self.connection;
        [self.options.retry_policy(), *retry, self.request.endpoint.retry(), api.retry]
    }

    /// Whether the token that was refused could be renewed.
    async fn renew(&mut self, refused: Option<&HeaderMap>) -> bool {
        // Boxed, since there is hardly a call that needs the room for it.
        let renewed = Box::pin(self.token.renew(self.environment(), self.deadline, refused)).await;
        renewed.map_err(|error| self.outcome.token_error = Some(Arc::new(error))).is_ok()
    }

    /// The time of the next attempt: its own, and no more than what is left of the call's.
    fn time_left(&self) -> Duration {
        self.attempt_timeout.min(self.deadline.map_or(Duration::MAX, |end| end.saturating_duration_since(self.now)))
    }

    /// Whether an attempt that was answered so is worth another with a new token.
    fn may_renew(&self, status: StatusCode) -> bool {
        self.outcome.meaning.unwrap_or(status) == StatusCode::UNAUTHORIZED
            && self.token.is_renewable()
            && self.request.replayable
            && (self.gate != Gate::Unsafe || self.connection.api.unauthorized_is_unprocessed)
    }

    /// Notes an attempt that is followed by another after `wait`.
    fn note(&mut self, attempted: &Attempted, wait: Duration) {
        let Last { failure, elapsed } = self.outcome.last;
        let (status, meaning) = (attempted.status(), self.outcome.meaning);
        self.outcome.history.push(Attempt { status, meaning, failure, elapsed, wait: Some(wait) });
    }

    /// The result of a call whose time is over: that of the attempt before, if there was one.
    fn out_of_time(&mut self, before: Option<Box<Attempted>>) -> Result<Answer, Unexpected> {
        let nothing = || Attempted::Failed {
            error: TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent),
            head: None,
        };
        self.outcome.elapsed = self.environment().now().saturating_duration_since(self.begun);
        // The attempt before is the last one now, which the history ends with by itself.
        self.outcome.history.forget_last();
        self.finish(before.map_or_else(nothing, |before| *before), Some(StopReason::Deadline))
    }

    /// Notes what an attempt brought, and decides what follows.
    fn assess(&mut self, attempted: &mut Attempted, way_on: WayOn) -> Decision {
        self.outcome.status = attempted.status();
        self.outcome.meaning = self.meaning(attempted);
        self.outcome.request_id = self.request_id(attempted);
        self.now = self.environment().now();
        let elapsed = self.now.saturating_duration_since(self.attempt_begun);
        self.outcome.last = Last { failure: attempted.failure(), elapsed };
        let is_first = self.attempt_begun == self.begun;
        self.outcome.elapsed = if is_first { elapsed } else { self.now.saturating_duration_since(self.begun) };
        self.outcome.retry_after = None;
        self.outcome.rate_limit = self.rate_limit(attempted);
        let failed = match attempted {
            Attempted::Failed { error, .. } if self.may_resend(error) => return self.resend(),
            Attempted::Failed { error, .. } => Failed::Transport(error),
            Attempted::Answered { status, .. } if self.is_success(*status) => return Decision::Done,
            Attempted::Answered { status, .. } if way_on.is_open && self.may_renew(*status) => return Decision::Renew,
            Attempted::Answered { status, headers, body, known, .. } => {
                let (failed, body) = self.read_failure(&ErrorAnswer::new(*status, headers, body));
                *known = body;
                failed
            }
        };
        if !way_on.is_open {
            return Decision::Stop(StopReason::NotResumable);
        }
        let levels = self.levels();
        let situation = Situation {
            wanted: Wanted::of(&levels),
            policy: &|| levels.into_iter().rev().reduce(RetryPolicy::overridden_by).unwrap_or_default().resolve(),
            gate: self.gate,
            attempt: self.counted_attempts(),
            replayable: self.request.replayable,
            earliest: way_on.earliest,
            now: self.now,
            deadline: self.deadline,
        };
        if self.permit.is_none() {
            self.permit = self.site().budget.clone().map(Permit::new);
        }
        match decide(&failed, &situation, self.permit.as_mut(), || self.connection.environment.random()) {
            Ok(wait) => Decision::Retry(wait),
            Err(reason) => Decision::Stop(reason),
        }
    }

    /// Those that the policy counts: the repetition with a new token is no retry.
    fn counted_attempts(&self) -> u32 {
        self.outcome.attempts.saturating_sub(self.outcome.history.uncounted())
    }

    fn is_success(&self, status: StatusCode) -> bool {
        self.outcome.meaning.is_none() && self.request.endpoint.is_success(status)
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

    /// Tells whoever wants to know of every call that ends.
    fn tell(&self) {
        if let Some(observer) = &self.connection.observer {
            observer(&self.outcome);
        }
    }

    /// The call's result.
    fn finish(&mut self, mut attempted: Attempted, stop_reason: Option<StopReason>) -> Result<Answer, Unexpected> {
        self.outcome.stop_reason = stop_reason;
        self.outcome.help = self.outcome.counted().and_then(|status| Help::find(self.connection.api.help, status));
        let succeeded = stop_reason.is_none();
        let open = attempted.take_open().map(|arriving| self.keep_open(*arriving));
        // What stays open has not succeeded yet.
        if succeeded && open.is_none() {
            self.earn();
        }
        self.tell();
        let outcome = std::mem::replace(&mut self.outcome, Outcome::new(self.request.endpoint));
        let (Connection { limits, unknown_fields, .. }, errors) = (&**self.connection, self.errors());
        match attempted {
            Attempted::Failed { error, head } => {
                let head = head.map(|(_, headers, arrived)| (headers, arrived));
                Err(Unexpected::transport(error, outcome, head))
            }
            Attempted::Answered { status, headers, body, cut_at, known, landing, .. } => {
                let (uri, astray) = match landing {
                    Some(landing) => (landing.uri, landing.problem),
                    None => (std::mem::take(&mut self.request.uri), None),
                };
                let answer = Answer {
                    known,
                    uri,
                    status,
                    headers,
                    body,
                    outcome,
                    summarize: errors.summarize,
                    unknown_fields: *unknown_fields,
                    max_error_body: limits.error,
                    open: OpenBody(open),
                };
                match (astray, cut_at.filter(|_| succeeded)) {
                    (Some(problem), _) => Err(answer.into_astray(problem.into())),
                    (None, Some(limit)) => Err(answer.into_too_large(limit)),
                    (None, None) => Ok(answer),
                }
            }
        }
    }
}

impl CallState<'_> {
    /// The body of the answer, with all that is needed to ask for the rest of it.
    fn keep_open(&mut self, arriving: Arriving) -> Box<dyn Open> {
        let left = Left {
            connection: Arc::clone(self.connection),
            options: self.options.clone(),
            request: self.request.again(),
            token: std::mem::take(&mut self.token),
            outcome: self.outcome.clone(),
            begun: self.begun,
            attempt_begun: self.attempt_begun,
            permit: self.permit.take(),
        };
        Box::new(Opened::new(arriving, left, resume))
    }
}
