//! A request, as the endpoint that it is for reads it.

mod body;
mod cookies;
mod fields;
mod headers;
mod lists;
mod parts;
mod path;
mod query;

use std::fmt;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Uri};
use url::form_urlencoded;

use super::captures::Filled;
use super::fields::pair::Pair;
use super::limit::{broken_off, too_large};
use super::multipart::{self, Received};
use super::unreadable::Unreadable;
use crate::base::body::Body;
#[cfg(feature = "testing")]
use crate::describe::declared::{Parameter, ParameterLocation};
use crate::describe::endpoint::Endpoint;

/// A request for an endpoint, argument by argument.
pub struct Incoming {
    endpoint: &'static Endpoint,
    /// What fills the placeholders, decoded.
    path: Vec<Filled>,
    uri: Uri,
    /// The pairs of the query, decoded.
    query: Vec<Pair>,
    headers: HeaderMap,
    content: Content,
}

/// The body, as far as it was read before the arguments are.
enum Content {
    Whole(Bytes),
    /// As it comes. None once it is taken.
    Streamed(Option<Body>),
    Parts(Vec<Received>),
}

/// What of a body is read before the arguments are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reads {
    /// All of it.
    #[default]
    Whole,
    /// Nothing: the argument is a stream.
    Streamed,
    /// Parts of a form. The one of this name is a stream, if all others stand before it.
    Parts(Option<&'static str>),
}

impl Reads {
    /// What has to be read so that arguments can be read more than once, as a mock does: everything.
    #[cfg(feature = "testing")]
    pub(crate) fn of(endpoint: &Endpoint) -> Self {
        let is_part = |parameter: &Parameter| parameter.location() == ParameterLocation::Part;
        if endpoint.parameters().iter().any(is_part) { Self::Parts(None) } else { Self::Whole }
    }
}

impl Incoming {
    /// A request whose path is one of the endpoint, with what fills its placeholders; `reads` says what is read of its body here, and
    /// `limit` how many bytes of it at most.
    ///
    /// # Errors
    /// When the body breaks off, is too large, or is no form of parts where it should be one.
    pub(crate) async fn receive(
        endpoint: &'static Endpoint,
        reads: Reads,
        path: Vec<Filled>,
        head: Parts,
        body: Body,
        limit: usize,
    ) -> Result<Self, Unreadable> {
        let content = match reads {
            Reads::Streamed => Content::Streamed(Some(body)),
            Reads::Whole => Content::Whole(collected(body, limit).await?),
            Reads::Parts(streamed) => {
                Content::Parts(multipart::read(endpoint, streamed, &head.headers, body, limit).await?)
            }
        };
        let Parts { uri, headers, .. } = head;
        let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
        Ok(Self { endpoint, path, uri, query, headers, content })
    }
}

/// The whole body.
async fn collected(mut body: Body, limit: usize) -> Result<Bytes, Unreadable> {
    if let Some(bytes) = body.as_bytes().filter(|bytes| bytes.len() <= limit) {
        return Ok(Bytes::copy_from_slice(bytes));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = body.chunk().await {
        let chunk = chunk.map_err(|_| broken_off())?;
        if bytes.len().saturating_add(chunk.len()) > limit {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.into())
}

/// Values are left out, whether they are secret or not.
impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming").field("endpoint", &self.endpoint.name()).finish_non_exhaustive()
    }
}
