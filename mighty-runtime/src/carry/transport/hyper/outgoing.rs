//! The body of a request on its way: it waits for the server's word (`expectation.rs`), and tells its connection when hyper has it
//! in hand (`handed.rs`).

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::Request;
use http_body::{Frame, SizeHint};

use super::expectation::{Expectation, Waiting};
use super::handed::{Handed, Telling};
use crate::base::body::Body;
use crate::base::transport_error::TransportError;

/// The body.
struct Outgoing {
    body: Body,
    waiting: Option<Waiting>,
    telling: Option<Telling>,
}

/// Puts it in place of the request's own, where there is anything to wait for or to tell.
pub(super) fn send_out(request: &mut Request<Body>, expectation: Option<&Expectation>, handed: Option<&Handed>) {
    if expectation.is_none() && handed.is_none() {
        return;
    }
    let body = std::mem::take(request.body_mut());
    let waiting = expectation.map(|own| Waiting { expectation: own.clone(), patience: None });
    let telling = handed.map(|own| Telling { handed: own.clone(), is_told: false });
    *request.body_mut() = Body::boxed(Outgoing { body, waiting, telling });
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = &mut *self;
        if let Some(telling) = &mut this.telling {
            telling.tell();
        }
        if let Some(waiting) = &mut this.waiting {
            let is_http2 = this.telling.as_ref().is_some_and(|telling| telling.handed.is_http2());
            if let Err(error) = ready!(waiting.poll(is_http2, context)) {
                return Poll::Ready(Some(Err(error)));
            }
            this.waiting = None;
        }
        Pin::new(&mut this.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        if let Some(telling) = &self.telling {
            telling.handed.is_given();
        }
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
