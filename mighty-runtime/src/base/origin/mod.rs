//! Links that need not be taken apart: most lead to a plain path at the origin that they come from.

use bytes::Bytes;
use http::Uri;
use http::uri::{Authority, Parts, PathAndQuery, Scheme};
use url::Url;

/// The longest link that is read here; http's URI has a limit that is no matter of these.
const MAX_LINK: usize = 4096;

/// An origin, known to be written as [`Url`] writes it: what it would make of a plain link can be said without it then.
#[derive(Debug)]
pub(crate) struct Origin {
    scheme: Scheme,
    authority: Authority,
}

impl Origin {
    /// That of a request; `None` if it could be written in another way, or logs in.
    pub(crate) fn of(uri: &Uri) -> Option<Self> {
        let (scheme, authority) = (uri.scheme()?, uri.authority()?);
        let text = format!("{scheme}://{authority}/");
        // Other schemes have other rules.
        let is_web = *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS;
        let is_known = is_web && !text.contains('@') && Url::parse(&text).is_ok_and(|url| url.as_str() == text);
        is_known.then(|| Self { scheme: scheme.clone(), authority: authority.clone() })
    }

    /// Where `link` leads from a page of this origin whose path is `path`; `None` if that takes a closer look. It says nothing but
    /// what [`resolve`](super::link::resolve) would.
    pub(crate) fn resolve(&self, path: &str, link: &str) -> Option<Uri> {
        let target = self.target(link).unwrap_or(link);
        let target = match target.as_bytes() {
            [b'?', ..] => [path, target].concat(),
            _ => target.to_owned(),
        };
        if target.len() > MAX_LINK || !is_plain(target.as_bytes()) {
            return None;
        }
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::from_maybe_shared(Bytes::from(target)).ok()?);
        Uri::from_parts(parts).ok()
    }

    /// What is behind the origin, if `link` begins with it and a path.
    fn target<'a>(&self, link: &'a str) -> Option<&'a str> {
        let rest =
            link.strip_prefix(self.scheme.as_str())?.strip_prefix("://")?.strip_prefix(self.authority.as_str())?;
        rest.starts_with('/').then_some(rest)
    }
}

/// Whether a path and query means what is written, to whoever reads it: it begins with one slash, its characters are never written
/// otherwise, no segment begins with a dot, and there is no fragment. A percent sign is not read in a query; in a path it may make a dot.
fn is_plain(target: &[u8]) -> bool {
    let path = target.iter().position(|byte| *byte == b'?').unwrap_or(target.len());
    let Some((path, query)) = target.split_at_checked(path) else { return false };
    path.starts_with(b"/")
        && path.iter().all(|byte| byte.is_ascii_alphanumeric() || b"/-_~.:,;=+".contains(byte))
        && !path.windows(2).any(|pair| pair == b"/." || pair == b"//")
        && query.iter().all(|byte| byte.is_ascii_alphanumeric() || b"?&=%+-_.~/:,;!*()[]@$".contains(byte))
}

#[cfg(test)]
mod tests;
