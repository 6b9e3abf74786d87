//! Headers by which a trace goes on at the server.

use http::{HeaderMap, Request};

use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::carry::request::framing;
use crate::describe::endpoint::Endpoint;

/// Gives the headers of an attempt.
pub(crate) type Propagate = Box<dyn Fn(&Endpoint, &mut HeaderMap) + Send + Sync>;

/// Adds what `propagate` gives, but for what the call says itself.
pub(super) fn apply(
    propagate: &Propagate,
    endpoint: &Endpoint,
    own: &HeaderMap,
    request: &mut Request<Body>,
) -> Result<(), TransportError> {
    let mut given = HeaderMap::new();
    propagate(endpoint, &mut given);
    for name in given.keys() {
        if framing::is_owned(name) {
            let problem = format!("`propagate` gives `{name}`, which is set by the library for each request");
            return Err(TransportError::not_to_be_sent().with_source(problem));
        }
        if own.contains_key(name) {
            continue;
        }
        request.headers_mut().remove(name);
        for value in given.get_all(name) {
            request.headers_mut().append(name, value.clone());
        }
    }
    Ok(())
}
