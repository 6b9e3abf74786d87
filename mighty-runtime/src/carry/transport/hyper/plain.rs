//! Plain http: to whom it is spoken, and the `Host` that such a request carries.

use std::sync::{Arc, OnceLock};

use http::header::HOST;
use http::uri::Authority;
use http::{HeaderValue, Request, Uri};

use crate::base::body::Body;
use crate::base::loopback::is_loopback_uri;
use crate::base::transport_error::TransportError;

/// The server that was asked first, with its `Host`: there is hardly another, and what was found out of it stays true.
#[derive(Clone, Default)]
pub(super) struct Plain(Arc<OnceLock<(Authority, HeaderValue)>>);

impl Plain {
    /// Lets requests pass to servers on this machine, each with its `Host` unless it goes by HTTP/2, which has another place for
    /// that.
    pub(super) fn admit(&self, request: &mut Request<Body>, names_host: bool) -> Result<(), TransportError> {
        // Anywhere else it would show the token to whoever is in between.
        let host = self.host(request.uri()).ok_or_else(TransportError::not_to_be_sent)?;
        if names_host {
            request.headers_mut().entry(HOST).or_insert(host);
        }
        Ok(())
    }

    fn host(&self, uri: &Uri) -> Option<HeaderValue> {
        let authority = uri.authority()?;
        if let Some((known, host)) = self.0.get()
            && known == authority
        {
            return Some(host.clone());
        }
        let host = host(uri).filter(|_| is_loopback_uri(uri))?;
        let _ = self.0.get_or_init(|| (authority.clone(), host.clone()));
        Some(host)
    }
}

/// The server's name and its port, if that is not the usual one (RFC 9110, 7.2).
fn host(uri: &Uri) -> Option<HeaderValue> {
    let name = uri.host()?;
    let port = uri.port_u16().filter(|port| *port != 80);
    port.map_or_else(|| HeaderValue::from_str(name), |port| HeaderValue::try_from(format!("{name}:{port}"))).ok()
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn each_server_has_its_own_host() {
        let plain = Plain::default();
        let table = [
            ("http://127.0.0.1:8080/a", Some("127.0.0.1:8080")),
            ("http://127.0.0.1:8081/a", Some("127.0.0.1:8081")),
            ("http://127.0.0.1:8080/b?c", Some("127.0.0.1:8080")),
            ("http://localhost/", Some("localhost")),
            ("http://localhost:80/", Some("localhost")),
            ("http://[::1]:443/", Some("[::1]:443")),
            ("http://user:secret@localhost:1/", Some("localhost:1")),
            ("http://example.com/", None),
            ("http://127.0.0.1.example.com/", None),
            ("/a", None),
        ];
        for (uri, expected) in table {
            let host = uri.parse().ok().and_then(|uri| plain.host(&uri));
            assert_eq!(host.as_ref().and_then(|host| host.to_str().ok()), expected, "{uri}");
        }
    }
}
