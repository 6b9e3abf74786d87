//! Who is asking: what the caller gave, as requests carry it.

use std::sync::Arc;

use http::HeaderName;
use http::header::COOKIE;
use secrecy::{ExposeSecret, SecretString};

use super::credential::{Credential, basic_value};
use super::tokens::{Renewable, Tokens};
use crate::author::api::TokenPlacement;
use crate::caller::credentials::{Credentials, Piece, What};
use crate::caller::errors::build::BuildError;
use crate::caller::signer::DynSigner;

/// What says who is asking.
pub(crate) struct Access {
    pub(crate) tokens: Tokens,
    pub(crate) signer: Option<Arc<dyn DynSigner>>,
}

/// Nobody says who is asking.
pub(crate) static NOBODY: Access = Access { tokens: Tokens::None, signer: None };

impl Access {
    /// What was given, its tokens sent as `placement` says where they do not say it themselves.
    pub(crate) fn new(given: Credentials, placement: TokenPlacement) -> Result<Self, BuildError> {
        let (mut fixed, mut source, mut signer) = (Vec::new(), None, None);
        for Piece { setting, what } in given.0 {
            let refuse = |problem: &'static str| BuildError::new(setting, problem);
            match what {
                What::Token(own, token) => {
                    fixed.push(Credential::new(own.unwrap_or(placement), &token).map_err(refuse)?);
                }
                What::Basic(user, password) => fixed.push(basic(&user, &password).map_err(refuse)?),
                What::Source(_) if source.is_some() => return Err(refuse("there are two sources of tokens")),
                What::Source(given) => source = Some(given),
                What::Signer(_) if signer.is_some() => return Err(refuse("there are two signers")),
                What::Signer(given) => signer = Some(given),
            }
        }
        check_places(&fixed)?;
        let fixed = Credential::all(fixed);
        let tokens = match (source, fixed) {
            (Some(source), beside) => Tokens::Renewable(Arc::new(Renewable::new(source, placement, beside))),
            (None, Some(fixed)) => Tokens::Fixed(fixed),
            (None, None) => Tokens::None,
        };
        Ok(Self { tokens, signer })
    }

    /// Whether it sets this header. A cookie goes beside others.
    pub(crate) fn sets(&self, name: &HeaderName) -> bool {
        *name != COOKIE && self.tokens.sets(name)
    }
}

/// Two tokens in one header: one of them would be lost.
fn check_places(fixed: &[Credential]) -> Result<(), BuildError> {
    let mut seen: Vec<&HeaderName> = Vec::new();
    for name in fixed.iter().flat_map(Credential::headers) {
        if *name != COOKIE && seen.contains(&name) {
            return Err(BuildError::new("credentials", format!("two of them go into `{name}`")));
        }
        seen.push(name);
    }
    Ok(())
}

/// User and password as a header (RFC 7617, 2).
fn basic(user: &str, password: &SecretString) -> Result<Credential, &'static str> {
    let password = password.expose_secret();
    if user.contains(':') {
        return Err("the user name has a colon, which ends it");
    }
    if user.chars().chain(password.chars()).any(char::is_control) {
        return Err("it has a control character");
    }
    Credential::header("authorization", &basic_value(&format!("{user}:{password}")))
}
