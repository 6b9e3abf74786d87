//! The origin of a URL, as text: what a client of another server begins with.

/// `https://auth.docker.io` of `https://auth.docker.io/token?x=y`. What is no URL is refused by the client that is built of it.
pub(crate) fn origin(url: &str) -> &str {
    let authority = url.find("://").map_or(0, |scheme| scheme.saturating_add(3));
    let length = url.get(authority..).and_then(|rest| rest.find(['/', '?', '#', '\\']));
    length.and_then(|length| url.get(..authority.saturating_add(length))).unwrap_or(url)
}
