//! A token as a request carries it.

use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::COOKIE;
use http::{HeaderName, HeaderValue, Request, Uri};
use secrecy::{ExposeSecret, SecretString};

use crate::author::api::TokenPlacement;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::carry::request::{cookies, framing};

/// A token, ready to be put into requests.
#[derive(Clone)]
pub(crate) enum Credential {
    Header(HeaderName, HeaderValue),
    /// Name and value, encoded.
    Query(SecretString),
    /// All of these.
    Each(Arc<[Self]>),
}

impl Credential {
    /// The token as `placement` wants it, or what is wrong with either.
    pub(crate) fn new(placement: TokenPlacement, token: &SecretString) -> Result<Self, &'static str> {
        // A file or a variable ends with a line break that nobody meant: servers compare the token with it, and refuse.
        let token = token.expose_secret().trim();
        // As an environment variable is that is set to nothing: every call would be refused.
        if token.is_empty() {
            return Err("it is empty");
        }
        match placement {
            // RFC 6750, 2.1: a bearer token has no white space; one that has it brings its own scheme along.
            TokenPlacement::Bearer if token.contains(char::is_whitespace) => {
                Err("it has white space inside; a bearer token is given without `Bearer`")
            }
            TokenPlacement::Bearer => Self::header("authorization", &format!("Bearer {token}")),
            TokenPlacement::Basic if !token.contains(':') => Err("it has no colon between user and password"),
            TokenPlacement::Basic if token.contains(char::is_control) => Err("it has a control character"),
            TokenPlacement::Basic => Self::header("authorization", &basic_value(token)),
            TokenPlacement::Header(name) => Self::header(name, token),
            TokenPlacement::Query(name) => {
                let pair = url::form_urlencoded::Serializer::new(String::new()).append_pair(name, token).finish();
                Ok(Self::Query(pair.into()))
            }
            TokenPlacement::Each(places) => {
                let token = SecretString::from(token);
                let several: Result<Vec<Self>, _> = places.iter().map(|place| Self::new(*place, &token)).collect();
                Self::all(several?).ok_or("`TokenPlacement::Each` names no place")
            }
        }
    }

    /// All of them as one, if there are any.
    pub(crate) fn all(mut several: Vec<Self>) -> Option<Self> {
        if several.len() > 1 { Some(Self::Each(several.into())) } else { several.pop() }
    }

    /// The headers that it sets.
    pub(crate) fn headers(&self) -> Vec<&HeaderName> {
        match self {
            Self::Header(name, _) => vec![name],
            Self::Query(_) => Vec::new(),
            Self::Each(several) => several.iter().flat_map(Self::headers).collect(),
        }
    }

    pub(crate) fn header(name: &str, value: &str) -> Result<Self, &'static str> {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "`Api::TOKEN` is not a header's name")?;
        if framing::is_owned(&name) {
            return Err("`Api::TOKEN` names a header that the library sets itself");
        }
        let mut value = HeaderValue::from_str(value).map_err(|_| "it has a character that a header cannot carry")?;
        value.set_sensitive(true);
        Ok(Self::Header(name, value))
    }

    /// Puts the token into `request`.
    pub(crate) fn apply(&self, request: &mut Request<Body>) -> Result<(), TransportError> {
        match self {
            // A session's token is a cookie beside others.
            Self::Header(name, value) if name == COOKIE => {
                cookies::append(request.headers_mut(), name.clone(), value.clone());
            }
            Self::Header(name, value) => drop(request.headers_mut().insert(name, value.clone())),
            Self::Query(pair) => {
                let uri = request.uri();
                let separator = if uri.query().is_some() { '&' } else { '?' };
                let uri = Uri::try_from(format!("{uri}{separator}{}", pair.expose_secret()));
                *request.uri_mut() = uri.map_err(|_| TransportError::not_to_be_sent())?;
            }
            Self::Each(several) => several.iter().try_for_each(|one| one.apply(request))?,
        }
        Ok(())
    }
}

/// User and password, with a colon between them, as a header has them (RFC 7617, 2).
pub(super) fn basic_value(user_and_password: &str) -> String {
    format!("Basic {}", BASE64_STANDARD.encode(user_and_password))
}
