//! Tokens that expire, as the caller gives them.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use http::{HeaderValue, Uri};
use secrecy::SecretString;

use super::challenge::{Challenge, ChallengeError, parse};
use crate::describe::endpoint::Endpoint;

/// Any error, as a [`TokenSource`] may have it.
pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// Gives tokens that expire: [`ClientBuilder::token_source`](crate::ClientBuilder::token_source).
///
/// It is asked before the first request, when a token has [expired](Token::expires_in), and once more when the server refuses one
/// with 401. Calls that run at the same time share one answer.
///
/// ```
/// use mighty_runtime::{Token, TokenRequest, TokenSource};
///
/// struct Login { /* a client of the login server */ }
///
/// impl TokenSource for Login {
///     async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
///         Ok(if request.refused().is_some() { "a new one" } else { "the one in the cache" }.into())
///     }
/// }
/// ```
pub trait TokenSource: Send + Sync + 'static {
    /// Which of its tokens a request needs, for an API that wants different ones: `repository:app:pull`. Those of each scope are
    /// asked for, kept and renewed by themselves. By default there is one for all requests.
    ///
    /// Of more than 1,000 scopes at once all are forgotten, and asked for again.
    fn scope(&self, _request: &TokenRequest<'_>) -> String {
        String::new()
    }

    /// A token for this request, and for all others of its scope.
    ///
    /// # Errors
    /// When there is none to be had. The first call then fails as not sent; a refused one keeps its 401, with the error as
    /// [`Outcome::token_error`](crate::Outcome::token_error).
    fn token(&self, request: &TokenRequest<'_>) -> impl Future<Output = Result<Token, BoxError>> + Send;
}

/// What a [`TokenSource`] is asked for.
pub struct TokenRequest<'a> {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) uri: &'a Uri,
    pub(crate) scope: &'a str,
    pub(crate) refused: Option<&'a SecretString>,
    pub(crate) challenges: &'a [HeaderValue],
}

impl<'a> TokenRequest<'a> {
    /// The endpoint that is called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// The path that is asked for, the base URL's included, encoded.
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.uri.path()
    }

    /// What [`TokenSource::scope`] said of this request.
    #[must_use]
    pub fn scope(&self) -> &'a str {
        self.scope
    }

    /// The token that the server did not accept, if that is why the source is asked.
    #[must_use]
    pub fn refused(&self) -> Option<&'a SecretString> {
        self.refused
    }

    /// What the server wants to see instead: the challenges of its 401 (`WWW-Authenticate`; RFC 9110, 11.6.1), in order. None
    /// before there was one.
    ///
    /// # Errors
    /// When a challenge cannot be parsed.
    pub fn challenges(&self) -> Result<Vec<Challenge>, ChallengeError> {
        parse(self.challenges)
    }
}

/// Neither the token nor the path is shown.
impl fmt::Debug for TokenRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRequest")
            .field("endpoint", &self.endpoint.name())
            .field("is_refused", &self.refused.is_some())
            .finish_non_exhaustive()
    }
}

/// What a [`TokenSource`] gives: a token, made by `into()` from a `String`, `&str` or `SecretString`, or none.
#[derive(Debug)]
pub struct Token {
    pub(crate) value: Option<SecretString>,
    pub(crate) lifetime: Option<Duration>,
}

impl Token {
    /// No token yet: the request goes out without, and the challenge that comes back tells which one is wanted.
    #[must_use]
    pub fn none() -> Self {
        Self { value: None, lifetime: None }
    }

    /// How long it is good for, from now: a tenth of it before the end, but at most 30 s, it is asked for anew, in place of a
    /// request that would be refused.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}

impl From<SecretString> for Token {
    fn from(token: SecretString) -> Self {
        Self { value: Some(token), lifetime: None }
    }
}

impl From<String> for Token {
    fn from(token: String) -> Self {
        SecretString::from(token).into()
    }
}

impl From<&str> for Token {
    fn from(token: &str) -> Self {
        SecretString::from(token).into()
    }
}

/// [`TokenSource`] as an object.
pub(crate) trait DynTokenSource: Send + Sync {
    fn scope(&self, request: &TokenRequest<'_>) -> String;
    fn token_boxed<'a>(&'a self, request: &'a TokenRequest<'a>) -> Asking<'a>;
}

pub(crate) type Asking<'a> = Pin<Box<dyn Future<Output = Result<Token, BoxError>> + Send + 'a>>;

impl<S: TokenSource> DynTokenSource for S {
    fn scope(&self, request: &TokenRequest<'_>) -> String {
        TokenSource::scope(self, request)
    }

    fn token_boxed<'a>(&'a self, request: &'a TokenRequest<'a>) -> Asking<'a> {
        Box::pin(self.token(request))
    }
}
