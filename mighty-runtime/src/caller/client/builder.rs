//! Builds a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName};
use secrecy::SecretString;

use super::default::DefaultTransport;
use super::handle::Client;
use super::settings::Settings;
use crate::author::api::{Api, TokenPlacement};
use crate::author::facts::ApiFacts;
use crate::base::environment::Environment;
#[cfg(feature = "testing")]
use crate::base::unknown_fields::UnknownFields;
use crate::caller::credentials::{Credentials, What};
use crate::caller::errors::build::BuildError;
use crate::caller::limiter::contract::Limiter;
use crate::caller::outcome::Outcome;
use crate::caller::shared_budget::SharedBudget;
use crate::caller::signer::Signer;
use crate::caller::token_source::TokenSource;
use crate::carry::connection::Connection;
use crate::carry::retry::budget::RetryBudget;
use crate::carry::retry::shared::Shared;
use crate::carry::transport::contract::Transport;
#[cfg(feature = "hyper")]
use crate::carry::transport::hyper::builder::HyperTransportBuilder;
use crate::describe::endpoint::Endpoint;
use crate::describe::retry_policy::RetryPolicy;

/// The settings of a [`Client`]. What is not set is taken from the [`Api`], or has the default named at each method.
pub struct ClientBuilder<A, T = DefaultTransport> {
    settings: Settings,
    transport: TransportSource<T>,
    api: PhantomData<fn() -> A>,
}

/// The transport, or how to make it when the client is built.
enum TransportSource<T> {
    Given(T),
    #[cfg(feature = "hyper")]
    Default(fn(HyperTransportBuilder) -> Result<T, BuildError>),
}

#[cfg(feature = "hyper")]
impl<A: Api> Client<A> {
    /// Begins a client over the default transport, a [`HyperTransport`](crate::HyperTransport).
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

impl<A: Api> Client<A> {
    /// Begins a client over a transport of your own: `Client::<Shop>::over(transport)`.
    #[must_use]
    pub fn over<T: Transport>(transport: T) -> ClientBuilder<A, T> {
        ClientBuilder::over(transport)
    }
}

#[cfg(feature = "hyper")]
impl<A: Api> ClientBuilder<A> {
    /// How long the default transport keeps a connection without a request, as
    /// [`HyperTransportBuilder::idle_timeout`]. Default: 4 s for HTTP/1, 90 s for HTTP/2; what a server says (`Keep-Alive`) goes
    /// before it.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.idle_timeout = Some(timeout);
        self
    }
}

#[cfg(feature = "hyper")]
impl<A: Api> Default for ClientBuilder<A> {
    fn default() -> Self {
        let transport = TransportSource::Default(HyperTransportBuilder::build);
        Self { settings: Settings::default(), transport, api: PhantomData }
    }
}

impl<A: Api, T: Transport> ClientBuilder<A, T> {
    /// A builder whose client sends through `transport`.
    #[must_use]
    pub fn over(transport: T) -> Self {
        Self { settings: Settings::default(), transport: TransportSource::Given(transport), api: PhantomData }
    }

    /// Sends through `transport`.
    #[must_use]
    pub fn transport<U: Transport>(self, transport: U) -> ClientBuilder<A, U> {
        ClientBuilder { settings: self.settings, transport: TransportSource::Given(transport), api: PhantomData }
    }

    /// The URL that paths are appended to. Default: [`Api::BASE_URL`].
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = Some(url.into());
        self
    }

    /// The URL of one of the [other bases](Api::BASES) of the API, by its name.
    #[must_use]
    pub fn base_url_of(mut self, base: impl Into<String>, url: impl Into<String>) -> Self {
        self.settings.bases.push((base.into(), url.into()));
        self
    }

    /// The token, sent as [`Api::TOKEN`] says.
    #[must_use]
    pub fn token(self, token: impl Into<SecretString>) -> Self {
        self.asking(Credentials::of("token", What::Token(None, token.into())))
    }

    /// The token, sent as `Authorization: Bearer`, whatever [`Api::TOKEN`] says.
    #[must_use]
    pub fn bearer(self, token: impl Into<SecretString>) -> Self {
        self.asking(Credentials::of("token", What::Token(Some(TokenPlacement::Bearer), token.into())))
    }

    /// A user name and a password, sent as `Authorization: Basic` in UTF-8 (RFC 7617), whatever [`Api::TOKEN`] says. The name
    /// has no colon, and neither has control characters.
    #[must_use]
    pub fn basic(self, user: impl Into<String>, password: impl Into<SecretString>) -> Self {
        self.asking(Credentials::basic(user, password))
    }

    /// Who is asking, where that is more than one token: two keys, or one in two places.
    ///
    /// ```
    /// # use mighty_runtime::{Api, Client, Credentials, Problem};
    /// # enum Shop {}
    /// # impl Api for Shop {
    /// #     const BASE_URL: &'static str = "https://api.shop.example";
    /// #     type ErrorBody = Problem;
    /// # }
    /// # fn main() -> Result<(), mighty_runtime::Error> {
    /// # let (key, other) = ("k", "o");
    /// let keys = Credentials::header("X-Api-Key", key).and(Credentials::header("X-Application-Key", other));
    /// let shop = Client::<Shop>::builder().credentials(keys).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn credentials(self, credentials: Credentials) -> Self {
        self.asking(credentials)
    }

    fn asking(mut self, tokens: Credentials) -> Self {
        let before = std::mem::take(&mut self.settings.credentials);
        self.settings.credentials = before.with_token(tokens);
        self
    }

    /// Who is asking, for the endpoints that say it by this name: `auth = "admin"`. [`Api::AUTH`] declares the name. A call of
    /// such an endpoint without them is an error, and nothing is sent.
    #[must_use]
    pub fn credentials_for(mut self, name: impl Into<String>, credentials: Credentials) -> Self {
        let name = name.into();
        self.settings.named.retain(|(other, _)| *other != name);
        self.settings.named.push((name, credentials));
        self
    }

    /// What signs each request, beside a token or in place of one.
    #[must_use]
    pub fn signer(mut self, signer: impl Signer) -> Self {
        let before = std::mem::take(&mut self.settings.credentials);
        self.settings.credentials = before.with_signer(Credentials::signer(signer));
        self
    }

    /// A source of tokens that expire, in place of a token. They are sent as [`Api::TOKEN`] says; one that the server
    /// refuses with 401 is renewed once, and the request repeated, if it may be.
    #[must_use]
    pub fn token_source(self, source: impl TokenSource) -> Self {
        self.asking(Credentials::source(source))
    }

    /// A header for every request, in place of the API's of that name. Values are never logged. The headers of the
    /// connection, of the message's framing (`Host`, `Content-Length`, …) and `Content-Type` are the library's.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Asks `propagate` for headers of each attempt, within the span of its call: for a trace that goes on at the server. They
    /// go before what the client has under their names, and behind what the call says itself. Those of the message's framing
    /// are an error of the call.
    ///
    /// ```
    /// # use mighty_runtime::http::HeaderValue;
    /// # use mighty_runtime::{Api, Client, Problem};
    /// # enum Shop {}
    /// # impl Api for Shop {
    /// #     const BASE_URL: &'static str = "https://api.shop.example";
    /// #     type ErrorBody = Problem;
    /// # }
    /// # struct Context { trace: u128, span: u64 }
    /// # fn current() -> Context { Context { trace: 1, span: 2 } }
    /// # fn main() -> Result<(), mighty_runtime::Error> {
    /// // W3C Trace Context, of whatever keeps the current span.
    /// let shop = Client::<Shop>::builder().propagate(|_, headers| {
    ///     let Context { trace, span } = current();
    ///     if let Ok(parent) = HeaderValue::try_from(format!("00-{trace:032x}-{span:016x}-01")) {
    ///         headers.insert("traceparent", parent);
    ///     }
    /// });
    /// # shop.build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn propagate(mut self, propagate: impl Fn(&Endpoint, &mut HeaderMap) + Send + Sync + 'static) -> Self {
        self.settings.propagate = Some(Box::new(propagate));
        self
    }

    /// The `User-Agent`. Default: [`Api::USER_AGENT`], else name and version of the SDK's package and of this library.
    #[must_use]
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.settings.user_agent = Some(user_agent.into());
        self
    }

    /// Time for a whole call, waits between attempts included. Default: 30 s.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeouts.call = Some(timeout);
        self
    }

    /// Time for one attempt. Default: 10 s, also where the call has more: a large upload needs both.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeouts.attempt = Some(timeout);
        self
    }

    /// The longest silence within a body that is read as it comes, as in [`Timeouts::idle`](crate::Timeouts::idle). Default: 60 s.
    #[must_use]
    pub fn stream_idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeouts.idle = Some(timeout);
        self
    }

    /// Retry settings, which go before those of the endpoints, field by field.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = self.settings.retry.overridden_by(policy);
        self
    }

    /// The retry budget, which all calls of the client share.
    #[must_use]
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.settings.budget = budget;
        self
    }

    /// A retry budget that other clients draw on as well, beside the [own one](Self::retry_budget), which is asked first and alone where this
    /// one cannot be reached.
    #[must_use]
    pub fn shared_retry_budget(mut self, budget: impl SharedBudget) -> Self {
        self.settings.shared_budget = Some(Shared::new(Box::new(budget)));
        self
    }

    /// Decides when each attempt may be sent; [`and`](Limiter::and) makes one of two. An `Arc` of one is shared by several clients.
    ///
    /// ```
    /// # use mighty_runtime::{Api, Client, HeaderLimiter, Problem};
    /// # enum Shop {}
    /// # impl Api for Shop {
    /// #     const BASE_URL: &'static str = "https://api.shop.example";
    /// #     type ErrorBody = Problem;
    /// # }
    /// # fn main() -> Result<(), mighty_runtime::Error> {
    /// let shop = Client::<Shop>::builder().limiter(HeaderLimiter::new()).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn limiter(mut self, limiter: impl Limiter) -> Self {
        self.settings.limiter = Some(Box::new(limiter));
        self
    }

    /// The largest body of a success, in bytes after decompression. Default: 32 MiB.
    #[must_use]
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.settings.limits.success = bytes;
        self
    }

    /// The largest item of a stream, an event's data or a line, in bytes after decompression. Default: 1 MiB. An event's id has at
    /// most 8 KiB.
    #[must_use]
    pub fn max_item(mut self, bytes: usize) -> Self {
        self.settings.limits.item = bytes;
        self
    }

    /// How much of an error's body is kept, in bytes after decompression. Default: 64 KiB.
    #[must_use]
    pub fn max_error_body(mut self, bytes: usize) -> Self {
        self.settings.limits.error = bytes;
        self
    }

    /// Does not accept that an answer has fields which its type ignores: for tests that want to learn of what the API has
    /// added, or of a name with a typo.
    ///
    /// A success with such a field is `Unexpected`, of the kind [`Decode`](crate::UnexpectedKind::Decode); its
    /// [`decode_error`](crate::Unexpected::decode_error) names the first one by its path, and says how many more there are.
    /// An error answer stays what its status says, in every respect; only
    /// [`StatusError::decode_error`](crate::StatusError::decode_error) names a field that [`ErrorAnswer::json`] came across
    /// and its type ignores.
    ///
    /// serde keeps some fields out of sight: a struct with a `#[serde(flatten)]` field takes in all of them, and in enums
    /// that are `untagged` or have a `tag` they are not seen. A success type gets code for this wherever the feature is on.
    ///
    /// [`ErrorAnswer::json`]: crate::ErrorAnswer::json
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn deny_unknown_fields(mut self) -> Self {
        self.settings.unknown_fields = UnknownFields::Denied;
        self
    }

    /// Tells `observer` of every call that ends, successes included: for metrics. It is called by the task that makes the
    /// call, so it should be quick; a call that is dropped, or whose request could not be built, is not told of. Of a stream or a
    /// download, it is told when that begins, and again each time after it broke off.
    #[must_use]
    pub fn observe(mut self, observer: impl Fn(&Outcome) + Send + Sync + 'static) -> Self {
        self.settings.observer = Some(Box::new(observer));
        self
    }

    /// Another clock and another source of randomness, for tests.
    #[must_use]
    pub fn environment(mut self, environment: impl Environment) -> Self {
        self.settings.environment = Arc::new(environment);
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When a setting has a value that it cannot have, or the transport cannot be set up.
    pub fn build(self) -> Result<Client<A, T>, BuildError> {
        let mut settings = self.settings;
        let (main, sites) = settings.sites::<A>()?;
        let token_parameters = settings.token_parameters::<A>();
        let (access, named) = settings.access::<A>()?;
        let transport = Arc::new(match self.transport {
            #[cfg(feature = "hyper")]
            TransportSource::Given(_) if settings.idle_timeout.is_some() => {
                let problem = "it is a setting of the transport, which was given: say it to the builder of that";
                return Err(BuildError::new("idle_timeout", problem));
            }
            TransportSource::Given(transport) => transport,
            #[cfg(feature = "hyper")]
            TransportSource::Default(make) => make(HyperTransportBuilder::resting(settings.idle_timeout))?,
        });
        let connection = Connection {
            main,
            sites,
            access,
            named,
            token_parameters,
            propagate: settings.propagate,
            transport: transport.clone(),
            environment: settings.environment,
            retry: settings.retry,
            timeouts: settings.timeouts,
            limits: settings.limits,
            unknown_fields: settings.unknown_fields,
            observer: settings.observer,
            limiter: settings.limiter,
            shared_budget: settings.shared_budget,
            api: ApiFacts::of::<A>(),
            request_id: HeaderName::from_bytes(A::REQUEST_ID_HEADER.as_bytes()).ok(),
        };
        Ok(Client::new(Arc::new(connection), transport))
    }
}

impl<A: Api, T> fmt::Debug for ClientBuilder<A, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("api", &ApiFacts::of::<A>().name).finish_non_exhaustive()
    }
}
