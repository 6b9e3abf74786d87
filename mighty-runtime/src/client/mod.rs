//! The client: an API, a transport, and the settings that all its calls share.

mod base_url;
mod builder;
mod credential;
mod options;
mod target;
mod token;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

pub use self::builder::ClientBuilder;
pub(crate) use self::credential::Credential;
pub use self::options::CallOptions;
pub(crate) use self::target::{Target, user_agent};
pub use self::token::TokenSource;
pub(crate) use self::token::{Granted, Tokens};
#[cfg(feature = "reqwest")]
use crate::ReqwestTransport;
use crate::error_body::Summary;
use crate::response::{Limits, UnknownFields};
use crate::retry::Bucket;
use crate::transport::DynTransport;
use crate::{
    Api, Environment, ErrorAnswer, Help, Outcome, RateLimitHeaders, RetryPolicy, Timeouts, TokenPlacement, Transport,
};

/// Reads what the library itself wants to know from an error body of the API.
pub(crate) type Summarize = fn(&ErrorAnswer<'_>) -> Summary;

/// What is told of the calls that end.
pub(crate) type Observer = Box<dyn Fn(&Outcome) + Send + Sync>;

/// A client of the API `A`: it implements every trait that is annotated with `#[endpoints(api = A)]`.
///
/// Cheap to clone, and all clones share one connection pool and one retry budget.
pub struct Client<A, #[cfg(feature = "reqwest")] T = ReqwestTransport, #[cfg(not(feature = "reqwest"))] T> {
    connection: Arc<Connection>,
    transport: Arc<T>,
    options: CallOptions,
    // The client holds no `A`, so it is `Send` and `Sync` whatever `A` is.
    api: PhantomData<fn() -> A>,
}

/// What the calls of a client share, without its types, so that what uses it is compiled once.
pub(crate) struct Connection {
    pub(crate) target: Target,
    pub(crate) tokens: Tokens,
    pub(crate) transport: Arc<dyn DynTransport>,
    pub(crate) environment: Arc<dyn Environment>,
    pub(crate) retry: RetryPolicy,
    pub(crate) timeouts: Timeouts,
    pub(crate) budget: Option<Arc<Bucket>>,
    pub(crate) limits: Limits,
    pub(crate) unknown_fields: UnknownFields,
    pub(crate) observer: Option<Observer>,
    pub(crate) api: ApiFacts,
}

/// What an [`Api`] says, as values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ApiFacts {
    pub(crate) name: &'static str,
    pub(crate) retry: RetryPolicy,
    pub(crate) timeouts: Timeouts,
    pub(crate) request_id_header: &'static str,
    pub(crate) retry_header: Option<&'static str>,
    pub(crate) rate_limit: Option<RateLimitHeaders>,
    pub(crate) unauthorized_is_unprocessed: bool,
    pub(crate) token: TokenPlacement,
    pub(crate) summarize: Summarize,
    pub(crate) help: &'static [Help],
}

impl ApiFacts {
    pub(crate) fn of<A: Api>() -> Self {
        Self {
            name: if A::NAME.is_empty() { type_name::<A>() } else { A::NAME },
            retry: A::RETRY,
            timeouts: A::TIMEOUTS,
            request_id_header: A::REQUEST_ID_HEADER,
            retry_header: A::RETRY_HEADER,
            rate_limit: A::RATE_LIMIT,
            unauthorized_is_unprocessed: A::UNAUTHORIZED_IS_UNPROCESSED,
            token: A::TOKEN,
            summarize: Summary::of::<A::ErrorBody>,
            help: A::HELP,
        }
    }
}

/// `Shop` of `shop_sdk::api::Shop`.
fn type_name<A>() -> &'static str {
    let name = std::any::type_name::<A>();
    name.rsplit("::").next().unwrap_or(name)
}

impl Connection {
    pub(crate) fn target(&self) -> &Target {
        &self.target
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("api", &self.api.name).field("target", &self.target).finish_non_exhaustive()
    }
}

#[cfg(feature = "reqwest")]
impl<A: Api> Client<A> {
    /// Begins a client over the default transport.
    ///
    /// ```
    /// # use mighty_runtime::{Api, Client, Problem};
    /// # enum Shop {}
    /// # impl Api for Shop {
    /// #     const BASE_URL: &'static str = "https://api.shop.example";
    /// #     type ErrorBody = Problem;
    /// # }
    /// # fn main() -> Result<(), mighty_runtime::Error> {
    /// # let token = "t";
    /// let shop = Client::<Shop>::builder().bearer(token).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn builder() -> ClientBuilder<A> {
        ClientBuilder::default()
    }
}

impl<A: Api, T: Transport> Client<A, T> {
    /// Begins a client over a transport of your own.
    #[must_use]
    pub fn over(transport: T) -> ClientBuilder<A, T> {
        ClientBuilder::over(transport)
    }

    fn new(connection: Arc<Connection>, transport: Arc<T>) -> Self {
        Self { connection, transport, options: CallOptions::new(), api: PhantomData }
    }
}

impl<A, T> Client<A, T> {
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
        self.connection.budget.as_ref().map(|budget| budget.tokens(self.connection.environment.now()))
    }

    pub(crate) fn connection(&self) -> &Arc<Connection> {
        &self.connection
    }

    pub(crate) fn options(&self) -> &CallOptions {
        &self.options
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
