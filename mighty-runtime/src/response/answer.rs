//! A complete answer, before anyone has said what it means.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{Reads, Split, UnknownFields};
use crate::client::Summarize;
use crate::error_body::Summary;
use crate::{Api, DeclaredError, DecodeError, ErrorAnswer, ErrorBody, Outcome, StatusError, Unexpected};

/// Status, headers, the bounded body, and what the call did.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) outcome: Outcome,
    pub(crate) summarize: Summarize,
    pub(crate) unknown_fields: UnknownFields,
    /// How much of the body an error keeps, in bytes.
    pub(crate) max_error_body: usize,
}

impl Answer {
    /// The status code, by which the enum's variant is chosen; only where the status is split, a code of the body follows.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The payload of the status's variant.
    #[must_use]
    pub fn into_error<B: ErrorBody>(self) -> StatusError<B> {
        StatusError::new(self)
    }

    /// The same for the body that the API has for every status. That it is an [`ErrorBody`] is asked where the API is
    /// implemented, and not once more here.
    #[must_use]
    pub fn into_api_error<A: Api>(self) -> StatusError<A::ErrorBody> {
        self.into_error()
    }

    /// The way to the variant of a status that is split by the body's code.
    #[must_use]
    pub fn split<E>(self) -> Split<E> {
        Split::new(self)
    }

    /// The payload of `Unexpected`, for a status that the endpoint does not declare.
    #[must_use]
    pub fn into_unexpected(self) -> Unexpected {
        Unexpected::undeclared(self)
    }

    /// Whether the endpoint counts it as a success.
    pub(crate) fn is_success(&self) -> bool {
        self.outcome.endpoint.is_success(self.status)
    }

    /// What the API's own error body says.
    pub(crate) fn summary(&self) -> Summary {
        (self.summarize)(&self.as_error())
    }

    /// As an [`ErrorBody`] reads it.
    pub(crate) fn as_error(&self) -> ErrorAnswer<'_> {
        ErrorAnswer::new(self.status, &self.headers, &self.body)
    }

    /// The body as a `B`, and beside it what the `B` ignores, where the client denies that. It is no reason to have no
    /// body: what is said by one, and the variant of a split status, shall not depend on it.
    pub(crate) fn read_error<B: ErrorBody>(&self) -> (Result<B, DecodeError>, Option<DecodeError>) {
        let reads = Reads::new(self.unknown_fields);
        let body = B::decode(&ErrorAnswer { reads: Some(&reads), ..self.as_error() });
        (body, reads.into_ignored())
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
