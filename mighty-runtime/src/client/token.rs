//! Where a client's token comes from: given once, or asked for and renewed.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};

use secrecy::SecretString;
use tokio::sync::Mutex;

use super::credential::Credential;
use crate::{BuildError, Delivery, TokenPlacement, TransportError, TransportErrorKind};

/// Any error, as a [`TokenSource`] may have it.
type BoxError = Box<dyn StdError + Send + Sync>;

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
trait DynTokenSource: Send + Sync {
    fn token_boxed<'a>(&'a self, refused: Option<&'a SecretString>) -> Asking<'a>;
}

type Asking<'a> = Pin<Box<dyn Future<Output = Result<SecretString, BoxError>> + Send + 'a>>;

impl<S: TokenSource> DynTokenSource for S {
    fn token_boxed<'a>(&'a self, refused: Option<&'a SecretString>) -> Asking<'a> {
        Box::pin(self.token(refused))
    }
}

/// What gives a client's calls their credential.
pub(crate) enum Tokens {
    /// No token.
    None,
    /// The same one always.
    Fixed(Credential),
    /// One that can be renewed.
    Renewable(Box<Renewable>),
}

/// A credential, and which one it is, so that two calls that were refused the same one renew it once.
#[derive(Clone)]
pub(crate) struct Granted {
    pub(crate) credential: Credential,
    generation: u64,
}

pub(crate) struct Renewable {
    source: Box<dyn DynTokenSource>,
    placement: TokenPlacement,
    /// How often the source was asked: tells those who waited whether somebody asked for them.
    asked: AtomicU64,
    /// The generation that was refused to a request that could not be repeated, 0 if none was.
    refused: AtomicU64,
    current: Mutex<Option<(SecretString, Granted)>>,
}

impl Tokens {
    pub(super) fn fixed(placement: TokenPlacement, token: &SecretString) -> Result<Self, BuildError> {
        Credential::new(placement, token).map(Self::Fixed).map_err(|problem| BuildError::new("token", problem))
    }

    pub(super) fn renewable(placement: TokenPlacement, source: impl TokenSource) -> Self {
        let (asked, refused, current) = (AtomicU64::new(0), AtomicU64::new(0), Mutex::new(None));
        Self::Renewable(Box::new(Renewable { source: Box::new(source), placement, asked, refused, current }))
    }
}

impl Renewable {
    /// The current credential; the first one is asked for, and so is one in place of one that was refused.
    pub(crate) async fn current(&self) -> Result<Granted, TransportError> {
        let seen = self.asked.load(Ordering::SeqCst);
        let mut current = self.current.lock().await;
        match &*current {
            Some((_, granted)) if granted.generation != self.refused.load(Ordering::SeqCst) => Ok(granted.clone()),
            _ => self.ask(&mut current, seen).await,
        }
    }

    /// A credential other than `refused`: one that another call has got meanwhile, or a new one.
    pub(crate) async fn renew(&self, refused: &Granted) -> Result<Granted, TransportError> {
        let seen = self.asked.load(Ordering::SeqCst);
        let mut current = self.current.lock().await;
        match &*current {
            Some((_, granted)) if granted.generation != refused.generation => Ok(granted.clone()),
            _ => self.ask(&mut current, seen).await,
        }
    }

    /// Notes a refusal for the next call, where this one cannot be repeated.
    pub(crate) fn refuse(&self, refused: &Granted) {
        self.refused.store(refused.generation, Ordering::SeqCst);
    }

    /// Asks the source, unless somebody has done so in vain since `seen`: those who wait for the same answer share it.
    async fn ask(&self, current: &mut Option<(SecretString, Granted)>, seen: u64) -> Result<Granted, TransportError> {
        if self.asked.load(Ordering::SeqCst) != seen {
            return Err(no_token("another call has just been told that there is none"));
        }
        let answer = self.source.token_boxed(current.as_ref().map(|(token, _)| token)).await;
        let generation = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let token = answer.map_err(no_token)?;
        let credential = Credential::new(self.placement, &token).map_err(no_token)?;
        let granted = Granted { credential, generation };
        *current = Some((token, granted.clone()));
        Ok(granted)
    }
}

fn no_token(cause: impl Into<BoxError>) -> TransportError {
    TransportError::new(TransportErrorKind::Token, Delivery::NotSent).with_source(cause)
}
