//! Where requests go, and what all of them carry.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use super::base_url::BaseUrl;
use crate::base::link::{Link, Unfollowable, resolve};
use crate::caller::errors::argument::ArgumentError;
use crate::describe::endpoint::Endpoint;

/// The library's own entry in the default `User-Agent`.
const LIBRARY: &str = concat!("mighty-runtime/", env!("CARGO_PKG_VERSION"));

/// Base URL and headers of a client.
pub(crate) struct Target {
    base: BaseUrl,
    headers: HeaderMap,
}

impl Target {
    pub(crate) fn new(base: BaseUrl, headers: HeaderMap) -> Self {
        Self { base, headers }
    }

    /// The headers of every request.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The URI of a request: the base, with `path` and `query` appended. Nothing is resolved or normalised, so that neither
    /// can change the origin or climb above the base.
    pub(crate) fn uri(&self, path: &str, query: &str) -> Result<Uri, ArgumentError> {
        let separator = if query.is_empty() { "" } else { "?" };
        let uri = [&self.base.origin, &self.base.path, path, separator, query].concat();
        // http's URI is limited to 65,534 bytes.
        Uri::try_from(uri).map_err(|_| not_valid())
    }

    /// Where a link leads, as seen from the base URL.
    pub(super) fn link(&self, link: &Link, token_parameter: Option<&str>) -> Result<Uri, Unfollowable> {
        let base = [&self.base.origin, &self.base.path, "/"].concat();
        resolve(&base, link.as_str(), token_parameter)
    }
}

/// The URI with `query` behind what it has.
pub(super) fn with_query(uri: Uri, query: &str) -> Result<Uri, ArgumentError> {
    if query.is_empty() {
        return Ok(uri);
    }
    let separator = if uri.query().is_some() { '&' } else { '?' };
    Uri::try_from(format!("{uri}{separator}{query}")).map_err(|_| not_valid())
}

fn not_valid() -> ArgumentError {
    ArgumentError::new("the request", "uri", "is too long or not valid")
}

/// The default `User-Agent`: the SDK's package, then this library.
pub(crate) fn user_agent(endpoint: &Endpoint) -> HeaderValue {
    let text = match endpoint.package() {
        Some((package, version)) => format!("{package}/{version} {LIBRARY}"),
        None => LIBRARY.to_owned(),
    };
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(LIBRARY))
}

/// Values of headers are left out, whether they are secret or not.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target")
            .field("origin", &self.base.origin)
            .field("path", &self.base.path)
            .field("headers", &self.headers.keys().map(HeaderName::as_str).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
