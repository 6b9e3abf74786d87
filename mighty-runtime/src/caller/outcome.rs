//! What became of a call, besides its answer.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::history::{Attempt, Before, History, Last, Requests};
use super::rate_limit::RateLimit;
use crate::author::help::Help;
use crate::base::transport_error::TransportError;
use crate::describe::endpoint::Endpoint;

/// What a call did: how often it asked, how long that took, and why it did not ask again.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) attempts: u32,
    pub(crate) transparent_retries: u32,
    pub(crate) history: History,
    pub(crate) last: Last,
    pub(crate) status: Option<StatusCode>,
    pub(crate) meaning: Option<StatusCode>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) stop_reason: Option<StopReason>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) help: Option<&'static Help>,
    pub(crate) token_error: Option<Arc<TransportError>>,
}

/// Why a call that failed was not tried again.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// Trying again cannot help, or might act a second time.
    NotRetryable,
    /// All attempts were used; [transparent retries](Outcome::transparent_retries) are none.
    Attempts,
    /// The client's retry budget is empty: too many of its calls fail.
    Budget,
    /// The next attempt would have begun after the call's deadline.
    Deadline,
    /// The server asks for a longer wait than the policy grants; see [`Outcome::retry_after`].
    HintTooLong,
    /// The request's body is a stream that was consumed.
    BodyNotReplayable,
    /// A stream broke off after items were handed out, and nothing says where it would go on without losing or repeating one.
    NotResumable,
    /// The API's answer says not to try again.
    Vetoed,
    /// The client's [`Limiter`](crate::Limiter) did not let another attempt through.
    Limiter,
}

impl StopReason {
    /// The reason in one word, for logs and metrics.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotRetryable => "not_retryable",
            Self::Attempts => "attempts",
            Self::Budget => "budget",
            Self::Deadline => "deadline",
            Self::HintTooLong => "hint_too_long",
            Self::BodyNotReplayable => "body_not_replayable",
            Self::NotResumable => "not_resumable",
            Self::Vetoed => "vetoed",
            Self::Limiter => "limiter",
        }
    }
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotRetryable => "not retryable",
            Self::Attempts => "all attempts used",
            Self::Budget => "retry budget empty",
            Self::Deadline => "deadline reached",
            Self::HintTooLong => "the server asks for too long a wait",
            Self::BodyNotReplayable => "the body cannot be sent again",
            Self::NotResumable => "the stream cannot go on where it broke off",
            Self::Vetoed => "the server forbids a retry",
            Self::Limiter => "the client's rate limiter did not let it through",
        })
    }
}

impl Outcome {
    pub(crate) fn new(endpoint: &'static Endpoint) -> Self {
        Self {
            endpoint,
            attempts: 0,
            transparent_retries: 0,
            history: History::default(),
            last: Last::default(),
            status: None,
            meaning: None,
            request_id: None,
            retry_after: None,
            rate_limit: None,
            stop_reason: None,
            idempotency_key: None,
            help: None,
            token_error: None,
        }
    }

    /// The endpoint that was called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// How often the request was handed to the transport, without the [transparent retries](Self::transparent_retries); 0 if it
    /// could not be built.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How often it was handed to the transport and certainly not seen by the server, so that it was sent again at once, at the
    /// cost of no attempt, no wait and no budget: because nothing of it was written, or because the server's HTTP layer refused
    /// it (`REFUSED_STREAM`, `GOAWAY`), which counts from the second time on. The first is done eight times at most and counts then
    /// too. Neither is in the [history](Self::history).
    #[must_use]
    pub fn transparent_retries(&self) -> u32 {
        self.transparent_retries
    }

    /// How often it was sent before the last time (OpenTelemetry's `http.request.resend_count`).
    pub(crate) fn resends(&self) -> u32 {
        self.attempts.saturating_add(self.transparent_retries).saturating_sub(1)
    }

    /// Each attempt, in order: its status or kind of failure, its time, and the wait after it. [Transparent
    /// retries](Self::transparent_retries) are none. Of more than 33 the first 16
    /// and the last 17 are remembered. Empty where nothing was sent.
    pub fn history(&self) -> impl Iterator<Item = Attempt> + '_ {
        let last = (self.attempts > 0).then(|| self.last_attempt());
        self.history.attempts().iter().copied().chain(last)
    }

    fn last_attempt(&self) -> Attempt {
        let (failure, elapsed) = (self.last.failure, self.last.of_attempt());
        Attempt { status: self.status, meaning: self.meaning, failure, elapsed, wait: None }
    }

    /// How often it was sent, for `Display`.
    pub(crate) fn requests(&self) -> Requests {
        Requests { attempts: self.attempts, transparent_retries: self.transparent_retries }
    }

    /// What came before the last attempt and was something else, for `Display`.
    pub(crate) fn before(&self) -> Before<'_> {
        Before { earlier: self.history.attempts(), last: self.last_attempt() }
    }

    /// How many items of a stream were handed out before it broke off; `None` for what is no stream, and for one that did not.
    #[must_use]
    pub fn items(&self) -> Option<u64> {
        self.history.items()
    }

    /// The time from the first poll of the call to its end, waits included.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.last.of_call()
    }

    /// The waits between attempts, in order; of a call with many, the first 16 and the last 16.
    #[must_use]
    pub fn waits(&self) -> &[Duration] {
        self.history.waits()
    }

    /// The time spent waiting between attempts.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.history.waited()
    }

    /// The time that the client's [`Limiter`](crate::Limiter) has held it up.
    #[must_use]
    pub fn held_up(&self) -> Duration {
        self.history.held_up()
    }

    /// The status of the last attempt, if a status line arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The status that the last answer means, where it is an error inside a success
    /// ([`Api::ERROR_IN_SUCCESS`](crate::Api::ERROR_IN_SUCCESS)).
    #[must_use]
    pub fn meaning(&self) -> Option<StatusCode> {
        self.meaning
    }

    /// The status that counts: what the answer means, where it says something else.
    pub(crate) fn counted(&self) -> Option<StatusCode> {
        self.meaning.or(self.status)
    }

    /// The id that the server gave the last request, from the header that [`Api::REQUEST_ID_HEADER`](crate::Api) names.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// How long the server asked to wait in its last answer: by the API's error body, by `Retry-After`, or, where requests
    /// are [limited](crate::RateLimitHeaders), until the end of the limit's window. Of a call whose first attempt the client's
    /// [`Limiter`](crate::Limiter) did not let through, when there is room.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// What the last answer says about the rate limit, a success as well, in the headers that
    /// [`Api::RATE_LIMIT`](crate::Api::RATE_LIMIT) names.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.rate_limit
    }

    /// Why it was not tried again; `None` after success, and where nothing was sent.
    #[must_use]
    pub fn stop_reason(&self) -> Option<StopReason> {
        self.stop_reason
    }

    /// The idempotency key that every attempt carried.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }

    /// Why there was no other token in place of one that was refused: the error of the
    /// [`TokenSource`](crate::TokenSource) is its [`source`](std::error::Error::source).
    #[must_use]
    pub fn token_error(&self) -> Option<&TransportError> {
        self.token_error.as_deref()
    }

    /// What the API says can be done about the status of the last attempt ([`Api::HELP`](crate::Api::HELP)).
    #[must_use]
    pub fn help(&self) -> Option<&'static Help> {
        self.help
    }
}
