//! An answer before anyone has said what it means: complete, or with a body that is read as it comes.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::LOCATION;
use http::{HeaderMap, StatusCode, Uri};

use super::read::beginning;
use crate::author::error_body::{ErrorAnswer, ErrorBody, KnownBody, Summary};
use crate::author::facts::{StreamError, Summarize};
use crate::base::decode_error::DecodeError;
use crate::base::link::Link;
use crate::base::misfit::explain;
use crate::base::transport_error::TransportError;
use crate::base::unknown_fields::{Reads, UnknownFields};
use crate::caller::errors::kept::Kept;
use crate::caller::errors::pagination::PaginationError;
use crate::caller::errors::redirect::RedirectError;
use crate::caller::errors::status_error::StatusError;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::outcome::Outcome;
use crate::describe::streaming::Streaming;

/// Status, headers, the bounded body, and what the call did.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The request's, without its token.
    pub(crate) uri: Uri,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) outcome: Outcome,
    pub(crate) summarize: Summarize,
    pub(crate) unknown_fields: UnknownFields,
    /// The API's error body, if it was read.
    pub(crate) known: Option<KnownBody>,
    /// How much of the body an error keeps, in bytes.
    pub(crate) max_error_body: usize,
    /// The body, where it is read as it comes.
    pub(crate) open: OpenBody,
}

impl Answer {
    /// The status, by which a success enum chooses its variant.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The payload of the status's variant.
    pub(super) fn take_error<B: ErrorBody>(&mut self) -> StatusError<B> {
        let (body, ignored) = self.read_error();
        // A status with a body of its own may still be answered in the API's usual format.
        let usual = if body.is_err() { self.summary() } else { Summary::default() };
        StatusError::new(self.take_whole(), body, ignored, usual)
    }

    /// The same for a status that is split, where the API's own error body has been read already.
    pub(super) fn into_error_of_split<B: ErrorBody>(mut self, usual: Summary) -> StatusError<B> {
        let (body, ignored) = self.read_error();
        StatusError::new(self.take_whole(), body, ignored, usual)
    }

    /// The payload of `Unexpected`, for a status that the endpoint does not declare.
    pub(super) fn into_unexpected(self) -> Unexpected {
        let message = self.summary().message;
        Unexpected::undeclared(self.beginning(), message)
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

    /// The same for an answer that is not the rest of a download.
    pub(crate) fn into_not_continued(self, error: DecodeError) -> Unexpected {
        Unexpected::not_continued(error, self.beginning())
    }

    /// The same for a page after which none can be asked for.
    pub(crate) fn into_last_page(self, error: PaginationError) -> Unexpected {
        Unexpected::pagination(error, self.beginning())
    }

    /// The same for a redirect that should have been followed.
    pub(crate) fn into_astray(self, error: RedirectError) -> Unexpected {
        Unexpected::redirect(error, self.beginning())
    }

    /// Whether the endpoint counts it as a success.
    pub(crate) fn is_success(&self) -> bool {
        self.outcome.meaning.is_none() && self.outcome.endpoint.is_success(self.status)
    }

    /// What the API's own error body says.
    pub(crate) fn summary(&self) -> Summary {
        (self.summarize)(&self.as_error(), self.known.as_ref())
    }

    /// As an [`ErrorBody`] reads it.
    pub(crate) fn as_error(&self) -> ErrorAnswer<'_> {
        ErrorAnswer::new(self.status, &self.headers, &self.body)
    }

    /// The body as a `B`, and beside it what the `B` ignores, where the client denies that. It is no reason to have no
    /// body: what is said by one, and the variant of a split status, shall not depend on it.
    fn read_error<B: ErrorBody>(&mut self) -> (Result<B, DecodeError>, Option<DecodeError>) {
        // Read once more, it would be the same, but for what it ignores.
        let known = self.known.take().filter(|_| self.unknown_fields == UnknownFields::Ignored);
        if let Some(body) = known.and_then(|body| body.downcast().ok()).and_then(Arc::into_inner) {
            return (Ok(body), None);
        }
        let reads = Reads::new(self.unknown_fields);
        let body = B::decode(&ErrorAnswer { reads: Some(&reads), ..self.as_error() });
        (body, reads.into_ignored())
    }

    /// With all of the body. Taken out of where it is: an answer is large.
    fn take_whole(&mut self) -> Kept {
        let outcome = Outcome::new(self.outcome.endpoint);
        Kept {
            location: self.location(),
            status: self.status,
            headers: std::mem::take(&mut self.headers),
            body: std::mem::take(&mut self.body),
            outcome: std::mem::replace(&mut self.outcome, outcome),
        }
    }

    /// Where it says that something else is, as a redirect does.
    fn location(&self) -> Option<Box<Link>> {
        let said = self.headers.get(LOCATION)?.to_str().ok()?;
        Some(Box::new(Link::from_answer(&self.uri, said)))
    }

    /// With no more of the body than an error keeps.
    fn beginning(self) -> Kept {
        let body = beginning(self.body, self.max_error_body);
        Kept { location: None, status: self.status, headers: self.headers, body, outcome: self.outcome }
    }
}

/// The answer that comes in place of one that broke off.
pub(crate) type AnotherAnswer = Pin<Box<dyn Future<Output = Result<Box<Answer>, Unexpected>> + Send>>;

/// A body under way, and the request that brought it. Dropping it ends the request.
pub(crate) trait Open: Send {
    /// The next bytes. A silence that is too long is an error.
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>>;

    /// What it was asked for with, to be changed for the next time.
    fn request(&mut self) -> (&mut Uri, &mut HeaderMap);

    /// Whether its bytes are others than those that the server counts, because a coding was taken off.
    fn is_decoded(&self) -> bool;

    fn facts(&self) -> OpenFacts;

    /// All of it has come that one may hope for: what was paid for it comes back.
    fn succeed(&mut self);

    /// It broke off. What follows is decided as after any attempt that failed; the error is the result, if nothing may follow.
    fn go_on(self: Box<Self>, break_off: BreakOff) -> AnotherAnswer;
}

/// What is said of a stream by its API, its endpoint and its client.
#[derive(Clone, Copy)]
pub(crate) struct OpenFacts {
    pub(crate) streaming: Streaming,
    pub(crate) stream_error: StreamError,
    /// The largest item, in bytes.
    pub(crate) max_item: usize,
}

/// How a body that is read as it comes broke off.
pub(crate) struct BreakOff {
    pub(crate) cause: Cause,
    /// Whether the request as it is now asks for what is missing, and for nothing else.
    pub(crate) can_go_on: bool,
    /// How many items were handed out, if it has items.
    pub(crate) items: Option<u64>,
    /// Whether anything was handed out of it.
    pub(crate) has_brought: bool,
    /// Whether attempts are counted anew after that.
    pub(crate) counts_anew: bool,
    /// How long the server wants not to be asked.
    pub(crate) earliest: Option<Duration>,
}

pub(crate) enum Cause {
    /// The connection, or the end of the body at the wrong place, behind this head.
    Transport(TransportError, HeaderMap),
    /// An error within the stream.
    Said { status: StatusCode, headers: HeaderMap, body: Bytes },
}

/// The open body of an answer that has one. An answer that is copied leaves it where it is.
#[derive(Default)]
pub(crate) struct OpenBody(pub(crate) Option<Box<dyn Open>>);

impl Clone for OpenBody {
    fn clone(&self) -> Self {
        Self(None)
    }
}

impl fmt::Debug for OpenBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "OpenBody" } else { "None" })
    }
}
