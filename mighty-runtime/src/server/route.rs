//! An endpoint of a server, with the method that answers it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::describe::endpoint::Endpoint;
use crate::serve::call::EndpointCall;
use crate::serve::incoming::Incoming;
use crate::serve::respond::{Outgoing, Respond, Unwritable};
use crate::serve::unreadable::Unreadable;

/// An answer to come, or why the request is none of the endpoint.
pub(super) type Answering = Pin<Box<dyn Future<Output = Result<Result<Outgoing, Unwritable>, Unreadable>> + Send>>;

/// What a method returns, to come.
type Returned<C> = Result<<C as EndpointCall>::Output, <C as EndpointCall>::Error>;

/// Calls one method of a `B`.
type Ask<B> = Arc<dyn Fn(Arc<B>, Incoming) -> Answering + Send + Sync>;

/// An endpoint, and how a `B` is asked for its answer.
pub struct Route<B> {
    pub(super) endpoint: &'static Endpoint,
    pub(super) ask: Ask<B>,
}

impl<B: Send + Sync + 'static> Route<B> {
    /// The endpoint of `C`, answered by `method`.
    pub fn new<C, F>(method: fn(Arc<B>, C) -> Pin<Box<F>>) -> Self
    where
        C: EndpointCall,
        F: Future<Output = Returned<C>> + Send + 'static,
        C::Output: Respond<C::Way> + Send,
    {
        let ask = move |backend, mut incoming| -> Answering {
            Box::pin(async move { Ok(C::answer(method(backend, C::read(&mut incoming)?).await)) })
        };
        Self { endpoint: C::ENDPOINT, ask: Arc::new(ask) }
    }
}

impl<B> fmt::Debug for Route<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Route({} {})", self.endpoint.method(), self.endpoint.path())
    }
}
