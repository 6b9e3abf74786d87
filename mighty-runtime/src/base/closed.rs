//! A body that is still closed: it is opened for each attempt, before anything is sent.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::transport_error::TransportError;

/// Any other body, its errors already ours.
pub(crate) type Foreign = Pin<Box<dyn http_body::Body<Data = Bytes, Error = TransportError> + Send>>;

/// A body on its way to being open.
pub(crate) type Opening = Pin<Box<dyn Future<Output = Result<Foreign, TransportError>> + Send>>;

/// What gives the body of each attempt.
pub(crate) trait Opener: Send + Sync {
    /// Opens it. An error is one of a request that was not sent; it is one if this was opened before and cannot be again.
    fn open(&self) -> Opening;

    /// Whether it can be opened a second time.
    fn is_replayable(&self) -> bool;

    /// Its length, where that is known without opening it.
    fn length(&self) -> Option<u64>;
}

/// A body that is opened, or will be.
pub(crate) struct Closed {
    opener: Arc<dyn Opener>,
    opened: Option<Foreign>,
}

impl Closed {
    pub(super) fn new(opener: Arc<dyn Opener>) -> Self {
        Self { opener, opened: None }
    }

    pub(super) fn is_replayable(&self) -> bool {
        self.opener.is_replayable()
    }

    /// The same once more, if it can be opened once more.
    pub(super) fn again(&self) -> Option<Self> {
        self.is_replayable().then(|| self.share())
    }

    /// The same for somebody else, whether it can be opened once more or not.
    pub(super) fn share(&self) -> Self {
        Self::new(self.opener.clone())
    }

    /// What opens it, unless it is open.
    pub(super) fn opening(&self) -> Option<Opening> {
        self.opened.is_none().then(|| self.opener.open())
    }

    pub(super) fn set_open(&mut self, body: Foreign) {
        self.opened = Some(body);
    }

    pub(super) fn take_open(&mut self) -> Option<Foreign> {
        self.opened.take()
    }

    pub(super) fn size_hint(&self) -> SizeHint {
        match &self.opened {
            Some(body) => body.size_hint(),
            None => self.opener.length().map_or_else(SizeHint::default, SizeHint::with_exact),
        }
    }

    /// It, open or to be opened when it is read: by a layer that has made a second request of a first.
    pub(super) fn read(&mut self) -> Foreign {
        match self.opened.take() {
            Some(body) => body,
            None => Box::pin(Late::Opening(self.opener.open())),
        }
    }
}

/// A body that is opened while it is read.
enum Late {
    Opening(Opening),
    Open(Foreign),
    Failed,
}

impl http_body::Body for Late {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Self::Opening(opening) = &mut *self {
            match ready!(opening.as_mut().poll(context)) {
                Ok(body) => *self = Self::Open(body),
                Err(error) => {
                    *self = Self::Failed;
                    return Poll::Ready(Some(Err(error.while_reading())));
                }
            }
        }
        match &mut *self {
            Self::Open(body) => body.as_mut().poll_frame(context),
            Self::Opening(_) | Self::Failed => Poll::Ready(None),
        }
    }
}
