//! The tokens of one scope: the current one, and whether it was refused.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex as StdMutex, PoisonError};
use std::time::{Duration, Instant};

use http::{HeaderValue, Uri};
use secrecy::SecretString;
use tokio::sync::Mutex;

use super::credential::Credential;
use crate::author::api::TokenPlacement;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::token_source::{BoxError, DynTokenSource, TokenRequest};
use crate::describe::endpoint::Endpoint;

/// The longest time before its end at which a token is no longer used.
const MAX_MARGIN: Duration = Duration::from_secs(30);

/// The tokens of one scope.
#[derive(Default)]
pub(super) struct Slot {
    /// How often the source was asked: tells those who waited whether somebody asked for them.
    asked: AtomicU64,
    refusal: StdMutex<Refusal>,
    current: Mutex<Option<Held>>,
}

/// A token that was refused to a request which could not be repeated.
#[derive(Default)]
struct Refusal {
    /// Its generation, 0 if there was none.
    generation: u64,
    challenges: Vec<HeaderValue>,
}

struct Held {
    token: Option<SecretString>,
    granted: Granted,
    /// When it is no longer used.
    until: Option<Instant>,
}

/// A credential, and which one it is, so that two calls that were refused the same one renew it once.
#[derive(Clone)]
pub(super) struct Granted {
    /// `None` is a request without one, for its challenge.
    pub(super) credential: Option<Credential>,
    generation: u64,
}

/// Who asks, for which request, and when.
pub(super) struct Asker<'a> {
    pub(super) source: &'a dyn DynTokenSource,
    pub(super) placement: TokenPlacement,
    pub(super) scope: &'a str,
    pub(super) endpoint: &'static Endpoint,
    pub(super) uri: &'a Uri,
    pub(super) now: Instant,
}

impl Slot {
    /// The current credential; the first one is asked for, and so is one in place of one that was refused or has expired.
    pub(super) async fn current(&self, asker: &Asker<'_>) -> Result<Granted, TransportError> {
        let seen = self.asked.load(Ordering::SeqCst);
        let mut current = self.current.lock().await;
        let Some(held) = &*current else { return self.ask(asker, &mut current, seen, None).await };
        let refusal = self.refusal_of(&held.granted);
        let has_expired = held.until.is_some_and(|until| until <= asker.now);
        match refusal {
            None if !has_expired => Ok(held.granted.clone()),
            refusal => self.ask(asker, &mut current, seen, refusal.as_deref()).await,
        }
    }

    /// A credential other than `refused`: one that another call has got meanwhile, or a new one.
    pub(super) async fn renew(
        &self,
        asker: &Asker<'_>,
        refused: &Granted,
        challenges: &[HeaderValue],
    ) -> Result<Granted, TransportError> {
        let seen = self.asked.load(Ordering::SeqCst);
        let mut current = self.current.lock().await;
        match &*current {
            Some(held) if held.granted.generation != refused.generation => Ok(held.granted.clone()),
            _ => self.ask(asker, &mut current, seen, Some(challenges)).await,
        }
    }

    /// Notes a refusal for the next call, where this one cannot be repeated.
    pub(super) fn refuse(&self, refused: &Granted, challenges: Vec<HeaderValue>) {
        let mut refusal = self.refusal.lock().unwrap_or_else(PoisonError::into_inner);
        *refusal = Refusal { generation: refused.generation, challenges };
    }

    /// The challenges by which this one was refused, if it was.
    fn refusal_of(&self, granted: &Granted) -> Option<Vec<HeaderValue>> {
        let refusal = self.refusal.lock().unwrap_or_else(PoisonError::into_inner);
        (refusal.generation == granted.generation).then(|| refusal.challenges.clone())
    }

    /// Asks the source, unless somebody has done so in vain since `seen`: those who wait for the same answer share it.
    /// `challenges` are there when the current token was refused.
    async fn ask(
        &self,
        asker: &Asker<'_>,
        current: &mut Option<Held>,
        seen: u64,
        challenges: Option<&[HeaderValue]>,
    ) -> Result<Granted, TransportError> {
        if self.asked.load(Ordering::SeqCst) != seen {
            return Err(no_token("another call has just been told that there is none"));
        }
        let held = current.as_ref().filter(|_| challenges.is_some());
        let request = TokenRequest {
            endpoint: asker.endpoint,
            uri: asker.uri,
            scope: asker.scope,
            refused: held.and_then(|held| held.token.as_ref()),
            challenges: challenges.unwrap_or_default(),
        };
        let answer = asker.source.token_boxed(&request).await;
        let generation = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let token = answer.map_err(no_token)?;
        let credential = token.value.as_ref().map(|token| Credential::new(asker.placement, token)).transpose();
        let granted = Granted { credential: credential.map_err(no_token)?, generation };
        let until = token.lifetime.and_then(|lifetime| asker.now.checked_add(used(lifetime)));
        *current = Some(Held { token: token.value, granted: granted.clone(), until });
        Ok(granted)
    }
}

/// How long of its life a token is used: a request takes its time, and clocks differ.
fn used(lifetime: Duration) -> Duration {
    lifetime.saturating_sub((lifetime / 10).min(MAX_MARGIN))
}

fn no_token(cause: impl Into<BoxError>) -> TransportError {
    TransportError::new(TransportErrorKind::Token, Delivery::NotSent).with_source(cause)
}
