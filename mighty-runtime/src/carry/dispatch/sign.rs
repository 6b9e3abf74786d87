//! Signs a request, if the client signs any.

use std::time::Duration;

use http::Request;

use crate::base::body::Body;
use crate::base::delivery::Delivery;
use crate::base::environment::{Environment, within};
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::signer::{DynSigner, SigningRequest};
use crate::carry::request::framing;
use crate::describe::endpoint::Endpoint;

/// Signs `request` in at most `time`; whatever goes wrong, it is not sent.
pub(super) async fn sign(
    signer: &dyn DynSigner,
    environment: &dyn Environment,
    endpoint: &'static Endpoint,
    request: &mut Request<Body>,
    time: Duration,
) -> Result<(), TransportError> {
    let not_sent = |kind| TransportError::new(kind, Delivery::NotSent);
    let mut signing = SigningRequest::new(endpoint, request, environment.wall_clock(), framing::is_owned);
    let outcome = within(environment, time, signer.sign_boxed(&mut signing)).await;
    signing.end();
    match outcome {
        Some(result) => result.map_err(|cause| not_sent(TransportErrorKind::Signature).with_source(cause)),
        None => Err(not_sent(TransportErrorKind::Timeout)),
    }
}
