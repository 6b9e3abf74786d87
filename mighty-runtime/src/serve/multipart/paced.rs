//! The chunks of a body as multer is given them.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use crate::base::body::Body;

/// How much may come before it is too much.
#[derive(Clone)]
pub(super) struct Room(Arc<Inner>);

struct Inner {
    limit: usize,
    taken: AtomicUsize,
    is_lifted: AtomicBool,
}

impl Room {
    pub(super) fn new(limit: usize) -> Self {
        Self(Arc::new(Inner { limit, taken: AtomicUsize::new(0), is_lifted: AtomicBool::new(false) }))
    }

    pub(super) fn limit(&self) -> usize {
        self.0.limit
    }

    /// From now on nobody holds what comes.
    pub(super) fn lift(&self) {
        self.0.is_lifted.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.0.taken.load(Ordering::Relaxed) > self.0.limit
    }

    /// Whether there is room for so many more.
    fn take(&self, bytes: usize) -> bool {
        if self.0.is_lifted.load(Ordering::Relaxed) {
            return true;
        }
        let taken = self.0.taken.fetch_add(bytes, Ordering::Relaxed);
        taken.saturating_add(bytes) <= self.0.limit
    }
}

/// One chunk each time it is asked, and then a pause: multer takes all that is there into memory before it looks at any of it.
pub(super) struct Paced {
    body: Body,
    room: Room,
    has_given: bool,
}

impl Paced {
    pub(super) fn new(body: Body, room: Room) -> Self {
        Self { body, room, has_given: false }
    }
}

impl Stream for Paced {
    type Item = Result<Bytes, Box<dyn StdError + Send + Sync>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.has_given) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let Some(chunk) = ready!(self.body.poll_chunk(context)) else { return Poll::Ready(None) };
        self.has_given = true;
        Poll::Ready(Some(match chunk {
            Ok(chunk) if self.room.take(chunk.len()) => Ok(chunk),
            Ok(_) => Err(TooMuch.into()),
            Err(error) => Err(error.into()),
        }))
    }
}

#[derive(Debug)]
struct TooMuch;

impl fmt::Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body is too large")
    }
}

impl StdError for TooMuch {}
