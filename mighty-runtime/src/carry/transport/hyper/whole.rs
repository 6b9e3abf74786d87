//! Whether a request was whole when its connection went away.
//!
//! While an HTTP/2 connection goes away, hyper gives up a request that it has just begun without telling whether its head was
//! written. Such a request is not whole, as long as it has a body: no part of that was asked for yet, and no server acts on a
//! request that never ends. One without a body gets an empty one, whose end is a frame of its own.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Request;
use http_body::{Frame, SizeHint};

use crate::base::body::Body;
use crate::base::transport_error::TransportError;

/// Whether the body was begun.
#[derive(Clone, Default)]
pub(super) struct Begun(Arc<AtomicBool>);

/// A body that notes when it is begun.
struct Watched {
    body: Body,
    begun: Begun,
}

impl Begun {
    /// Watches the body of a request that may not be sent twice.
    pub(super) fn watch(request: &mut Request<Body>) -> Option<Self> {
        if request.method().is_idempotent() {
            return None;
        }
        let begun = Self::default();
        let body = std::mem::take(request.body_mut());
        *request.body_mut() = Body::boxed(Watched { body, begun: begun.clone() });
        Some(begun)
    }

    /// Whether any of it may be on its way.
    pub(super) fn has_begun(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.begun.0.store(true, Ordering::SeqCst);
        Pin::new(&mut self.body).poll_frame(context)
    }

    /// Never before it was begun, so that its end is not told with the head.
    fn is_end_stream(&self) -> bool {
        self.begun.has_begun() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
