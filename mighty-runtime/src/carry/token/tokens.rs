//! Where a client's token comes from: given once, or asked for and renewed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::Uri;
use secrecy::SecretString;

use super::credential::Credential;
use super::slot::Slot;
use crate::author::api::TokenPlacement;
use crate::caller::errors::build::BuildError;
use crate::caller::token_source::{DynTokenSource, TokenRequest, TokenSource};
use crate::describe::endpoint::Endpoint;

/// How many scopes are kept. An API has a handful; one that has a scope per user shall not fill the memory.
const MAX_SCOPES: usize = 1_000;

/// What gives a client's calls their credential.
pub(crate) enum Tokens {
    /// No token.
    None,
    /// The same one always.
    Fixed(Credential),
    /// One that can be renewed.
    Renewable(Arc<Renewable>),
}

/// A source, and the tokens that it has given.
pub(crate) struct Renewable {
    pub(super) source: Box<dyn DynTokenSource>,
    pub(super) placement: TokenPlacement,
    /// The tokens of all requests that name no scope.
    common: Arc<Slot>,
    scoped: Mutex<HashMap<String, Arc<Slot>>>,
}

impl Tokens {
    pub(crate) fn fixed(placement: TokenPlacement, token: &SecretString) -> Result<Self, BuildError> {
        Credential::new(placement, token).map(Self::Fixed).map_err(|problem| BuildError::new("token", problem))
    }

    pub(crate) fn renewable(placement: TokenPlacement, source: impl TokenSource) -> Self {
        let (common, scoped) = (Arc::default(), Mutex::default());
        Self::Renewable(Arc::new(Renewable { source: Box::new(source), placement, common, scoped }))
    }
}

impl Renewable {
    /// The place of the tokens that a request needs, and the name of its scope.
    pub(super) fn slot(&self, endpoint: &'static Endpoint, uri: &Uri) -> (Arc<Slot>, String) {
        let request = TokenRequest { endpoint, uri, scope: "", refused: None, challenges: &[] };
        let scope = self.source.scope(&request);
        let slot = if scope.is_empty() { self.common.clone() } else { self.scoped(&scope) };
        (slot, scope)
    }

    fn scoped(&self, scope: &str) -> Arc<Slot> {
        let mut scoped: MutexGuard<'_, _> = self.scoped.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = scoped.get(scope) {
            return Arc::clone(slot);
        }
        if scoped.len() >= MAX_SCOPES {
            scoped.clear();
        }
        Arc::clone(scoped.entry(scope.to_owned()).or_default())
    }
}
