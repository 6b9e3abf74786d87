//! What is said of an answer beside its body, and what an API makes of it: the way of `carry/retry/run.rs`.

use http::header::{HeaderMap, HeaderName, HeaderValue, LOCATION};
use http::{StatusCode, Uri};

use crate::author::api::Api;
use crate::author::error_body::{ErrorAnswer, KnownBody};
use crate::author::facts::ApiFacts;
use crate::author::help::Help;
use crate::base::environment::{Environment, System};
use crate::base::link::Link;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::limiter::error::LimitError;
use crate::caller::outcome::{Outcome, StopReason};
use crate::carry::retry::rate_limit::hint;
use crate::describe::endpoint::Endpoint;

/// What an API says that errors show.
pub(super) struct ApiSays {
    pub(super) facts: ApiFacts,
    request_id: &'static str,
    base_url: &'static str,
}

impl ApiSays {
    pub(super) fn of<A: Api>() -> Self {
        Self { facts: ApiFacts::of::<A>(), request_id: A::REQUEST_ID_HEADER, base_url: A::BASE_URL }
    }
}

/// What is said beside the body.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) headers: HeaderMap,
    pub(super) request_id: Option<String>,
    pub(super) attempts: Option<u32>,
    pub(super) stop_reason: Option<StopReason>,
}

impl Said {
    /// Adds a header; one that is not valid is left out.
    pub(super) fn header(&mut self, name: &str, value: &[u8]) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value)) {
            self.headers.append(name, value);
        }
    }

    /// The headers, and where the answer says that something is.
    pub(super) fn headers(&self, api: &ApiSays) -> (HeaderMap, Option<Box<Link>>) {
        let mut headers = self.headers.clone();
        let name = HeaderName::try_from(api.request_id).ok();
        let id = self.request_id.as_deref().and_then(|id| HeaderValue::from_str(id).ok());
        headers.extend(name.zip(id));
        let said = headers.get(LOCATION).and_then(|location| location.to_str().ok());
        let from: Uri = api.base_url.parse().unwrap_or_default();
        let location = said.map(|said| Box::new(Link::from_answer(&from, said)));
        (headers, location)
    }

    /// What the call did, and the API's error body if it was read.
    pub(super) fn outcome(
        &self,
        api: &ApiSays,
        endpoint: &'static Endpoint,
        answer: &ErrorAnswer<'_>,
    ) -> (Outcome, Option<KnownBody>) {
        let (status, headers, facts) = (answer.status, answer.headers, &api.facts);
        let now = || System.wall_clock();
        let mut outcome = self.unanswered(endpoint);
        outcome.status = Some(status);
        outcome.meaning = facts.error_in_success.filter(|_| status.is_success()).and_then(|means| means(answer));
        let counted = outcome.counted().unwrap_or(status);
        let (advice, known) = (facts.errors.advise)(answer);
        outcome.rate_limit = facts.rate_limit.and_then(|limits| limits.read(headers, now));
        outcome.retry_after = hint(facts.rate_limit, headers, counted, outcome.rate_limit, advice.after, now).0;
        outcome.request_id = headers.get(api.request_id).and_then(|id| id.to_str().ok()).map(str::to_owned);
        outcome.help = Help::find(facts.help, counted);
        (outcome, known)
    }

    /// The same where nothing was answered.
    pub(super) fn unanswered(&self, endpoint: &'static Endpoint) -> Outcome {
        let mut outcome = Outcome::new(endpoint);
        outcome.attempts = self.attempts.unwrap_or(1);
        let usual = match outcome.attempts {
            0 => None,
            1 => Some(StopReason::NotRetryable),
            _ => Some(StopReason::Attempts),
        };
        outcome.stop_reason = self.stop_reason.or(usual);
        outcome
    }
}

impl Said {
    /// A request that the client's limiter does not let through.
    pub(super) fn not_let_through(&self, endpoint: &'static Endpoint, error: LimitError) -> Unexpected {
        let mut outcome = self.unanswered(endpoint);
        outcome.retry_after = error.retry_after();
        Unexpected::not_let_through(error, outcome)
    }
}

/// Whether a status is told apart by the body's code.
pub(super) fn is_split(endpoint: &Endpoint, status: StatusCode) -> bool {
    let mut errors = endpoint.errors().iter();
    errors.any(|error| error.statuses().contains(status.as_u16()) && !error.codes().is_empty())
}
