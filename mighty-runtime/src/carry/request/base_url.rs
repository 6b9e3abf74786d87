//! The base URL: checked once, and afterwards only appended to.

use url::Url;

use crate::base::loopback::is_loopback;
use crate::caller::errors::build::BuildError;

/// A base URL that may be sent a token.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl {
    /// `https://api.example.com:8443`
    pub(crate) origin: String,
    /// `/v2`, without a slash at the end.
    pub(crate) path: String,
}

impl BaseUrl {
    pub(crate) fn parse(setting: &'static str, text: &str) -> Result<Self, BuildError> {
        // The value stays out of the messages: userinfo is a secret.
        let refuse = |problem: &str| Err(BuildError::new(setting, problem));
        let Ok(url) = Url::parse(text) else { return refuse("it is not an absolute URL") };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => {
                return refuse("plain http is allowed on loopback only, since it would show the token; use https");
            }
            _ => return refuse("its scheme is not https"),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("it holds a user name or a password; give the token to the builder instead");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refuse("it has a query or a fragment, which no path can be appended to");
        }
        let path = url.path().trim_end_matches('/').to_owned();
        Ok(Self { origin: url.origin().ascii_serialization(), path })
    }
}
