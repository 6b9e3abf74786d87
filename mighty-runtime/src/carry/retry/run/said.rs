//! What the answer to an attempt says.

use http::StatusCode;

use super::CallState;
use crate::author::error_body::{ErrorAnswer, KnownBody};
use crate::author::facts::ErrorShape;
use crate::caller::rate_limit::RateLimit;
use crate::carry::attempt::Attempted;
use crate::carry::retry::decision::Failed;
use crate::carry::retry::retry_after;

impl CallState<'_> {
    /// What an answer means that the API takes for an error although its status is a success. Of one that was too large to be
    /// read nobody can tell.
    pub(super) fn meaning(&self, attempted: &Attempted) -> Option<StatusCode> {
        let means = self.connection.api.error_in_success?;
        match attempted {
            Attempted::Answered { status, headers, body, cut_at: None, open: None, .. } if status.is_success() => {
                means(&ErrorAnswer::new(*status, headers, body))
            }
            _ => None,
        }
    }

    /// The id that the server gave the request.
    pub(super) fn request_id(&self, attempted: &Attempted) -> Option<String> {
        let said = attempted.headers()?.get(self.connection.request_id.as_ref()?)?;
        said.to_str().ok().map(str::to_owned)
    }

    /// What an answer says about the rate limit.
    pub(super) fn rate_limit(&self, attempted: &Attempted) -> Option<RateLimit> {
        self.connection.api.rate_limit?.read(attempted.headers()?, || self.environment().wall_clock())
    }

    /// What an error answer says about trying again.
    pub(super) fn read_failure(&mut self, answer: &ErrorAnswer<'_>) -> (Failed<'static>, Option<KnownBody>) {
        let (status, headers) = (self.outcome.meaning.unwrap_or(answer.status), answer.headers);
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
        let asked = retry_after::parse(headers, || self.environment().wall_clock());
        let refusal = api.rate_limit.and_then(|limits| limits.refusal(status, self.outcome.rate_limit, asked));
        let hint = advice.after.or(asked).or(refusal.and_then(|refusal| refusal.reset));
        self.outcome.retry_after = hint;
        (Failed::Status { status, hint, limited: refusal.is_some(), advice }, known)
    }

    /// How the endpoint's errors are read.
    pub(super) fn errors(&self) -> ErrorShape {
        self.request.errors.copied().unwrap_or(self.connection.api.errors)
    }
}
