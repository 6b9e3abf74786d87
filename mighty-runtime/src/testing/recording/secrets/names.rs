//! The names of places that hold secrets.

use std::collections::BTreeSet;

use crate::author::api::{Api, TokenPlacement};

/// Headers, query parameters, cookies and fields that hold a secret in whatever API. They are compared as [`normal`] has them.
const KNOWN: &[&str] = &[
    "authorization",
    "proxyauthorization",
    "authenticationinfo",
    "proxyauthenticationinfo",
    "cookie",
    "setcookie",
    // Keys and tokens.
    "apikey",
    "apitoken",
    "accesskey",
    "accesskeyid",
    "awsaccesskeyid",
    "accesstoken",
    "authtoken",
    "bearertoken",
    "csrftoken",
    "deploytoken",
    "devicecode",
    "googaccessid",
    "googcredential",
    "idtoken",
    "jobtoken",
    "jwt",
    "privatekey",
    "privatetoken",
    "refreshtoken",
    "securitytoken",
    "sessionid",
    "sessionkey",
    "sessiontoken",
    "sharedaccesskey",
    "token",
    "xsrftoken",
    // OAuth 2 (RFC 6749, 7521, 7636).
    "assertion",
    "clientassertion",
    "codeverifier",
    // What says who somebody is.
    "credential",
    "credentials",
    "passphrase",
    "passwd",
    "passwort",
    "pwd",
    // AWS and its kin, signed URLs.
    "amzcredential",
    "amzsecuritytoken",
    "sig",
    "signatureinput",
];

/// With what such a name ends.
const ENDINGS: &[&str] = &["password", "secret", "signature", "signature256"];

/// The names that count for one API.
#[derive(Debug)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    pub(crate) fn of<A: Api>() -> Self {
        let mut names = Self(KNOWN.iter().map(|name| (*name).to_owned()).collect());
        for name in A::SECRETS {
            names.add(name);
        }
        for placement in A::AUTH.iter().map(|(_, placement)| *placement).chain([A::TOKEN]) {
            names.add_placement(placement);
        }
        names
    }

    fn add_placement(&mut self, placement: TokenPlacement) {
        let mut parameters = Vec::new();
        placement.add_query_parameters(&mut parameters);
        for name in placement.header_names().into_iter().chain(parameters) {
            self.add(name);
        }
    }

    pub(crate) fn add(&mut self, name: &str) {
        let name = normal(name);
        if !name.is_empty() {
            self.0.insert(name);
        }
    }

    /// Whether what has this name is secret. `user[password]` and `user.password` are named by each of their words.
    pub(crate) fn is_secret(&self, name: &str) -> bool {
        let is = |word: &str| {
            let word = normal(word);
            let bare = word.strip_prefix('x').unwrap_or(&word);
            self.0.contains(&word) || self.0.contains(bare) || ENDINGS.iter().any(|ending| word.ends_with(ending))
        };
        is(name) || name.contains(['[', ']', '.']) && name.split(['[', ']', '.']).any(is)
    }
}

/// `clientsecret` of `Client-Secret`, `client_secret` and `clientSecret`.
fn normal(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
