//! The token of one call, which may be renewed once.

use std::borrow::Cow;
use std::future::Future;
use std::sync::Arc;
use std::time::Instant;

use http::header::WWW_AUTHENTICATE;
use http::{HeaderMap, HeaderValue, Uri};

use super::access::Access;
use super::credential::Credential;
use super::slot::{Asker, Granted, Slot};
use super::tokens::{Renewable, Tokens};
use crate::base::delivery::Delivery;
use crate::base::environment::{Environment, left, within};
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::describe::endpoint::Endpoint;

/// The token of one call.
#[derive(Default)]
pub(crate) struct CallToken {
    /// Where it is kept, where there is a source of others.
    place: Option<Box<Place>>,
    renewed: bool,
}

struct Place {
    tokens: Arc<Renewable>,
    slot: Arc<Slot>,
    scope: String,
    endpoint: &'static Endpoint,
    uri: Uri,
    /// The one in use.
    granted: Option<Granted>,
}

impl CallToken {
    pub(crate) fn new(access: Option<&Access>, endpoint: &'static Endpoint, uri: &Uri) -> Self {
        let place = match access.map(|access| &access.tokens) {
            None | Some(Tokens::None | Tokens::Fixed(_)) => None,
            Some(Tokens::Renewable(tokens)) => {
                let (slot, scope) = tokens.slot(endpoint, uri);
                let tokens = Arc::clone(tokens);
                Some(Box::new(Place { tokens, slot, scope, endpoint, uri: uri.clone(), granted: None }))
            }
        };
        Self { place, renewed: false }
    }

    /// Whether the token of the next request has to be got first.
    pub(crate) fn is_to_be_got(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.granted.is_none())
    }

    /// Gets it, where it has to be got.
    pub(crate) async fn get(
        &mut self,
        environment: &dyn Environment,
        deadline: Option<Instant>,
    ) -> Result<(), TransportError> {
        match &mut self.place {
            Some(place) if place.granted.is_none() => place.get(environment, deadline).await,
            _ => Ok(()),
        }
    }

    /// The token as the next request carries it, once it was [got](Self::get). Not kept between the two: it is large.
    pub(crate) fn credential<'a>(&self, access: &'a Access) -> Option<Cow<'a, Credential>> {
        match (&access.tokens, &self.place) {
            (Tokens::Fixed(credential), _) => Some(Cow::Borrowed(credential)),
            (_, place) => place.as_ref()?.credential().map(Cow::Owned),
        }
    }

    /// Whether a refusal may be answered with another token.
    pub(crate) fn is_renewable(&self) -> bool {
        !self.renewed && self.place.as_ref().is_some_and(|place| place.granted.is_some())
    }

    /// Another one may be needed before the call is over.
    pub(crate) fn may_be_renewed_again(&mut self) {
        self.renewed = false;
    }

    /// The next request is to have the one that is current then.
    pub(crate) fn let_go(&mut self) {
        if let Some(place) = &mut self.place {
            place.granted = None;
        }
    }

    /// The token was refused, and this call cannot be repeated with another: the next one is not to try it again.
    pub(crate) fn refuse(&self, headers: &HeaderMap) {
        if let (Some(Place { slot, granted: Some(refused), .. }), false) = (self.place.as_deref(), self.renewed) {
            slot.refuse(refused, challenges(headers));
        }
    }

    /// Gets another token in place of the refused one.
    pub(crate) async fn renew(
        &mut self,
        environment: &dyn Environment,
        deadline: Option<Instant>,
        headers: Option<&HeaderMap>,
    ) -> Result<(), TransportError> {
        self.renewed = true;
        let Some(place) = &mut self.place else { return Err(late()) };
        let Some(refused) = place.granted.take() else { return Err(late()) };
        let challenges = headers.map(challenges).unwrap_or_default();
        let asker = place.asker(environment);
        let granted = in_time(environment, deadline, place.slot.renew(&asker, &refused, &challenges)).await?;
        place.granted = Some(granted);
        Ok(())
    }
}

impl Place {
    async fn get(&mut self, environment: &dyn Environment, deadline: Option<Instant>) -> Result<(), TransportError> {
        let granted = in_time(environment, deadline, self.slot.current(&self.asker(environment))).await?;
        self.granted = Some(granted);
        Ok(())
    }

    fn credential(&self) -> Option<Credential> {
        let token = self.granted.as_ref().and_then(|granted| granted.credential.clone());
        Credential::all(self.tokens.beside.iter().cloned().chain(token).collect())
    }

    fn asker(&self, environment: &dyn Environment) -> Asker<'_> {
        let Self { tokens, scope, endpoint, uri, .. } = self;
        let (source, placement) = (&*tokens.source, tokens.placement);
        Asker { source, placement, scope, endpoint, uri, now: environment.now() }
    }
}

fn challenges(headers: &HeaderMap) -> Vec<HeaderValue> {
    headers.get_all(WWW_AUTHENTICATE).iter().cloned().collect()
}

/// `asking` for a token, unless the call's time ends first.
async fn in_time<O>(
    environment: &dyn Environment,
    deadline: Option<Instant>,
    asking: impl Future<Output = Result<O, TransportError>>,
) -> Result<O, TransportError> {
    within(environment, left(environment, deadline), asking).await.unwrap_or_else(|| Err(late()))
}

/// The client was not given what the endpoint names.
pub(crate) fn not_given() -> TransportError {
    let problem = "the client was not given the credentials that the endpoint names: `ClientBuilder::credentials_for`";
    TransportError::new(TransportErrorKind::Token, Delivery::NotSent).with_source(problem)
}

fn late() -> TransportError {
    TransportError::new(TransportErrorKind::Token, Delivery::NotSent)
}
