//! Where requests go, and what all of them carry: made once, as far as it is the same for all.

use std::fmt;
use std::sync::OnceLock;

use bytes::Bytes;
use http::uri::{Authority, Parts, PathAndQuery, Scheme};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use super::base_url::BaseUrl;
use crate::base::link::{Link, Unfollowable, resolve};
use crate::caller::errors::argument::ArgumentError;
use crate::caller::errors::build::BuildError;
use crate::describe::endpoint::Endpoint;

/// The library's own entry in the default `User-Agent`.
const LIBRARY: &str = concat!("mighty-runtime/", env!("CARGO_PKG_VERSION"));

/// What http's URI is limited to, in bytes.
const MAX_URI: usize = 65_534;

/// Name and version of an SDK's package.
type Package = Option<(&'static str, &'static str)>;

/// Base URL and headers of a client.
pub(crate) struct Target {
    base: BaseUrl,
    scheme: Scheme,
    authority: Authority,
    headers: HeaderMap,
    /// The default `User-Agent` of the package whose endpoint was called first: there is hardly another.
    user_agent: OnceLock<(Package, HeaderValue)>,
}

impl Target {
    pub(crate) fn new(setting: &'static str, base: BaseUrl, headers: HeaderMap) -> Result<Self, BuildError> {
        let invalid = || BuildError::new(setting, "its host is not valid");
        let Parts { scheme, authority, .. } = Uri::try_from(&base.origin).map_err(|_| invalid())?.into_parts();
        let (scheme, authority) = scheme.zip(authority).ok_or_else(invalid)?;
        Ok(Self { base, scheme, authority, headers, user_agent: OnceLock::new() })
    }

    /// What the path of every request begins with.
    pub(super) fn base_path(&self) -> &str {
        &self.base.path
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> &str {
        &self.base.origin
    }

    /// The headers of every request.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The URI of a request: the origin, and `path`, which begins with the base's, and its query. Nothing is resolved or
    /// normalised, so that neither can change the origin or climb above the base.
    pub(super) fn uri(&self, path: String) -> Result<Uri, ArgumentError> {
        if self.base.origin.len() + path.len() > MAX_URI {
            return Err(not_valid());
        }
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::from_maybe_shared(Bytes::from(path)).map_err(|_| not_valid())?);
        Uri::from_parts(parts).map_err(|_| not_valid())
    }

    /// Where a link leads, as seen from the base URL.
    pub(super) fn link(&self, link: &Link, token_parameters: &[&str]) -> Result<Uri, Unfollowable> {
        let base = [&self.base.origin, &self.base.path, "/"].concat();
        resolve(&base, link.as_str(), token_parameters)
    }

    /// The default `User-Agent`: the SDK's package, then this library.
    pub(super) fn user_agent(&self, endpoint: &Endpoint) -> HeaderValue {
        let package = endpoint.package();
        let (known, value) = self.user_agent.get_or_init(|| (package, user_agent(package)));
        if is_same(*known, package) { value.clone() } else { user_agent(package) }
    }
}

/// Whether it is the same package: mostly its name and its version are not only the same but in the same place.
fn is_same(one: Package, other: Package) -> bool {
    match (one, other) {
        (Some((name, version)), Some((other_name, other_version)))
            if std::ptr::eq(name, other_name) && std::ptr::eq(version, other_version) =>
        {
            true
        }
        _ => one == other,
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

fn user_agent(package: Package) -> HeaderValue {
    let text = match package {
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
