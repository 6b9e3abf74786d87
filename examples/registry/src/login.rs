//! The token dance: a registry that wants a token says where one is to be had ([Docker's token specification][token]).
//!
//! ```text
//! 401 Unauthorized
//! WWW-Authenticate: Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/debian:pull"
//! ```
//!
//! [token]: https://distribution.github.io/distribution/spec/auth/token/

use std::error::Error;
use std::fmt;
use std::time::Duration;

use mighty_runtime::{
    Api, Challenge, Client, ExposeSecret, Link, Problem, SecretString, Token, TokenRequest, TokenSource, endpoints,
};
use serde::Deserialize;

use crate::origin::origin;

/// The shortest life of a token, where the server does not say (`expires_in`).
const SHORTEST: Duration = Duration::from_secs(60);

/// The server that has the tokens. It is another one than the registry, and gets nothing of what that gets.
#[derive(Debug)]
pub enum TokenServer {}

impl Api for TokenServer {
    const BASE_URL: &'static str = "https://auth.docker.io";
    const NAME: &'static str = "token server";
    type ErrorBody = Problem;
}

/// Tokens.
#[endpoints(api = TokenServer, errors(4xx, 5xx))]
pub trait TokenServers {
    /// Gives a token for some scopes.
    #[endpoint(method = GET, path = "/token")]
    async fn get_token(
        &self,
        #[url] realm: &Link,
        #[query] service: Option<&str>,
        #[query] scope: &[&str],
        #[header("Authorization")] login: Option<&str>,
    ) -> Result<Granted, GetTokenError>;
}

/// A token, as the server gives it. Either field has it.
#[derive(Deserialize)]
pub struct Granted {
    token: Option<String>,
    access_token: Option<String>,
    expires_in: Option<u64>,
}

impl fmt::Debug for Granted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Granted").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}

/// Gets the tokens that a registry asks for: [`ClientBuilder::token_source`](mighty_runtime::ClientBuilder::token_source).
#[derive(Debug)]
pub struct Login {
    account: Option<Account>,
}

#[derive(Debug)]
struct Account {
    /// `https://auth.docker.io`
    server: String,
    basic: SecretString,
}

impl Login {
    /// As nobody: what is public can be pulled.
    #[must_use]
    pub fn anonymous() -> Self {
        Self { account: None }
    }

    /// With a user name and a password, encoded as [RFC 7617](https://www.rfc-editor.org/rfc/rfc7617) wants it, for the token server at this
    /// origin: a registry that names another one does not get them.
    #[must_use]
    pub fn with_basic(server: impl Into<String>, encoded: &SecretString) -> Self {
        let basic = format!("Basic {}", encoded.expose_secret()).into();
        Self { account: Some(Account { server: server.into(), basic }) }
    }
}

/// What a registry wants that this cannot give.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginError {
    /// None of its challenges is `Bearer` with a realm.
    NoRealm,
    /// The realm is another server than the one that the password is for.
    OtherServer,
    /// The token server's answer has no token.
    NoToken,
}

impl fmt::Display for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRealm => "the registry does not say where a token is to be had",
            Self::OtherServer => "the registry names another token server than the one that the password is for",
            Self::NoToken => "the token server's answer has no token",
        })
    }
}

impl Error for LoginError {}

impl TokenSource for Login {
    /// A token is good for a repository, and for reading or writing it.
    fn scope(&self, request: &TokenRequest<'_>) -> String {
        let endpoint = request.endpoint();
        let action = match (endpoint.name(), endpoint.method().as_str()) {
            // It reads another repository.
            ("mount_blob", _) => "mount",
            (_, "GET" | "HEAD") => "pull",
            (_, "DELETE") => "delete",
            _ => "push",
        };
        format!("{}:{action}", repository(request.path()))
    }

    async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn Error + Send + Sync>> {
        let challenges = request.challenges()?;
        if challenges.is_empty() {
            // The registry will say what it wants.
            return Ok(Token::none());
        }
        let is_bearer = |challenge: &&Challenge| challenge.is("bearer") && challenge.parameter("realm").is_some();
        let challenge = challenges.iter().find(is_bearer).ok_or(LoginError::NoRealm)?;
        let realm = challenge.parameter("realm").unwrap_or_default();
        let (origin, basic) = self.account_for(realm)?;
        let server = Client::<TokenServer>::builder().base_url(origin).build()?;
        let scopes: Vec<&str> = challenge.parameter("scope").unwrap_or_default().split_whitespace().collect();
        let granted = server.get_token(&Link::new(realm), challenge.parameter("service"), &scopes, basic).await?;
        let token = granted.token.or(granted.access_token).ok_or(LoginError::NoToken)?;
        Ok(Token::from(token).expires_in(granted.expires_in.map_or(SHORTEST, Duration::from_secs).max(SHORTEST)))
    }
}

impl Login {
    /// The origin of the realm, and what is said there of who is asking.
    fn account_for<'a>(&'a self, realm: &'a str) -> Result<(&'a str, Option<&'a str>), LoginError> {
        let origin = origin(realm);
        match &self.account {
            None => Ok((origin, None)),
            Some(account) if account.server.eq_ignore_ascii_case(origin) => {
                Ok((origin, Some(account.basic.expose_secret())))
            }
            Some(_) => Err(LoginError::OtherServer),
        }
    }
}

/// The repository in a path, if it names one.
fn repository(path: &str) -> &str {
    let path = path.split_once("/v2/").map_or(path, |(_, rest)| rest);
    let end = ["/manifests/", "/blobs/", "/tags/"].iter().filter_map(|kind| path.rfind(kind)).max();
    end.and_then(|end| path.get(..end)).unwrap_or_default()
}
