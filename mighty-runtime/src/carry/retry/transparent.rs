//! Requests that no server has seen: they are sent again at once, and cost nothing (gRPC's proposal A6, "Transparent Retries").

use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// How often a call is sent again because nothing of it was written. Each time it meets a connection that has just gone away; a
/// server that is there has taken it long before.
const MAX_UNWRITTEN: u32 = 8;

/// The transparent retries of one call.
#[derive(Default)]
pub(super) struct Transparent {
    unwritten: u32,
    was_refused: bool,
}

impl Transparent {
    /// Whether the failure is one of a request that no application has seen, and is not counted.
    pub(super) fn allows(&mut self, error: &TransportError) -> bool {
        match (error.delivery(), error.kind()) {
            (Delivery::NotSent, TransportErrorKind::Unwritten) if self.unwritten < MAX_UNWRITTEN => {
                self.unwritten += 1;
                true
            }
            // The server's HTTP layer has looked at it: once it may have been bad luck.
            (Delivery::NotSent, TransportErrorKind::Refused) if !self.was_refused => {
                self.was_refused = true;
                true
            }
            _ => false,
        }
    }

    /// Whether there was one: such a request goes before those that are new.
    pub(super) fn were_there(&self) -> bool {
        self.was_refused || self.unwritten > 0
    }
}

/// Whether the connection that the request was given takes no more.
pub(super) fn is_turned_away(error: &TransportError) -> bool {
    matches!(error.kind(), TransportErrorKind::Refused | TransportErrorKind::Unwritten)
}
