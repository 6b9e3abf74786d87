//! From an answer to an error: the payload of a variant that stands for its status, or that of `Unexpected`.

use super::answer::Answer;
use super::read::beginning;
use crate::author::api::Api;
use crate::author::error_body::{ErrorBody, Summary};
use crate::base::decode_error::DecodeError;
use crate::base::misfit::explain;
use crate::caller::errors::kept::Kept;
use crate::caller::errors::pagination::PaginationError;
use crate::caller::errors::status_error::StatusError;
use crate::caller::errors::unexpected::Unexpected;
use crate::describe::declared::DeclaredError;

impl Answer {
    /// The payload of the status's variant.
    #[must_use]
    pub fn into_error<B: ErrorBody>(self) -> StatusError<B> {
        let (body, ignored) = self.read_error();
        // A status with a body of its own may still be answered in the API's usual format.
        let usual = if body.is_err() { self.summary() } else { Summary::default() };
        StatusError::new(self.whole(), body, ignored, usual)
    }

    /// The same for the body that the API has for every status. That it is an [`ErrorBody`] is asked where the API is
    /// implemented, and not once more here.
    #[must_use]
    pub fn into_api_error<A: Api>(self) -> StatusError<A::ErrorBody> {
        self.into_error()
    }

    /// The payload of `Unexpected`, for a status that the endpoint does not declare.
    #[must_use]
    pub fn into_unexpected(self) -> Unexpected {
        let message = self.summary().message;
        Unexpected::undeclared(self.beginning(), message)
    }

    /// The same for a status that is split, where the API's own error body has been read already.
    pub(super) fn into_error_of_split<B: ErrorBody>(self, usual: Summary) -> StatusError<B> {
        let (body, ignored) = self.read_error();
        StatusError::new(self.whole(), body, ignored, usual)
    }

    /// The payload of `Unexpected`, for a success that does not fit its type.
    pub(crate) fn into_undecodable(self, error: DecodeError) -> Unexpected {
        let error = explain(error, &self.headers, &self.body);
        Unexpected::decode(error, self.beginning())
    }

    /// The same for a success that is larger than `limit`.
    pub(crate) fn into_too_large(self, limit: usize) -> Unexpected {
        Unexpected::too_large(limit, self.beginning())
    }

    /// The same for a page after which none can be asked for.
    pub(crate) fn into_last_page(self, error: PaginationError) -> Unexpected {
        Unexpected::pagination(error, self.beginning())
    }

    /// With all of the body.
    fn whole(self) -> Kept {
        Kept { status: self.status, headers: self.headers, body: self.body, outcome: self.outcome }
    }

    /// With no more of the body than an error keeps.
    fn beginning(self) -> Kept {
        let body = beginning(self.body, self.max_error_body);
        Kept { status: self.status, headers: self.headers, body, outcome: self.outcome }
    }
}

/// What the macro implements for the error enum of an endpoint.
pub trait EndpointError: Sized {
    /// The statuses that have a variant.
    const DECLARED: &'static [DeclaredError];

    /// The variant that stands for the answer's status.
    fn from_answer(answer: Answer) -> Self;

    /// The variant for everything else.
    fn from_unexpected(unexpected: Unexpected) -> Self;
}
