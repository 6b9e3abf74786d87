//! The way of an attempt to its answer.

use std::borrow::Cow;
use std::time::Duration;

use http::{Request, Response, Uri};

use super::follow::{Redirects, Step, drain};
use super::{propagate, sign};
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::carry::attempt::Repeated;
use crate::carry::connection::Connection;
use crate::carry::request::prepared::Prepared;
use crate::carry::site::Site;
use crate::carry::token::access::Access;
use crate::carry::token::credential::Credential;
use crate::carry::transport::contract::Sending;
use crate::describe::endpoint::Endpoint;

/// Makes the next attempt at a request, which is complete but for who is asking, and has `time` for that. An error if it cannot be
/// made. It was sent before if it `is_repeated`.
pub(crate) fn send<'a>(
    connection: &'a Connection,
    site: &Site,
    (prepared, uri): (&mut Prepared, &Uri),
    (access, credential): (&'a Access, Option<Cow<'a, Credential>>),
    time: Duration,
    is_repeated: bool,
) -> Result<Sending<'a>, TransportError> {
    let endpoint = prepared.endpoint;
    // Made here, and not in what completes it: it is large, and would be copied out of there.
    let mut request = Request::new(prepared.next_body());
    let reads_endpoint = connection.transport.reads_endpoint();
    prepared.complete(&mut request, uri, &site.target, reads_endpoint);
    if cfg!(feature = "testing") && is_repeated && reads_endpoint {
        request.extensions_mut().insert(Repeated);
    }
    if let Some(propagate) = &connection.propagate {
        propagate::apply(propagate, endpoint, &prepared.headers, &mut request)?;
    }
    if access.signer.is_some() || endpoint.follows_redirects() {
        return Ok(Box::pin(Way { connection, endpoint, access, credential, time }.travel(request)));
    }
    if let Some(credential) = credential {
        credential.apply(&mut request)?;
    }
    Ok(connection.transport.send_boxed(request))
}

/// What every hop of an attempt needs.
struct Way<'a> {
    connection: &'a Connection,
    endpoint: &'static Endpoint,
    access: &'a Access,
    credential: Option<Cow<'a, Credential>>,
    time: Duration,
}

impl Way<'_> {
    /// Sends the request and, where the endpoint follows redirects, what they lead to.
    async fn travel(self, mut request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let mut redirects = self.endpoint.follows_redirects().then(|| Redirects::from(&request));
        loop {
            if redirects.as_ref().is_none_or(Redirects::is_at_home) {
                self.say_who(&mut request).await?;
            }
            let response = self.connection.transport.send_boxed(request).await?;
            let Some(redirects) = &mut redirects else { return Ok(response) };
            match redirects.after(response, self.endpoint) {
                Step::Ended(response) => return Ok(response),
                Step::Hop(next, body) => {
                    drain(&*self.connection.environment, body).await;
                    request = next;
                }
            }
        }
    }

    async fn say_who(&self, request: &mut Request<Body>) -> Result<(), TransportError> {
        if let Some(credential) = &self.credential {
            credential.apply(request)?;
        }
        if let Some(signer) = &self.access.signer {
            sign::sign(&**signer, &*self.connection.environment, self.endpoint, request, self.time).await?;
        }
        Ok(())
    }
}
