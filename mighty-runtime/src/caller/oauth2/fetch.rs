//! One request to the token server.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::header::{AUTHORIZATION, HeaderValue, USER_AGENT};
use http::{Request, Response};
use oauth2::AsyncHttpClient;
use oauth2::basic::BasicErrorResponse;
use serde_json::Value;

use super::error::OAuth2Error;
use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::environment::{System, within};
use crate::base::transport_error::TransportError;
use crate::carry::response::read::Read;
use crate::carry::transport::contract::DynTransport;

/// Time for one request.
const TIME: Duration = Duration::from_secs(10);

/// The largest answer, in bytes.
const MAX_BODY: usize = 64 << 10;

/// How often a request is made of which nothing was sent: connections that were kept go away.
const TRIES: u32 = 3;

const AGENT: HeaderValue = HeaderValue::from_static(concat!("mighty-runtime/", env!("CARGO_PKG_VERSION")));

/// The token server, as the crate asks it.
pub(super) struct Server(pub(super) Arc<dyn DynTransport>);

impl<'a> AsyncHttpClient<'a> for Server {
    type Error = OAuth2Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, OAuth2Error>> + Send + 'a>>;

    fn call(&'a self, request: Request<Vec<u8>>) -> Self::Future {
        Box::pin(fetch(&*self.0, request))
    }
}

/// Sends a request, and reads all of the answer.
async fn fetch(transport: &dyn DynTransport, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OAuth2Error> {
    let (mut head, body) = request.into_parts();
    head.headers.insert(USER_AGENT, AGENT);
    if let Some(secret) = head.headers.get_mut(AUTHORIZATION) {
        secret.set_sensitive(true);
    }
    let mut tries = 1;
    loop {
        let request = Request::from_parts(head.clone(), Body::from(body.clone()));
        let answer = within(&System, TIME, once(transport, request)).await;
        match answer.unwrap_or_else(|| Err(TransportError::timeout().into())) {
            Err(Failed::Transport(error)) if error.delivery() == Delivery::NotSent && tries < TRIES => tries += 1,
            Err(Failed::Transport(error)) => return Err(OAuth2Error::transport(error)),
            Err(Failed::TooLarge) => return Err(OAuth2Error::malformed("it is too large")),
            Ok(response) => return told(response),
        }
    }
}

/// An answer that the crate can read. That of something before the server, a gateway's page, is told by its status.
fn told(mut response: Response<Vec<u8>>) -> Result<Response<Vec<u8>>, OAuth2Error> {
    if !response.status().is_success() && serde_json::from_slice::<BasicErrorResponse>(response.body()).is_err() {
        return Err(OAuth2Error::answered(response.status()));
    }
    // RFC 6749, 5.1, has a number there; many servers write it as a text.
    if let Ok(Value::Object(mut members)) = serde_json::from_slice(response.body())
        && let Some(Value::String(text)) = members.get("expires_in")
        && let Ok(lifetime) = text.parse::<u64>()
    {
        members.insert("expires_in".to_owned(), lifetime.into());
        *response.body_mut() = Value::Object(members).to_string().into_bytes();
    }
    Ok(response)
}

enum Failed {
    Transport(TransportError),
    TooLarge,
}

impl From<TransportError> for Failed {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

async fn once(transport: &dyn DynTransport, request: Request<Body>) -> Result<Response<Vec<u8>>, Failed> {
    let (head, mut body) = transport.send_boxed(request).await?.into_parts();
    let mut read = Read::default();
    poll_fn(|context| read.poll_read(&mut body, MAX_BODY, context)).await?;
    if read.cut {
        return Err(Failed::TooLarge);
    }
    Ok(Response::from_parts(head, read.into_whole().to_vec()))
}
