//! The URI of the next request, made from the one before: another link, or another value of one parameter.

use bytes::Bytes;
use http::Uri;
use http::uri::{Parts, PathAndQuery};
use url::form_urlencoded::{byte_serialize, parse};

use crate::base::link::{self, Unfollowable, is_named};
use crate::base::origin::Origin;
use crate::caller::errors::pagination::Problem;

/// Where `link` leads from the page at `from`, its origin and no other.
pub(super) fn resolve(from: &Uri, origin: Option<&Origin>, link: &str, dropped: &[&str]) -> Result<Uri, Problem> {
    // A link that may hold the token is taken apart.
    if let (Some(origin), true) = (origin, dropped.is_empty())
        && let Some(uri) = origin.resolve(from.path(), link)
    {
        return Ok(uri);
    }
    link::resolve(&from.to_string(), link, dropped).map_err(|problem| match problem {
        Unfollowable::NotALink => Problem::NotALink,
        Unfollowable::LeavesOrigin => Problem::LeavesOrigin,
    })
}

/// Whether two URIs, both written as URLs are, have one origin.
pub(super) fn is_same_origin(one: &Uri, other: &Uri) -> bool {
    one.scheme() == other.scheme() && one.authority() == other.authority()
}

/// The value of a query parameter, if it is there.
pub(super) fn parameter(uri: &Uri, name: &str) -> Option<String> {
    parse(uri.query()?.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// The same URI with another value of a query parameter, where it stands or else at the end.
pub(crate) fn with_parameter(uri: &Uri, name: &str, value: &str) -> Result<Uri, Problem> {
    let new = || byte_serialize(name.as_bytes()).chain(["="]).chain(byte_serialize(value.as_bytes()));
    let mut target = String::with_capacity(uri.path_and_query().map_or(0, |old| old.as_str().len()) + 16);
    target.push_str(uri.path());
    let (mut separator, mut is_set) = ('?', false);
    for pair in uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let is_named = is_named(pair, name);
        if is_named && is_set {
            continue;
        }
        target.push(separator);
        separator = '&';
        if is_named {
            is_set = true;
            target.extend(new());
        } else {
            target.push_str(pair);
        }
    }
    if !is_set {
        target.push(separator);
        target.extend(new());
    }
    at_same_origin(uri, target)
}

/// Another path and query at the origin of `uri`.
pub(super) fn at_same_origin(uri: &Uri, target: String) -> Result<Uri, Problem> {
    let mut parts = Parts::default();
    parts.scheme = uri.scheme().cloned();
    parts.authority = uri.authority().cloned();
    parts.path_and_query = Some(PathAndQuery::from_maybe_shared(Bytes::from(target)).map_err(|_| Problem::NotALink)?);
    Uri::from_parts(parts).map_err(|_| Problem::NotALink)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

    use http::Uri;

    use super::{Origin, Problem, resolve, with_parameter};

    const PAGE: &str = "https://api.example/v1/members?per_page=2&page=1";

    fn next(link: &str) -> Result<String, Problem> {
        let page = Uri::from_static(PAGE);
        let next = resolve(&page, None, link, &["key"]);
        // With an origin it is the same, whatever is dropped.
        let origin = Origin::of(&page);
        assert_eq!(resolve(&page, origin.as_ref(), link, &["key"]), next);
        assert_eq!(resolve(&page, origin.as_ref(), link, &[]), resolve(&page, None, link, &[]));
        next.map(|uri| uri.to_string())
    }

    #[test]
    fn links_within_the_origin_are_followed() {
        let table = [
            ("https://api.example/v1/members?page=2", "https://api.example/v1/members?page=2"),
            ("https://API.example:443/v1/members?page=2", "https://api.example/v1/members?page=2"),
            ("//api.example/v1/members?page=2", "https://api.example/v1/members?page=2"),
            ("/v1/members?page=2", "https://api.example/v1/members?page=2"),
            ("members?page=2", "https://api.example/v1/members?page=2"),
            ("?page=2", "https://api.example/v1/members?page=2"),
            ("../v2/members?page=2", "https://api.example/v2/members?page=2"),
            ("?page=2#top", "https://api.example/v1/members?page=2"),
            ("?q=a b\u{e9}", "https://api.example/v1/members?q=a%20b%C3%A9"),
            ("?key=secret&page=2", "https://api.example/v1/members?page=2"),
            ("?page=2&k%65y=secret&x=1", "https://api.example/v1/members?page=2&x=1"),
            ("?key=secret", "https://api.example/v1/members"),
        ];
        for (link, expected) in table {
            assert_eq!(next(link).as_deref(), Ok(expected), "{link}");
        }
    }

    #[test]
    fn links_that_leave_the_origin_are_refused() {
        let table = [
            "https://evil.example/v1/members",
            "http://api.example/v1/members",
            "https://api.example:444/v1/members",
            "https://api.example.evil.example/",
            "https://sub.api.example/",
            "//evil.example/v1/members",
            "/\\evil.example/v1/members",
            "\\\\evil.example/",
            "https://api.example@evil.example/",
            "https://user@api.example/v1/members",
            "https://user:password@api.example/v1/members",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/plain,x",
        ];
        for link in table {
            assert_eq!(next(link), Err(Problem::LeavesOrigin), "{link}");
        }
    }

    #[test]
    fn what_is_no_link_is_refused() {
        for link in ["https://", "https://[::1", "http://a b/", &"x".repeat(70_000)] {
            assert_eq!(next(link), Err(Problem::NotALink), "{link:.20}");
        }
    }

    #[test]
    fn a_parameter_is_set_where_it_stands() {
        let table = [
            ("https://a.example/x", "https://a.example/x?page=2"),
            ("https://a.example/x?", "https://a.example/x?page=2"),
            ("https://a.example/x?page=1&q=a%26b+c", "https://a.example/x?page=2&q=a%26b+c"),
            ("https://a.example/x?q=1&page=1&page=7&r", "https://a.example/x?q=1&page=2&r"),
            ("https://a.example/x?pag%65=1", "https://a.example/x?page=2"),
            ("https://a.example/x?pages=1", "https://a.example/x?pages=1&page=2"),
        ];
        for (uri, expected) in table {
            let next = with_parameter(&Uri::from_static(uri), "page", "2").unwrap();
            assert_eq!(next.to_string(), expected);
        }
        let cursor = with_parameter(&Uri::from_static("https://a.example/"), "c[]", "a&b=/\u{e9} #").unwrap();
        assert_eq!(cursor.to_string(), "https://a.example/?c%5B%5D=a%26b%3D%2F%C3%A9+%23");
    }
}
