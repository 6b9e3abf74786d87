//! Where a client's token comes from: given once, or asked for and renewed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::{HeaderName, Uri};

use super::credential::Credential;
use super::slot::Slot;
use crate::author::api::TokenPlacement;
use crate::caller::token_source::{DynTokenSource, TokenRequest};
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
    /// What goes beside the tokens, whatever they are.
    pub(super) beside: Option<Credential>,
    /// The tokens of all requests that name no scope.
    common: Arc<Slot>,
    scoped: Mutex<HashMap<String, Arc<Slot>>>,
}

impl Tokens {
    /// Whether they set this header.
    pub(super) fn sets(&self, name: &HeaderName) -> bool {
        let has = |credential: &Credential| credential.headers().contains(&name);
        match self {
            Self::None => false,
            Self::Fixed(credential) => has(credential),
            Self::Renewable(tokens) => {
                tokens.beside.as_ref().is_some_and(has)
                    || tokens.placement.header_names().iter().any(|own| own.eq_ignore_ascii_case(name.as_str()))
            }
        }
    }
}

impl Renewable {
    pub(super) fn new(source: Box<dyn DynTokenSource>, placement: TokenPlacement, beside: Option<Credential>) -> Self {
        Self { source, placement, beside, common: Arc::default(), scoped: Mutex::default() }
    }

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
