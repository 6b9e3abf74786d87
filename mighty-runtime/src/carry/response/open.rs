//! An answer whose body is read as it comes, after the call: what it is to whoever reads it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Uri};

use super::answer::Answer;
use crate::author::facts::StreamError;
use crate::base::transport_error::TransportError;
use crate::caller::errors::unexpected::Unexpected;
use crate::describe::streaming::Streaming;

/// The answer that comes in place of one that broke off.
pub(crate) type AnotherAnswer = Pin<Box<dyn Future<Output = Result<Answer, Unexpected>> + Send>>;

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
