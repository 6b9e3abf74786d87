//! An endpoint of a server, with the method that answers it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::author::api::Api;
use crate::author::error_body::ErrorBody;
use crate::describe::endpoint::Endpoint;
use crate::serve::call::EndpointCall;
use crate::serve::incoming::{Incoming, Reads};
use crate::serve::refuse::{Refuses, Refusing};
use crate::serve::respond::{Outgoing, Unwritable};
use crate::serve::unreadable::Unreadable;

/// An answer to come, or why the request is none of the endpoint.
pub(super) type Answering = Pin<Box<dyn Future<Output = Result<Result<Outgoing, Unwritable>, Unreadable>> + Send>>;

/// What a method returns, to come.
type Returned<C> = Result<<C as EndpointCall>::Output, <C as EndpointCall>::Error>;

/// Calls one method of a `B`.
type Ask<B> = Arc<dyn Fn(Arc<B>, Incoming) -> Answering + Send + Sync>;

/// An endpoint, and how a `B` is asked for its answer.
pub struct Route<B> {
    endpoint: &'static Endpoint,
    reads: Reads,
    refusing: Refusing,
    ask: Ask<B>,
}

/// The same with its backend, whatever that is.
pub(super) struct Served {
    pub(super) endpoint: &'static Endpoint,
    pub(super) reads: Reads,
    pub(super) refusing: Refusing,
    ask: Box<dyn Fn(Incoming) -> Answering + Send + Sync>,
}

impl<B: Send + Sync + 'static> Route<B> {
    /// The endpoint of `C`, answered by `method`.
    pub fn new<C, F>(method: fn(Arc<B>, C) -> Pin<Box<F>>) -> Self
    where
        C: EndpointCall,
        C::Error: Refuses,
        F: Future<Output = Returned<C>> + Send + 'static,
        C::Output: Send,
    {
        let ask = move |backend, mut incoming| -> Answering {
            Box::pin(async move { Ok(C::answer(method(backend, C::read(&mut incoming)?).await)) })
        };
        let refusing = Refusing {
            declared: C::ENDPOINT.errors(),
            refusals: C::Error::REFUSALS,
            api: <<C::Api as Api>::ErrorBody as ErrorBody>::refusal,
        };
        Self { endpoint: C::ENDPOINT, reads: C::READS, refusing, ask: Arc::new(ask) }
    }

    /// Answered by `backend`.
    pub(super) fn of(self, backend: Arc<B>) -> Served {
        let Self { endpoint, reads, refusing, ask } = self;
        Served { endpoint, reads, refusing, ask: Box::new(move |incoming| ask(backend.clone(), incoming)) }
    }
}

impl Served {
    pub(super) fn ask(&self, incoming: Incoming) -> Answering {
        (self.ask)(incoming)
    }
}

impl<B> fmt::Debug for Route<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Route({} {})", self.endpoint.method(), self.endpoint.path())
    }
}
