//! Where a client's token comes from: given once, or asked for and renewed.

use std::sync::atomic::{AtomicU64, Ordering};

use secrecy::SecretString;
use tokio::sync::Mutex;

use super::credential::Credential;
use crate::author::api::TokenPlacement;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::errors::build::BuildError;
use crate::caller::token_source::{BoxError, DynTokenSource, TokenSource};

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
    pub(crate) fn fixed(placement: TokenPlacement, token: &SecretString) -> Result<Self, BuildError> {
        Credential::new(placement, token).map(Self::Fixed).map_err(|problem| BuildError::new("token", problem))
    }

    pub(crate) fn renewable(placement: TokenPlacement, source: impl TokenSource) -> Self {
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
