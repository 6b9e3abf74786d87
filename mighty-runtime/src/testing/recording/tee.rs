//! A body that is read by somebody else, and kept while it is.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::fault::FaultLine;
use super::taken::End;
use super::tape::{Side, Tape};
use crate::base::body::Body;
use crate::base::transport_error::TransportError;

/// A body of an exchange.
pub(super) struct Tee {
    body: Body,
    tape: Arc<Tape>,
    number: usize,
    side: Side,
}

impl Tee {
    pub(super) fn of(body: Body, tape: &Arc<Tape>, number: usize, side: Side) -> Body {
        use http_body::Body as _;
        if body.is_end_stream() {
            tape.reach(number, side, End::Whole);
            return body;
        }
        Body::boxed(Self { body, tape: tape.clone(), number, side })
    }
}

impl http_body::Body for Tee {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        let (tape, number, side) = (&self.tape, self.number, self.side);
        match &polled {
            Poll::Pending => tape.reach(number, side, End::Awaited),
            Poll::Ready(None) => tape.reach(number, side, End::Whole),
            Poll::Ready(Some(Err(error))) => tape.reach(number, side, End::Broken(FaultLine::of(error))),
            Poll::Ready(Some(Ok(frame))) => {
                if let Some(chunk) = frame.data_ref() {
                    tape.chunk(number, side, chunk);
                }
                // Whoever knows the length asks for nothing behind it.
                if self.body.is_end_stream() {
                    tape.reach(number, side, End::Whole);
                }
            }
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
