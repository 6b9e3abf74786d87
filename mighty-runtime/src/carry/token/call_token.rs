//! The token of one call, which may be renewed once.

use std::future::Future;
use std::time::Duration;

use super::credential::Credential;
use super::tokens::{Granted, Tokens};
use crate::base::delivery::Delivery;
use crate::base::environment::{Environment, within};
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// The token of one call.
pub(crate) struct CallToken<'a> {
    tokens: &'a Tokens,
    /// The one in use, where there is a source of others.
    granted: Option<Granted>,
    renewed: bool,
}

impl<'a> CallToken<'a> {
    pub(crate) fn new(tokens: &'a Tokens) -> Self {
        Self { tokens, granted: None, renewed: false }
    }

    /// The token as the next request carries it, if the client has any.
    pub(crate) async fn credential(
        &mut self,
        environment: &dyn Environment,
        time: Duration,
    ) -> Result<Option<Credential>, TransportError> {
        match (self.tokens, &self.granted) {
            (Tokens::None, _) => Ok(None),
            (Tokens::Fixed(credential), _) => Ok(Some(credential.clone())),
            (Tokens::Renewable(_), Some(granted)) => Ok(Some(granted.credential.clone())),
            (Tokens::Renewable(tokens), None) => {
                let granted = in_time(environment, time, tokens.current()).await?;
                Ok(Some(self.granted.insert(granted).credential.clone()))
            }
        }
    }

    /// Whether a refusal may be answered with another token.
    pub(crate) fn is_renewable(&self) -> bool {
        self.granted.is_some() && !self.renewed
    }

    /// Whether it was renewed.
    pub(crate) fn was_renewed(&self) -> bool {
        self.renewed
    }

    /// The token was refused, and this call cannot be repeated with another: the next one is not to try it again.
    pub(crate) fn refuse(&self) {
        if let (Tokens::Renewable(tokens), Some(refused), false) = (self.tokens, &self.granted, self.renewed) {
            tokens.refuse(refused);
        }
    }

    /// Gets another token in place of the refused one; `false` if there is none.
    pub(crate) async fn renew(&mut self, environment: &dyn Environment, time: Duration) -> bool {
        self.renewed = true;
        let (Tokens::Renewable(tokens), Some(refused)) = (self.tokens, self.granted.take()) else { return false };
        self.granted = in_time(environment, time, tokens.renew(&refused)).await.ok();
        self.granted.is_some()
    }
}

/// `asking` for a token, unless the call's time ends first.
async fn in_time<O>(
    environment: &dyn Environment,
    time: Duration,
    asking: impl Future<Output = Result<O, TransportError>>,
) -> Result<O, TransportError> {
    let late = || Err(TransportError::new(TransportErrorKind::Token, Delivery::NotSent));
    within(environment, time, asking).await.unwrap_or_else(late)
}
