//! Builds a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName, HeaderValue};
use secrecy::SecretString;

use super::default::DefaultTransport;
use super::handle::Client;
use crate::author::api::{Api, TokenPlacement};
use crate::author::facts::ApiFacts;
use crate::base::environment::{Environment, System};
use crate::base::unknown_fields::UnknownFields;
use crate::caller::errors::build::BuildError;
use crate::caller::outcome::Outcome;
use crate::caller::token_source::TokenSource;
use crate::carry::connection::{Connection, Observer};
use crate::carry::request::base_url::BaseUrl;
use crate::carry::request::framing;
use crate::carry::request::target::Target;
use crate::carry::response::read::Limits;
use crate::carry::retry::budget::{Bucket, RetryBudget};
use crate::carry::token::tokens::Tokens;
use crate::carry::transport::contract::Transport;
#[cfg(feature = "hyper")]
use crate::carry::transport::hyper::builder::HyperTransportBuilder;
use crate::describe::retry_policy::RetryPolicy;
use crate::describe::timeouts::Timeouts;

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

struct Settings {
    base_url: Option<String>,
    token: Token,
    /// Not checked yet: `build` says what is wrong with them.
    headers: Vec<(String, String)>,
    user_agent: Option<String>,
    retry: RetryPolicy,
    budget: RetryBudget,
    timeouts: Timeouts,
    limits: Limits,
    unknown_fields: UnknownFields,
    observer: Option<Observer>,
    environment: Arc<dyn Environment>,
    #[cfg(feature = "hyper")]
    idle_timeout: Option<Duration>,
}

/// The token as it was given; `build` says what is wrong with it.
enum Token {
    None,
    Fixed(TokenPlacement, SecretString),
    Source(Tokens),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: None,
            token: Token::None,
            headers: Vec::new(),
            user_agent: None,
            retry: RetryPolicy::new(),
            budget: RetryBudget::new(),
            timeouts: Timeouts::new(),
            limits: Limits::default(),
            unknown_fields: UnknownFields::default(),
            observer: None,
            environment: Arc::new(System),
            #[cfg(feature = "hyper")]
            idle_timeout: None,
        }
    }
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

    /// The token, sent as [`Api::TOKEN`] says.
    #[must_use]
    pub fn token(mut self, token: impl Into<SecretString>) -> Self {
        self.settings.token = Token::Fixed(A::TOKEN, token.into());
        self
    }

    /// The token, sent as `Authorization: Bearer`, whatever [`Api::TOKEN`] says.
    #[must_use]
    pub fn bearer(mut self, token: impl Into<SecretString>) -> Self {
        self.settings.token = Token::Fixed(TokenPlacement::Bearer, token.into());
        self
    }

    /// A source of tokens that expire, in place of a token. They are sent as [`Api::TOKEN`] says; one that the server
    /// refuses with 401 is renewed once, and the request repeated, if it may be.
    #[must_use]
    pub fn token_source(mut self, source: impl TokenSource) -> Self {
        self.settings.token = Token::Source(Tokens::renewable(A::TOKEN, source));
        self
    }

    /// A header for every request, in place of the API's of that name. Values are never logged. The headers of the
    /// connection, of the message's framing (`Host`, `Content-Length`, …) and `Content-Type` are the library's.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
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

    /// The largest body of a success, in bytes after decompression. Default: 32 MiB.
    #[must_use]
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.settings.limits.success = bytes;
        self
    }

    /// The largest item of a stream, an event's data or a line, in bytes after decompression. Default: 1 MiB.
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
    /// call, so it should be quick; a call that is dropped, or whose request could not be built, is not told of.
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
        let headers = self.settings.all_headers::<A>()?;
        let settings = self.settings;
        let base = BaseUrl::parse(settings.base_url.as_deref().unwrap_or(A::BASE_URL))?;
        let tokens = match settings.token {
            Token::None => Tokens::None,
            Token::Fixed(placement, token) => Tokens::fixed(placement, &token)?,
            Token::Source(tokens) => tokens,
        };
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
            target: Target::new(base, headers)?,
            tokens,
            transport: transport.clone(),
            environment: settings.environment,
            retry: settings.retry,
            timeouts: settings.timeouts,
            budget: Bucket::new(settings.budget),
            admission: Arc::default(),
            limits: settings.limits,
            unknown_fields: settings.unknown_fields,
            observer: settings.observer,
            api: ApiFacts::of::<A>(),
            request_id: HeaderName::from_bytes(A::REQUEST_ID_HEADER.as_bytes()).ok(),
        };
        Ok(Client::new(Arc::new(connection), transport))
    }
}

impl Settings {
    /// The API's headers, those of this client in place of its own, and a `User-Agent` if anyone has named one.
    fn all_headers<A: Api>(&self) -> Result<HeaderMap, BuildError> {
        let mut headers = HeaderMap::new();
        for (name, value) in A::HEADERS {
            insert(&mut headers, "Api::HEADERS", name, value)?;
        }
        if let Some(user_agent) = self.user_agent.as_deref().or(A::USER_AGENT) {
            insert(&mut headers, "user_agent", USER_AGENT.as_str(), user_agent)?;
        }
        for (name, value) in &self.headers {
            insert(&mut headers, "header", name, value)?;
        }
        Ok(headers)
    }
}

fn insert(headers: &mut HeaderMap, setting: &'static str, name: &str, value: &str) -> Result<(), BuildError> {
    let name =
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::new(setting, "it is not a header's name"))?;
    if framing::is_owned(&name) {
        let problem = format!("`{name}` is set by the library for each request; take it out");
        return Err(BuildError::new(setting, problem));
    }
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        BuildError::new(setting, format!("the value of `{name}` has a character that a header cannot carry"))
    })?;
    // Any of them may be a key: none is to be seen in a log of a transport.
    value.set_sensitive(true);
    headers.insert(name, value);
    Ok(())
}

impl<A: Api, T> fmt::Debug for ClientBuilder<A, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("api", &ApiFacts::of::<A>().name).finish_non_exhaustive()
    }
}
