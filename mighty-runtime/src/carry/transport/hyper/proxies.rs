//! Which proxy a connection goes through.

use http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use crate::base::loopback::is_loopback_uri;
use crate::caller::errors::build::BuildError;

/// The proxies there are.
pub(crate) struct Proxies(Option<Matcher>);

impl Proxies {
    pub(crate) fn of_the_environment() -> Self {
        Self(Some(Matcher::from_env()))
    }

    pub(super) fn none() -> Self {
        Self(None)
    }

    pub(super) fn named(url: &str) -> Result<Self, BuildError> {
        let matcher = Matcher::builder().all(url.to_owned()).build();
        // One that cannot be read is taken for none.
        match matcher.intercept(&Uri::from_static("https://api.example")) {
            Some(_) => Ok(Self(Some(matcher))),
            // The value stays out of the message: it may hold a password.
            None => Err(BuildError::new("proxy", "it is not the URL of a proxy")),
        }
    }

    /// Whether any server is asked through one.
    #[cfg(feature = "reqwest")]
    pub(crate) fn are_there(&self) -> bool {
        self.of(&Uri::from_static("https://any.invalid")).is_some()
    }

    /// The proxy for a server. Loopback is not asked through one: plain http is allowed there because it does not leave the
    /// machine.
    pub(super) fn of(&self, server: &Uri) -> Option<Intercept> {
        self.0.as_ref().filter(|_| !is_loopback_uri(server))?.intercept(server)
    }
}
