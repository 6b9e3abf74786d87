//! Whether a failure may be retried at all: the method gate.

use http::StatusCode;

use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::describe::endpoint::Endpoint;
use crate::describe::retry_policy::{RetryOn, Wanted};

/// How safe it is to send a request twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Idempotent by its method, or declared so.
    Idempotent,
    /// The server recognises a repeated request by its key.
    Keyed,
    /// A second request may act a second time.
    Unsafe,
}

impl Gate {
    pub(crate) fn of(endpoint: &Endpoint) -> Self {
        if endpoint.is_idempotent() {
            Self::Idempotent
        } else if endpoint.idempotency_key().is_some() {
            Self::Keyed
        } else {
            Self::Unsafe
        }
    }

    /// Whether the policy retries an answer with this status.
    pub(super) fn allows_status(self, wanted: Wanted, status: StatusCode) -> bool {
        let code = status.as_u16();
        let is_wanted = match wanted.on {
            Some(on) => on.iter().any(|on| covers(*on, code)),
            // A 500 may have been processed half: with a key only a server that says so itself makes it safe.
            None => is_transient(code) && !(self == Self::Keyed && code == 500) || wanted.rejected.contains(&code),
        };
        is_wanted && (self != Self::Unsafe || wanted.rejected.contains(&code))
    }

    /// Whether the policy retries an attempt that got no complete answer.
    pub(super) fn allows_transport(self, wanted: Wanted, error: &TransportError) -> bool {
        let class = match error.kind() {
            TransportErrorKind::Proxy(Some(status)) if status.is_server_error() => RetryOn::Connect,
            TransportErrorKind::Tls
            | TransportErrorKind::Proxy(_)
            | TransportErrorKind::UnknownHost
            | TransportErrorKind::Token
            | TransportErrorKind::InvalidRequest => {
                return false;
            }
            // What opens it may try again itself, as often as it thinks good.
            TransportErrorKind::Body if error.delivery() == Delivery::NotSent => return false,
            _ if error.delivery() == Delivery::NotSent => RetryOn::Connect,
            TransportErrorKind::Timeout => RetryOn::Timeout,
            _ => RetryOn::Reset,
        };
        self.allows_failure(wanted, class)
    }

    /// Whether the policy retries a failure without an answer: `Connect`, `Timeout` or `Reset`.
    pub(super) fn allows_failure(self, wanted: Wanted, failure: RetryOn) -> bool {
        wanted.on.is_none_or(|on| on.contains(&failure)) && (failure == RetryOn::Connect || self != Self::Unsafe)
    }

    /// Whether the API's own wish to be asked again can be granted.
    pub(super) fn allows_request_of_api(self, status: StatusCode) -> bool {
        self != Self::Unsafe && (status.is_client_error() || status.is_server_error())
    }
}

/// The statuses that waiting may cure.
fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

fn covers(on: RetryOn, status: u16) -> bool {
    match on {
        RetryOn::Status(own) => own == status,
        RetryOn::Class(class) => u16::from(class) == status / 100 && is_transient(status),
        RetryOn::Connect | RetryOn::Timeout | RetryOn::Reset => false,
    }
}
