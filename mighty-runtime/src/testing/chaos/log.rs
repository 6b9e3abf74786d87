//! What a plan did.

use std::fmt;

use super::fault::Fault;
use crate::describe::endpoint::Endpoint;

/// A fault that struck a request.
#[derive(Clone, Debug)]
pub struct Struck {
    pub(super) endpoint: Option<&'static Endpoint>,
    pub(super) path: String,
    pub(super) request: u64,
    pub(super) of_its_kind: u64,
    pub(super) fault: Fault,
}

impl Struck {
    /// The endpoint; `None` for a request that is of none, as one for a token.
    #[must_use]
    pub fn endpoint(&self) -> Option<&'static Endpoint> {
        self.endpoint
    }

    /// The request's path, without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Which request of its endpoint it was, from 1.
    #[must_use]
    pub fn request(&self) -> u64 {
        self.request
    }

    /// Which it was of those that are like it in all but their headers, from 1: mostly the attempt of its call.
    #[must_use]
    pub fn of_its_kind(&self) -> u64 {
        self.of_its_kind
    }

    /// What happened.
    pub fn fault(&self) -> &Fault {
        &self.fault
    }
}

/// `Orders::place_order, request 2: reset after it was applied`
impl fmt::Display for Struck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.endpoint {
            Some(endpoint) => write!(f, "{}::{}", endpoint.group(), endpoint.name())?,
            None => f.write_str("no endpoint")?,
        }
        write!(f, ", request {}: {}", self.request, self.fault)
    }
}
