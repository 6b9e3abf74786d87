//! The body of an answer, which tells its connection when it ends.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;

use super::kept::Kept;
use crate::base::transport_error::TransportError;
use crate::carry::transport::failure::{Stage, convert};

/// The body.
pub(super) struct Held {
    pub(super) body: Incoming,
    /// Until it has ended: its connection, and for how long that may rest then.
    pub(super) connection: Option<(Arc<Kept>, Duration)>,
}

impl Held {
    fn let_go(&mut self) {
        if let Some((connection, rest)) = self.connection.take() {
            connection.rest(rest);
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.let_go();
    }
}

impl http_body::Body for Held {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if matches!(frame, Poll::Ready(None)) {
            self.let_go();
        }
        frame.map(|frame| frame.map(|frame| frame.map_err(|error| convert(error.into(), Stage::Reading, None))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
