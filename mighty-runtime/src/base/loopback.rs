//! Which servers are on this machine: plain http to them shows nothing to anyone, as long as no proxy is in between.

use url::{Host, Url};

/// Whether the server is on this machine, so that nothing leaves it.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => is_localhost(name),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The same of the URI of a request.
#[cfg(feature = "hyper")]
pub(crate) fn is_loopback_uri(uri: &http::Uri) -> bool {
    let Some(host) = uri.host() else { return false };
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    address.map_or_else(|_| is_localhost(host), |address| address.is_loopback())
}

/// The name that is loopback (RFC 6761, 6.3). With the dot of the root it is asked of DNS, which may say anything.
fn is_localhost(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost")
}
