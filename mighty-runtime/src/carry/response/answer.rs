//! A complete answer, before anyone has said what it means.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::author::error_body::{ErrorAnswer, ErrorBody, Summary};
use crate::author::facts::Summarize;
use crate::base::decode_error::DecodeError;
use crate::base::unknown_fields::{Reads, UnknownFields};
use crate::caller::outcome::Outcome;

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
