//! `Expect: 100-continue` (RFC 9110, 10.1.1): the body waits for the server's word.
//!
//! hyper sends the header and goes on. So the body is one that has nothing to send until the server has said `100 Continue`, or has
//! said nothing for a while, since not every server knows of it; after a final answer it is not sent at all.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use bytes::Bytes;
use http::header::EXPECT;
use http::{HeaderValue, Request, StatusCode};
use http_body::{Frame, SizeHint};
use tokio::time::Sleep;

use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::describe::endpoint::Endpoint;

/// How long the server's word is waited for, as curl does.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the server has said of the body.
#[derive(Clone, Default)]
pub(super) struct Expectation(Arc<Mutex<Said>>);

#[derive(Default)]
struct Said {
    word: Option<Word>,
    waiting: Option<Waker>,
}

#[derive(Clone, Copy)]
enum Word {
    GoOn,
    TooLate,
}

/// A body that waits.
struct Waiting {
    body: Body,
    expectation: Expectation,
    patience: Option<Pin<Box<Sleep>>>,
}

impl Expectation {
    /// Makes the body of a request wait, if its endpoint wants that.
    pub(super) fn of(request: &mut Request<Body>) -> Option<Self> {
        let is_wanted = request.extensions().get::<&'static Endpoint>().is_some_and(|own| own.expects_continue());
        if !is_wanted || http_body::Body::is_end_stream(request.body()) {
            return None;
        }
        let expectation = Self::default();
        let body = std::mem::take(request.body_mut());
        let waiting = Waiting { body, expectation: expectation.clone(), patience: None };
        *request.body_mut() = Body::boxed(waiting);
        request.headers_mut().insert(EXPECT, HeaderValue::from_static("100-continue"));
        let told = expectation.clone();
        hyper::ext::on_informational(request, move |response| {
            if response.status() == StatusCode::CONTINUE {
                told.say(Word::GoOn);
            }
        });
        Some(expectation)
    }

    /// There was a final answer: what has not begun by now is not sent.
    pub(super) fn is_over(&self) {
        self.say(Word::TooLate);
    }

    fn say(&self, word: Word) {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        said.word.get_or_insert(word);
        if let Some(waiting) = said.waiting.take() {
            waiting.wake();
        }
    }

    fn poll(&self, context: &Context<'_>) -> Poll<Word> {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(word) = said.word {
            return Poll::Ready(word);
        }
        said.waiting = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Waiting {
    fn poll_word(&mut self, context: &mut Context<'_>) -> Poll<Word> {
        if let Poll::Ready(word) = self.expectation.poll(context) {
            return Poll::Ready(word);
        }
        let patience = self.patience.get_or_insert_with(|| Box::pin(tokio::time::sleep(PATIENCE)));
        ready!(patience.as_mut().poll(context));
        self.expectation.say(Word::GoOn);
        Poll::Ready(Word::GoOn)
    }
}

impl http_body::Body for Waiting {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match ready!(self.poll_word(context)) {
            Word::GoOn => Pin::new(&mut self.body).poll_frame(context),
            // It ends the connection as well, on which the server still expects the body.
            Word::TooLate => {
                Poll::Ready(Some(Err(TransportError::new(TransportErrorKind::Other, Delivery::MaybeSent))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
