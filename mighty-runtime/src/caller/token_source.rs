//! Tokens that expire, as the caller gives them.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;

use secrecy::SecretString;

/// Any error, as a [`TokenSource`] may have it.
pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// Gives tokens that expire: [`ClientBuilder::token_source`](crate::ClientBuilder::token_source).
///
/// It is asked before the first request, and once more when the server refuses a token with 401. Calls that run at the
/// same time share one answer.
///
/// ```
/// use mighty_runtime::{SecretString, TokenSource};
///
/// struct Login { /* a client of the login server */ }
///
/// impl TokenSource for Login {
///     async fn token(
///         &self,
///         refused: Option<&SecretString>,
///     ) -> Result<SecretString, Box<dyn std::error::Error + Send + Sync>> {
///         Ok(if refused.is_some() { "a new one" } else { "the one in the cache" }.into())
///     }
/// }
/// ```
pub trait TokenSource: Send + Sync + 'static {
    /// A token. `refused` is the one that the server did not accept, if that is why it asks.
    ///
    /// # Errors
    /// When there is none to be had. The first call then fails as not sent; a refused one keeps its 401.
    fn token(&self, refused: Option<&SecretString>) -> impl Future<Output = Result<SecretString, BoxError>> + Send;
}

/// [`TokenSource`] as an object.
pub(crate) trait DynTokenSource: Send + Sync {
    fn token_boxed<'a>(&'a self, refused: Option<&'a SecretString>) -> Asking<'a>;
}

pub(crate) type Asking<'a> = Pin<Box<dyn Future<Output = Result<SecretString, BoxError>> + Send + 'a>>;

impl<S: TokenSource> DynTokenSource for S {
    fn token_boxed<'a>(&'a self, refused: Option<&'a SecretString>) -> Asking<'a> {
        Box::pin(self.token(refused))
    }
}
