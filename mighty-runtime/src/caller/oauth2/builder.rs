//! OAuth 2 as a source of tokens, as the caller says it.

use std::fmt;
use std::sync::Arc;

use oauth2::TokenUrl;
use secrecy::SecretString;
use tokio::sync::Mutex;
use url::Url;

use super::error::OAuth2Error;
use super::exchange::{Exchange, Grant, OnRotation};
use super::fetch::Server;
use crate::base::loopback::is_loopback;
use crate::caller::errors::build::BuildError;
use crate::caller::token_source::{BoxError, Token, TokenRequest, TokenSource};
use crate::carry::transport::contract::{DynTransport, Transport};
#[cfg(feature = "hyper")]
use crate::carry::transport::hyper::over_hyper::HyperTransport;

/// Tokens of an OAuth 2 server (RFC 6749), for [`ClientBuilder::token_source`](crate::ClientBuilder::token_source).
///
/// ```
/// use mighty_runtime::{Api, Client, OAuth2, Problem};
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// # fn main() -> Result<(), mighty_runtime::Error> {
/// # let secret = "s";
///
/// let login = OAuth2::client_credentials("https://login.shop.example/token", "my-app", secret)
///     .scopes(["orders:read"])
///     .build()?;
/// let shop = Client::<Shop>::builder().token_source(login).build()?;
/// # Ok(())
/// # }
/// ```
///
/// A token is asked for before the first call, when it has expired (`expires_in`), and when the API refuses it. That there is
/// none is an error of the call, [`TransportErrorKind::Token`](crate::TransportErrorKind::Token), whose source is an
/// [`OAuth2Error`] with the server's code. `Debug` shows no secret.
pub struct OAuth2(Arc<Exchange>);

impl OAuth2 {
    /// Tokens of a client by itself (RFC 6749, 4.4).
    #[must_use]
    pub fn client_credentials(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<SecretString>,
    ) -> OAuth2Builder {
        OAuth2Builder::new(token_url.into(), client_id.into(), Grant::ClientCredentials).client_secret(client_secret)
    }

    /// Tokens for who gave the client this refresh token (RFC 6749, 6). Where the server gives another one in its place, that
    /// is used from then on; [`OAuth2Builder::on_rotation`] tells of it.
    #[must_use]
    pub fn refresh_token(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        refresh_token: impl Into<SecretString>,
    ) -> OAuth2Builder {
        let grant = Grant::Refresh(Mutex::new(refresh_token.into()));
        OAuth2Builder::new(token_url.into(), client_id.into(), grant)
    }
}

impl TokenSource for OAuth2 {
    async fn token(&self, _: &TokenRequest<'_>) -> Result<Token, BoxError> {
        let exchange = Arc::clone(&self.0);
        // A task of its own: if the call is dropped, a refresh token that was exchanged is not lost.
        let token = tokio::spawn(async move { exchange.token().await });
        token.await.unwrap_or_else(|_| Err(OAuth2Error::malformed("nobody waited for it"))).map_err(Into::into)
    }
}

impl fmt::Debug for OAuth2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2").field("client_id", &self.0.client_id).finish_non_exhaustive()
    }
}

/// The settings of an [`OAuth2`].
pub struct OAuth2Builder {
    exchange: Settings,
    transport: Option<Arc<dyn DynTransport>>,
}

struct Settings {
    url: String,
    client_id: String,
    client_secret: Option<SecretString>,
    in_body: bool,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
    grant: Grant,
    on_rotation: Option<OnRotation>,
}

impl OAuth2Builder {
    fn new(url: String, client_id: String, grant: Grant) -> Self {
        let exchange = Settings {
            url,
            client_id,
            client_secret: None,
            in_body: false,
            scopes: Vec::new(),
            parameters: Vec::new(),
            grant,
            on_rotation: None,
        };
        Self { exchange, transport: None }
    }

    /// What is asked for, in place of what the server gives by default.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.exchange.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// The client's secret, which a public client has none of.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<SecretString>) -> Self {
        self.exchange.client_secret = Some(secret.into());
        self
    }

    /// Sends the client's id and secret in the body, for servers that do not take them as `Authorization: Basic`
    /// (RFC 6749, 2.3.1).
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.exchange.in_body = true;
        self
    }

    /// A parameter that the server wants beside those of the specification: `audience`, `resource`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.exchange.parameters.push((name.into(), value.into()));
        self
    }

    /// Is told of each refresh token that takes the place of the one before, to be kept for the program's next run.
    #[must_use]
    pub fn on_rotation(mut self, on_rotation: impl Fn(&SecretString) + Send + Sync + 'static) -> Self {
        self.exchange.on_rotation = Some(Box::new(on_rotation));
        self
    }

    /// Asks through `transport`. Default: a `HyperTransport` of its own.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The source.
    ///
    /// # Errors
    /// When the URL is not https, or http on loopback; when it has a user name, a password or a fragment; when there is no
    /// transport, or it cannot be set up.
    pub fn build(self) -> Result<OAuth2, BuildError> {
        let Settings { url, client_id, client_secret, in_body, scopes, parameters, grant, on_rotation } = self.exchange;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let url = check(&url)?;
        Ok(OAuth2(Arc::new(Exchange {
            url,
            client_id,
            client_secret,
            in_body,
            scopes,
            parameters,
            grant,
            on_rotation,
            server: Server(transport),
        })))
    }
}

#[cfg(feature = "hyper")]
fn default_transport() -> Result<Arc<dyn DynTransport>, BuildError> {
    Ok(Arc::new(HyperTransport::new()?))
}

#[cfg(not(feature = "hyper"))]
fn default_transport() -> Result<Arc<dyn DynTransport>, BuildError> {
    Err(BuildError::new("OAuth2::transport", "there is no default without the feature `hyper`; name one"))
}

/// The URL stays out of the messages.
fn check(text: &str) -> Result<TokenUrl, BuildError> {
    let refuse = |problem: &str| Err(BuildError::new("OAuth2::token_url", problem));
    let Ok(url) = Url::parse(text) else { return refuse("it is not an absolute URL") };
    if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
        return refuse("it is not https, which alone keeps the secret; http is allowed on loopback only");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("it holds a user name or a password");
    }
    if url.fragment().is_some() {
        return refuse("it has a fragment (RFC 6749, 3.2)");
    }
    Ok(TokenUrl::from_url(url))
}

impl fmt::Debug for OAuth2Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2Builder").field("client_id", &self.exchange.client_id).finish_non_exhaustive()
    }
}
