//! A body whose bytes are counted: against its length, and for who watches.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::chunks::Chunks;
use super::length::LengthMismatch;
use crate::base::delivery::Delivery;
use crate::base::transport_error::TransportError;
use crate::caller::progress::Watcher;

/// The body.
pub(crate) struct Measured {
    chunks: Chunks,
    total: Option<u64>,
    watcher: Option<Watcher>,
    /// The bytes that the chunks have had so far.
    given: u64,
    /// The last chunk, until it is certain that it is.
    held: Option<Bytes>,
    is_over: bool,
}

impl Measured {
    /// Chunks of this length, ready to be sent.
    ///
    /// # Errors
    /// Where there are to be none, and are some: a transport does not look at the chunks of an empty body.
    pub(crate) async fn begin(
        chunks: Chunks,
        total: Option<u64>,
        watcher: Option<Watcher>,
    ) -> Result<Self, TransportError> {
        let mut this = Self { chunks, total, watcher, given: 0, held: None, is_over: false };
        if total == Some(0)
            && let Some(failed) = poll_fn(|context| this.poll_next(context)).await
        {
            return failed.and(Ok(this)).map_err(TransportError::not_begun);
        }
        this.tell(0);
        Ok(this)
    }

    fn tell(&self, sent: u64) {
        if let Some(watcher) = &self.watcher {
            watcher.tell(sent, self.total);
        }
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        while !self.is_over {
            let chunk = match ready!(self.chunks.as_mut().poll_next(context)) {
                Some(Ok(chunk)) => chunk,
                Some(Err(error)) => return self.fail(error),
                None => return self.end(),
            };
            if chunk.is_empty() {
                // A stream of nothing else would never let go.
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            self.given = self.given.saturating_add(chunk.len() as u64);
            match self.total {
                Some(total) if self.given > total => {
                    return self.fail(LengthMismatch::error(total, None, Delivery::MaybeSent));
                }
                // A transport that has seen all of the length asks no more, and so nothing would be noticed that follows.
                Some(total) if self.given == total => self.held = Some(chunk),
                _ => return Poll::Ready(Some(Ok(chunk))),
            }
        }
        Poll::Ready(None)
    }

    fn fail(&mut self, error: TransportError) -> Poll<Option<Result<Bytes, TransportError>>> {
        (self.is_over, self.held) = (true, None);
        Poll::Ready(Some(Err(error)))
    }

    fn end(&mut self) -> Poll<Option<Result<Bytes, TransportError>>> {
        if let Some(total) = self.total.filter(|total| *total > self.given) {
            return self.fail(LengthMismatch::error(total, Some(self.given), Delivery::MaybeSent));
        }
        self.is_over = true;
        Poll::Ready(self.held.take().map(Ok))
    }
}

impl http_body::Body for Measured {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let chunk = ready!(self.poll_next(context));
        if let Some(Ok(_)) = &chunk {
            // One that was held back came with all that there is.
            self.tell(self.given);
        }
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.total.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
