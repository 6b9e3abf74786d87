//! What a proxy says when it does not connect.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

/// A proxy answered CONNECT with this status, or not in HTTP.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProxyRefused(pub(super) Option<StatusCode>);

impl fmt::Display for ProxyRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(status) => write!(f, "the proxy answered {status}"),
            None => f.write_str("the proxy did not answer in HTTP"),
        }
    }
}

impl StdError for ProxyRefused {}

/// What an error of a chain says of a proxy's refusal: with its status, where it is known.
///
/// hyper-util tells 407, and every other status by a text only; which one it was it does not say.
pub(super) fn refusal(error: &(dyn StdError + 'static)) -> Option<ProxyRefused> {
    if let Some(refused) = error.downcast_ref::<ProxyRefused>() {
        return Some(*refused);
    }
    let text = error.to_string();
    if text.contains("proxy authorization required") {
        return Some(ProxyRefused(Some(StatusCode::PROXY_AUTHENTICATION_REQUIRED)));
    }
    text.contains("tunnel error: unsuccessful").then_some(ProxyRefused(None))
}
