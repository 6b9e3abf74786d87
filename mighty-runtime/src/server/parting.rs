//! What was written of a body that breaks off goes out before it does.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::base::body::Body;
use crate::base::transport_error::TransportError;

/// A body whose error comes a moment later. hyper flushes what it has where a body lets it wait, and drops it where the body fails: the
/// head of the answer with it, and whoever asked would know of nothing.
pub(super) struct Parting {
    body: Body,
    error: Option<TransportError>,
}

impl Parting {
    /// `body`, unless it is in memory and does not fail.
    pub(super) fn body(body: Body) -> Body {
        if body.as_bytes().is_some() { body } else { Body::boxed(Self { body, error: None }) }
    }
}

impl http_body::Body for Parting {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Some(error) = self.error.take() {
            return Poll::Ready(Some(Err(error)));
        }
        match ready!(Pin::new(&mut self.body).poll_frame(context)) {
            Some(Err(error)) => {
                self.error = Some(error);
                context.waker().wake_by_ref();
                Poll::Pending
            }
            frame => Poll::Ready(frame),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.error.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
