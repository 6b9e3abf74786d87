//! A URL that an answer gives for a request to come.

use std::fmt;

use http::Uri;
use serde::{Deserialize, Serialize};
use url::Url;
use url::form_urlencoded::parse;

/// A URL that an answer gives for a request to come, the argument of a `#[url]`: where an upload goes on, a job is asked for, an
/// answer can be had in another form.
///
/// It is had from [`Response::location`](crate::Response::location), or is a field of a success type. Absolute or relative,
/// it is sent a request only if it stays at the origin of the client's base URL, because the token goes with it.
///
/// `Debug` does not show it: what such a link holds is often a key by itself. [`as_str`](Self::as_str) does, for whoever wants
/// to keep it and go on later.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Link(String);

/// Why a link cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfollowable {
    /// It is no URL, or too long for one.
    NotALink,
    /// It leads to another scheme, host or port, or logs in.
    LeavesOrigin,
}

impl Link {
    /// A link as it is written. What is relative is resolved against the client's base URL when it is sent.
    #[must_use]
    pub fn new(reference: impl Into<String>) -> Self {
        Self(reference.into())
    }

    /// What `reference` means in the answer to a request at `from` (RFC 9110, 10.2.2).
    pub(crate) fn from_answer(from: &Uri, reference: &str) -> Self {
        let resolved = Url::parse(&from.to_string()).and_then(|from| from.join(reference));
        Self(resolved.map_or_else(|_| reference.to_owned(), Into::into))
    }

    /// The URL, absolute or as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link(..)")
    }
}

/// Where `link` leads from `from`. It has to stay at its origin. `dropped` are the parameters that hold a token: they are added
/// to each attempt, and a link that repeats one is none the better for it.
pub(crate) fn resolve(from: &str, link: &str, dropped: &[&str]) -> Result<Uri, Unfollowable> {
    let from = Url::parse(from).map_err(|_| Unfollowable::NotALink)?;
    let mut to = from.join(link).map_err(|_| Unfollowable::NotALink)?;
    let logs_in = !to.username().is_empty() || to.password().is_some();
    if to.origin() != from.origin() || logs_in {
        return Err(Unfollowable::LeavesOrigin);
    }
    to.set_fragment(None);
    if let (false, Some(query)) = (dropped.is_empty(), to.query().map(str::to_owned)) {
        let kept: Vec<&str> =
            query.split('&').filter(|pair| !dropped.iter().any(|name| is_named(pair, name))).collect();
        let query = (!kept.is_empty()).then(|| kept.join("&"));
        to.set_query(query.as_deref());
    }
    Uri::try_from(to.as_str()).map_err(|_| Unfollowable::NotALink)
}

/// Whether a pair of a query has that name.
pub(crate) fn is_named(pair: &str, name: &str) -> bool {
    let (key, _) = pair.split_once('=').unwrap_or((pair, ""));
    if !key.contains(['%', '+', '&']) {
        return key == name && !pair.is_empty();
    }
    parse(pair.as_bytes()).next().is_some_and(|(key, _)| key == name)
}
