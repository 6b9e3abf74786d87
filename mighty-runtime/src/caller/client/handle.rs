//! The client: an API, a transport, and the settings that all its calls share. A call begins here.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use super::default::DefaultTransport;
use crate::caller::options::CallOptions;
use crate::carry::connection::Connection;
use crate::carry::request::builder::RequestBuilder;
use crate::carry::transport::contract::Transport;
use crate::describe::endpoint::Endpoint;

/// A client of the API `A`: it implements every trait that is annotated with `#[endpoints(api = A)]`.
///
/// Cheap to clone, and all clones share one connection pool and one retry budget.
pub struct Client<A, T = DefaultTransport> {
    connection: Arc<Connection>,
    transport: Arc<T>,
    options: CallOptions,
    // The client holds no `A`, so it is `Send` and `Sync` whatever `A` is.
    api: PhantomData<fn() -> A>,
}

impl<A, T> Client<A, T> {
    pub(super) fn new(connection: Arc<Connection>, transport: Arc<T>) -> Self {
        Self { connection, transport, options: CallOptions::new(), api: PhantomData }
    }

    /// The same client with options for the calls made through it:
    /// `client.with(CallOptions::new().attempts(1)).show_member(…)`.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        let mut client = self.clone();
        client.options = client.options.overridden_by(options);
        client
    }

    /// The transport.
    #[must_use]
    pub fn transport(&self) -> &T {
        &self.transport
    }

    /// Whole tokens left in the retry budget; `None` if it is unlimited.
    #[must_use]
    pub fn retry_tokens(&self) -> Option<u32> {
        self.connection.main.budget.as_ref().map(|budget| budget.tokens(self.connection.environment.now()))
    }
}

impl<A, T: Transport> Client<A, T> {
    /// Begins a request to `endpoint`. An `A` that is no API is an error elsewhere.
    #[doc(hidden)]
    #[must_use]
    pub fn __request(&self, endpoint: &'static Endpoint) -> RequestBuilder {
        RequestBuilder::new(endpoint, self.connection.clone(), self.options.clone())
    }
}

// Derived, it would ask for `A: Clone` and `T: Clone`.
impl<A, T> Clone for Client<A, T> {
    fn clone(&self) -> Self {
        Self {
            connection: self.connection.clone(),
            transport: self.transport.clone(),
            options: self.options.clone(),
            api: PhantomData,
        }
    }
}

impl<A, T> fmt::Debug for Client<A, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("connection", &self.connection)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
