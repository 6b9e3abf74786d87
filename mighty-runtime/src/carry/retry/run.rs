//! The retry loop. Compiled once: nothing here knows an endpoint's types.

mod attempting;
mod call_state;
mod limit;
mod limited;
mod paid;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Uri};

use self::attempting::Begun;
use self::call_state::CallState;
use super::budget::Permit;
use super::decision::{Decision, Failed, Situation, decide};
use super::gate::Gate;
use super::rate_limit::hint;
use crate::author::error_body::{ErrorAnswer, KnownBody};
use crate::author::help::Help;
use crate::base::delivery::Delivery;
use crate::base::environment::Sleeping;
use crate::base::header_map::fill;
use crate::base::in_place::boxed;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::base::yielding::yield_once;
use crate::caller::errors::redirect::Astray;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::history::{Attempt, Last, Times};
use crate::caller::options::CallOptions;
use crate::caller::outcome::{Outcome, StopReason};
use crate::caller::rate_limit::RateLimit;
use crate::carry::attempt::{Arriving, Attempted};
use crate::carry::connection::Connection;
use crate::carry::exchange::Exchange;
use crate::carry::opened::{Left, Opened, Resumed};
use crate::carry::request::prepared::Prepared;
use crate::carry::response::answer::{AnotherAnswer, Answer, Open, OpenBody};
use crate::carry::trace;
use crate::describe::retry_policy::{RetryPolicy, Wanted};

/// Sends a request, as often as it takes and is allowed. An `Ok` is an answer with any status. It is large, and so it is put together
/// where it stays.
#[allow(clippy::manual_async_fn, reason = "an `async fn` keeps room for its arguments twice")]
pub(crate) fn run(
    connection: Arc<Connection>,
    options: CallOptions,
    mut request: Prepared,
    resumed: Option<Box<Resumed>>,
) -> impl Future<Output = Result<Box<Answer>, Unexpected>> + Send {
    async move {
        // Of the request, it is the answer's from here on.
        let uri = std::mem::take(&mut request.uri);
        let mut answer = boxed(|| to_come(&connection, &request, uri));
        CallState::new(&connection, &options, &mut request, &mut answer).run(resumed).await?;
        Ok(answer)
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

impl CallState<'_> {
    /// All attempts, until one of them is the last.
    async fn run(&mut self, mut resumed: Option<Box<Resumed>>) -> Result<(), Unexpected> {
        // The last attempt that has a result. On the heap, as all is that most calls have no use for.
        let mut before = None;
        loop {
            // A call whose time is over sends nothing; what it has learnt until then is its result.
            let time = self.time_left();
            if time.is_zero() {
                return self.out_of_time(before);
            }
            // What follows, after what wait; nothing after a request that nobody has seen.
            let again = {
                let mut way_on = WayOn::FREE;
                let mut attempted = if let Some(resumed) = resumed.take() {
                    self.take_up(*resumed, &mut way_on)
                } else {
                    let begun = match self.begin(time) {
                        Some(begun) => begun,
                        // Boxed, since there is hardly a call that needs the room for it.
                        None => match Box::pin(self.begin_later()).await {
                            Ok(begun) => begun,
                            Err(error) => return self.not_let_through(before, *error),
                        },
                    };
                    match begun {
                        Ok(Begun { pass, sending, time }) => {
                            let mut exchange = Exchange::new(self.connection, self.request, sending, time);
                            // Lent, since it would be moved to where it is awaited.
                            let attempted = (&mut exchange).await;
                            self.hear(&pass, &attempted);
                            attempted
                        }
                        Err(error) => Attempted::Failed { error, head: None },
                    }
                };
                let decision = self.assess(&mut attempted, way_on);
                trace::attempt(&self.answer.outcome, &attempted, &decision);
                self.tell_limiter(&attempted, &decision);
                match decision {
                    Decision::Done => return self.finish(attempted, None),
                    Decision::Stop(reason) => return self.give_up(attempted, reason),
                    Decision::Resend => Again::Unseen,
                    Decision::Renew => {
                        before = Some(Box::new(attempted));
                        Again::Renew
                    }
                    Decision::Retry(wait) => {
                        let sleeping = self.wait(&attempted, wait, way_on);
                        before = Some(Box::new(attempted));
                        Again::After(sleeping)
                    }
                }
            };
            if let Some((last, reason)) = self.make_way(again, &mut before).await {
                return self.give_up(*last, reason);
            }
            self.now = self.environment().now();
        }
    }

    /// The wait for another attempt.
    fn wait(&mut self, attempted: &Attempted, wait: Duration, way_on: WayOn) -> Sleeping {
        if way_on.is_later {
            self.token.let_go();
        }
        self.note(attempted, wait);
        self.answer.outcome.history.wait(wait);
        self.environment().sleep(wait)
    }

    /// What comes before another attempt. Where that is refused, the attempt before is the last one, and given back.
    async fn make_way(
        &mut self,
        again: Again,
        before: &mut Option<Box<Attempted>>,
    ) -> Option<(Box<Attempted>, StopReason)> {
        match again {
            Again::Unseen => yield_once().await,
            Again::After(sleeping) => {
                if let Some(failed) = self.pay(before).await {
                    return Some((failed, StopReason::Budget));
                }
                sleeping.await;
            }
            Again::Renew => return self.renew(before).await.map(|refused| (refused, StopReason::NotRetryable)),
        }
        None
    }

    /// Takes up a call where its answer broke off.
    fn take_up(&mut self, resumed: Resumed, way_on: &mut WayOn) -> Attempted {
        let Resumed { attempted, outcome, begun, attempt_begun, permit, token, can_go_on, earliest } = resumed;
        (self.answer.outcome, self.permit, self.token) = (outcome, permit, token);
        (self.begun, self.attempt_begun) = (begun, attempt_begun);
        *way_on = WayOn { is_open: can_go_on, is_later: true, earliest };
        attempted
    }

    /// Gets a token in place of the one that was refused. Without one the refusal stands, and is given back.
    async fn renew(&mut self, before: &mut Option<Box<Attempted>>) -> Option<Box<Attempted>> {
        let refused = before.take()?;
        // Boxed, since there is hardly a call that needs the room for it.
        let renewed = Box::pin(self.token.renew(self.environment(), self.deadline(), refused.headers())).await;
        if let Err(error) = renewed {
            self.answer.outcome.token_error = Some(Arc::new(error));
            return Some(refused);
        }
        self.note(&refused, Duration::ZERO);
        self.answer.outcome.history.count_one_less();
        *before = Some(refused);
        None
    }

    /// Whether an attempt that was answered so is worth another with a new token.
    fn may_renew(&self, status: StatusCode) -> bool {
        self.answer.outcome.meaning.unwrap_or(status) == StatusCode::UNAUTHORIZED
            && self.token.is_renewable()
            && self.request.replayable
            && (self.gate() != Gate::Unsafe || self.connection.api.unauthorized_is_unprocessed)
    }

    /// Notes an attempt that is followed by another after `wait`.
    fn note(&mut self, attempted: &Attempted, wait: Duration) {
        let last = self.answer.outcome.last;
        let (failure, elapsed) = (last.failure, last.of_attempt());
        let (status, meaning) = (attempted.status(), self.answer.outcome.meaning);
        self.answer.outcome.history.push(Attempt { status, meaning, failure, elapsed, wait: Some(wait) });
    }

    /// The result of a call whose time is over: that of the attempt before, if there was one.
    fn out_of_time(&mut self, before: Option<Box<Attempted>>) -> Result<(), Unexpected> {
        let nothing = || Attempted::Failed {
            error: TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent),
            head: None,
        };
        self.end_unsent();
        self.give_up(before.map_or_else(nothing, |before| *before), StopReason::Deadline)
    }

    /// Notes that the call ends now, without the attempt that was to come.
    fn end_unsent(&mut self) {
        let now = self.environment().now();
        let times = Times { call: (self.begun, now), attempt: (now, now) };
        self.answer.outcome.last.times.get_or_insert(times).call.1 = now;
        // The attempt before is the last one now, which the history ends with by itself.
        self.answer.outcome.history.forget_last();
    }

    /// Notes what an attempt brought, and decides what follows.
    fn assess(&mut self, attempted: &mut Attempted, way_on: WayOn) -> Decision {
        self.answer.outcome.status = attempted.status();
        self.answer.outcome.meaning = self.meaning(attempted);
        self.answer.outcome.request_id = self.request_id(attempted);
        self.now = self.environment().now();
        let times = Times { call: (self.begun, self.now), attempt: (self.attempt_begun, self.now) };
        self.answer.outcome.last = Last { failure: attempted.failure(), times: Some(times) };
        self.answer.outcome.retry_after = None;
        self.answer.outcome.rate_limit = self.rate_limit(attempted);
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
        match self.decide(&failed, way_on.earliest) {
            Ok(wait) => Decision::Retry(wait),
            Err(reason) => Decision::Stop(reason),
        }
    }

    /// What is to be tried again. All else that a policy says is asked for only where it is.
    fn wanted(&self) -> Wanted {
        Wanted { on: self.said(|policy| policy.on), rejected: self.said(|policy| policy.rejected).unwrap_or(&[]) }
    }

    /// What the nearest level says.
    fn said<T>(&self, which: impl Fn(RetryPolicy) -> Option<T>) -> Option<T> {
        let Connection { api, retry, .. } = &**self.connection;
        let nearer = which(self.options.retry_policy()).or_else(|| which(*retry));
        nearer.or_else(|| which(self.request.endpoint.retry())).or_else(|| which(api.retry))
    }

    /// What follows a failure.
    fn decide(&mut self, failed: &Failed<'_>, earliest: Option<Duration>) -> Result<Duration, StopReason> {
        let Connection { api, retry, environment, .. } = &**self.connection;
        // What each level says, the widest first.
        let levels = || [api.retry, self.request.endpoint.retry(), *retry, self.options.retry_policy()];
        let situation = Situation {
            wanted: self.wanted(),
            policy: &|| levels().into_iter().reduce(RetryPolicy::overridden_by).unwrap_or_default().resolve(),
            gate: self.gate(),
            attempt: self.counted_attempts(),
            replayable: self.request.replayable,
            earliest,
            now: self.now,
            deadline: self.deadline(),
        };
        let (permit, budget) = (&mut self.permit, &self.site.budget);
        let pay = |throttled| match (permit.as_mut(), budget) {
            (Some(permit), _) => permit.pay(throttled, situation.now),
            (None, Some(bucket)) => permit.insert(Permit::new(bucket.clone())).pay(throttled, situation.now),
            (None, None) => true,
        };
        decide(failed, &situation, pay, || environment.random())
    }

    /// Those that the policy counts: the repetition with a new token is no retry.
    fn counted_attempts(&self) -> u32 {
        self.answer.outcome.attempts.saturating_sub(self.answer.outcome.history.uncounted())
    }

    /// What an answer means that the API takes for an error although its status is a success. Of one that was too large to be
    /// read nobody can tell.
    fn meaning(&self, attempted: &Attempted) -> Option<StatusCode> {
        let means = self.connection.api.error_in_success?;
        match attempted {
            Attempted::Answered { status, headers, body, cut_at: None, open: None, .. } if status.is_success() => {
                means(&ErrorAnswer::new(*status, headers, body))
            }
            _ => None,
        }
    }

    fn is_success(&self, status: StatusCode) -> bool {
        self.answer.outcome.meaning.is_none() && self.request.endpoint.is_success(status)
    }

    /// Whether the request is as good as never sent.
    fn may_resend(&mut self, error: &TransportError) -> bool {
        self.request.replayable && self.transparent.allows(error)
    }

    /// What is not counted is no attempt.
    fn resend(&mut self) -> Decision {
        self.answer.outcome.attempts = self.answer.outcome.attempts.saturating_sub(1);
        self.answer.outcome.transparent_retries = self.answer.outcome.transparent_retries.saturating_add(1);
        Decision::Resend
    }

    /// The id that the server gave the request.
    fn request_id(&self, attempted: &Attempted) -> Option<String> {
        let said = attempted.headers()?.get(self.connection.request_id.as_ref()?)?;
        said.to_str().ok().map(str::to_owned)
    }

    /// What an answer says about the rate limit.
    fn rate_limit(&self, attempted: &Attempted) -> Option<RateLimit> {
        self.connection.api.rate_limit?.read(attempted.headers()?, || self.environment().wall_clock())
    }

    /// What an error answer says about trying again.
    fn read_failure(&mut self, answer: &ErrorAnswer<'_>) -> (Failed<'static>, Option<KnownBody>) {
        let (status, headers) = (self.answer.outcome.meaning.unwrap_or(answer.status), answer.headers);
        if status == StatusCode::UNAUTHORIZED {
            self.token.refuse(headers);
        }
        let api = &self.connection.api;
        let (mut advice, known) = (self.errors().advise)(answer);
        if let Some(said) = api.retry_header.and_then(|name| headers.get(name)) {
            // A veto in either place counts.
            match said.as_bytes() {
                b"false" => advice.retry = Some(false),
                b"true" => advice.retry = advice.retry.or(Some(true)),
                _ => {}
            }
        }
        let now = || self.environment().wall_clock();
        let (hint, limited) = hint(api.rate_limit, headers, status, self.answer.outcome.rate_limit, advice.after, now);
        self.answer.outcome.retry_after = hint;
        (Failed::Status { status, hint, limited, advice }, known)
    }

    /// The result of a call that has not succeeded.
    fn give_up(&mut self, attempted: Attempted, reason: StopReason) -> Result<(), Unexpected> {
        self.finish(attempted, Some(reason))
    }

    /// The call's result.
    #[allow(clippy::inline_always, reason = "an attempt is large, and would be copied into this")]
    #[inline(always)]
    fn finish(&mut self, mut attempted: Attempted, stop_reason: Option<StopReason>) -> Result<(), Unexpected> {
        self.answer.outcome.stop_reason = stop_reason;
        self.answer.outcome.help =
            self.answer.outcome.counted().and_then(|status| Help::find(self.connection.api.help, status));
        let succeeded = stop_reason.is_none();
        let open = attempted.take_open().map(|arriving| self.keep_open(*arriving));
        // What stays open has not succeeded yet.
        if succeeded && open.is_none() {
            self.earn();
        }
        self.tell();
        match attempted {
            Attempted::Failed { error, head } => {
                let outcome = std::mem::replace(&mut self.answer.outcome, Outcome::new(self.request.endpoint));
                let head = head.map(|(_, headers, arrived)| (headers, arrived));
                Err(Unexpected::transport(error, outcome, head))
            }
            Attempted::Answered { status, headers, body, cut_at, known, landing, .. } => {
                let answer = &mut *self.answer;
                (answer.status, answer.body, answer.known, answer.open) = (status, body, known, OpenBody(open));
                fill(&mut answer.headers, headers);
                let astray = landing.and_then(|landing| {
                    answer.uri = landing.uri;
                    landing.problem
                });
                let too_large = cut_at.filter(|_| succeeded);
                if astray.is_none() && too_large.is_none() { Ok(()) } else { Err(self.unusable(astray, too_large)) }
            }
        }
    }

    /// Tells whoever wants to know of every call that ends.
    fn tell(&self) {
        if let Some(observer) = &self.connection.observer {
            observer(&self.answer.outcome);
        }
    }

    /// Why an answer that is there cannot be used.
    fn unusable(&mut self, astray: Option<Astray>, too_large: Option<usize>) -> Unexpected {
        let nothing = to_come(self.connection, self.request, Uri::default());
        let answer = std::mem::replace(self.answer, nothing);
        match (astray, too_large) {
            (Some(problem), _) => answer.into_astray(problem.into()),
            (None, limit) => answer.into_too_large(limit.unwrap_or_default()),
        }
    }
}

/// An answer of which nothing is known yet.
#[allow(clippy::inline_always, reason = "it is large, and so it is made where it stays")]
#[inline(always)]
fn to_come(connection: &Connection, request: &Prepared, uri: Uri) -> Answer {
    let errors = request.errors.copied().unwrap_or(connection.api.errors);
    Answer {
        uri,
        status: StatusCode::OK,
        headers: HeaderMap::new(),
        body: Bytes::new(),
        outcome: Outcome {
            idempotency_key: request.idempotency_key().map(str::to_owned),
            ..Outcome::new(request.endpoint)
        },
        summarize: errors.summarize,
        unknown_fields: connection.unknown_fields,
        known: None,
        max_error_body: connection.limits.error,
        open: OpenBody(None),
    }
}

impl CallState<'_> {
    /// The body of the answer, with all that is needed to ask for the rest of it.
    fn keep_open(&mut self, arriving: Arriving) -> Box<dyn Open> {
        let left = Left {
            connection: Arc::clone(self.connection),
            options: self.options.clone(),
            request: Prepared { uri: self.answer.uri.clone(), ..self.request.again() },
            token: std::mem::take(&mut self.token),
            outcome: self.answer.outcome.clone(),
            begun: self.begun,
            attempt_begun: self.attempt_begun,
            permit: self.permit.take(),
        };
        Box::new(Opened::new(arriving, left, resume))
    }
}
