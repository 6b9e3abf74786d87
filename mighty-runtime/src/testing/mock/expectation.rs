//! An expected call and what it is answered with.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::describe::endpoint::Endpoint;
use crate::serve::call::EndpointCall;
use crate::serve::incoming::Incoming;
use crate::serve::respond::Outgoing;

/// Whatever the call, for the mock that holds it.
pub(super) trait Expected: Send + Sync {
    fn endpoint(&self) -> &'static Endpoint;
    /// The answer, if it is this call.
    fn answer(&self, incoming: &mut Incoming) -> Option<Outgoing>;
}

/// An expected call.
pub struct Expectation<C: EndpointCall>(pub(super) Arc<Inner<C>>);

type Answer = Box<dyn Fn() -> Outgoing + Send + Sync + 'static>;

pub(super) struct Inner<C: EndpointCall> {
    pub(super) matches: Box<dyn Fn(&C) -> bool + Send + Sync>,
    pub(super) answers: Mutex<Vec<Answer>>,
}

impl<C: EndpointCall> Expectation<C> {
    /// It is answered with this success.
    pub fn returns(&self, output: C::Output) -> &Self
    where
        C::Output: Clone + Send + Sync + 'static,
    {
        let answer = move || {
            C::success(output.clone()).unwrap_or_else(|_| http::Response::new(crate::base::body::Body::empty()))
        };
        self.0.answers.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(answer));
        self
    }
}

impl<C: EndpointCall> Expected for Inner<C> {
    fn endpoint(&self) -> &'static Endpoint {
        C::ENDPOINT
    }

    fn answer(&self, incoming: &mut Incoming) -> Option<Outgoing> {
        let call = C::read(incoming).ok()?;
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        (self.matches)(&call).then(|| answers.first().map(|answer| answer())).flatten()
    }
}

impl<C: EndpointCall> fmt::Debug for Expectation<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expectation({})", C::ENDPOINT.name())
    }
}
