//! `Expect: 100-continue` (RFC 9110, 10.1.1): the body waits for the server's word.
//!
//! hyper sends the header and goes on. So the body is one that has nothing to send until the server has said `100 Continue`, or has
//! said nothing for a while, since not every server knows of it; after a final answer it is not sent at all.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use http::header::EXPECT;
use http::{HeaderValue, Request, StatusCode};
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

impl Expectation {
    /// Says in the request that its body waits, if its endpoint wants that.
    pub(super) fn of(request: &mut Request<Body>) -> Option<Self> {
        let is_wanted = request.extensions().get::<&'static Endpoint>().is_some_and(|own| own.expects_continue());
        if !is_wanted || http_body::Body::is_end_stream(request.body()) {
            return None;
        }
        let expectation = Self::default();
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

/// A body that waits for the word.
pub(super) struct Waiting {
    pub(super) expectation: Expectation,
    pub(super) patience: Option<Pin<Box<Sleep>>>,
}

impl Waiting {
    /// Ready when the body may be sent. hyper does not tell of `100 Continue` over HTTP/2: there it is not waited for.
    pub(super) fn poll(&mut self, is_http2: bool, context: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        match ready!(self.poll_word(is_http2, context)) {
            Word::GoOn => Poll::Ready(Ok(())),
            // It ends the connection as well, on which the server still expects the body.
            Word::TooLate => Poll::Ready(Err(TransportError::new(TransportErrorKind::Other, Delivery::MaybeSent))),
        }
    }

    fn poll_word(&mut self, is_http2: bool, context: &mut Context<'_>) -> Poll<Word> {
        if let Poll::Ready(word) = self.expectation.poll(context) {
            return Poll::Ready(word);
        }
        if !is_http2 {
            let patience = self.patience.get_or_insert_with(|| Box::pin(tokio::time::sleep(PATIENCE)));
            ready!(patience.as_mut().poll(context));
        }
        self.expectation.say(Word::GoOn);
        Poll::Ready(Word::GoOn)
    }
}
