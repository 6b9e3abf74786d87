//! Who is asking, as the caller says it.

use std::fmt;
use std::sync::Arc;

use secrecy::SecretString;

use super::signer::{DynSigner, Signer};
use super::token_source::{DynTokenSource, TokenSource};
use crate::author::api::TokenPlacement;

/// What a request carries to say who is asking: a token, several, a signature.
///
/// ```
/// use mighty_runtime::Credentials;
///
/// // Two keys, each in a header of its own.
/// let keys = Credentials::header("X-Api-Key", "key").and(Credentials::header("X-Application-Key", "other"));
/// // One key in two places.
/// let twice = Credentials::bearer("key").and(Credentials::query("key", "key"));
/// ```
///
/// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials) takes them for all calls,
/// [`credentials_for`](crate::ClientBuilder::credentials_for) for the endpoints that name them. What is wrong with a value is
/// said when the client is built. `Debug` shows none.
#[derive(Default)]
pub struct Credentials(pub(crate) Vec<Piece>);

/// One thing that says who is asking.
pub(crate) struct Piece {
    /// The setting that an error names.
    pub(crate) setting: &'static str,
    pub(crate) what: What,
}

pub(crate) enum What {
    /// A token, and where it goes: by default where the API says.
    Token(Option<TokenPlacement>, SecretString),
    /// User and password (RFC 7617).
    Basic(String, SecretString),
    Source(Box<dyn DynTokenSource>),
    Signer(Arc<dyn DynSigner>),
}

impl Credentials {
    pub(crate) fn of(setting: &'static str, what: What) -> Self {
        Self(vec![Piece { setting, what }])
    }

    fn placed(placement: Option<TokenPlacement>, token: impl Into<SecretString>) -> Self {
        Self::of("credentials", What::Token(placement, token.into()))
    }

    /// A token, sent as the API says: [`Api::TOKEN`](crate::Api::TOKEN), or what [`Api::AUTH`](crate::Api::AUTH) has under the
    /// name that these credentials are given for.
    #[must_use]
    pub fn token(token: impl Into<SecretString>) -> Self {
        Self::placed(None, token)
    }

    /// A token, sent as `Authorization: Bearer` (RFC 6750).
    #[must_use]
    pub fn bearer(token: impl Into<SecretString>) -> Self {
        Self::placed(Some(TokenPlacement::Bearer), token)
    }

    /// A user name and a password, sent as `Authorization: Basic` in UTF-8 (RFC 7617). The name has no colon, and neither has
    /// control characters.
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<SecretString>) -> Self {
        Self::of("basic", What::Basic(user.into(), password.into()))
    }

    /// A token, alone in the header of this name.
    #[must_use]
    pub fn header(name: &'static str, token: impl Into<SecretString>) -> Self {
        Self::placed(Some(TokenPlacement::Header(name)), token)
    }

    /// A token, in the query parameter of this name.
    #[must_use]
    pub fn query(name: &'static str, token: impl Into<SecretString>) -> Self {
        Self::placed(Some(TokenPlacement::Query(name)), token)
    }

    /// A source of tokens that expire; they are sent as the API says. There can be one.
    #[must_use]
    pub fn source(source: impl TokenSource) -> Self {
        Self::of("credentials", What::Source(Box::new(source)))
    }

    /// What signs each request, once all else of it is there. There can be one.
    #[must_use]
    pub fn signer(signer: impl Signer) -> Self {
        Self::of("credentials", What::Signer(Arc::new(signer)))
    }

    /// These and others, in one request.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The same with another token or tokens; a signer stays.
    pub(crate) fn with_token(mut self, token: Self) -> Self {
        self.0.retain(|piece| matches!(piece.what, What::Signer(_)));
        self.and(token)
    }

    /// The same with another signer.
    pub(crate) fn with_signer(mut self, signer: Self) -> Self {
        self.0.retain(|piece| !matches!(piece.what, What::Signer(_)));
        self.and(signer)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(..)")
    }
}
