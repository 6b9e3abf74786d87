//! Which request is for which endpoint.

use super::captures::{self, Filled};
use crate::describe::endpoint::Endpoint;

/// What fills the placeholders when `path` is one of the endpoint. `None` if it is none.
pub(crate) fn captures(endpoint: &Endpoint, path: &str) -> Option<Vec<Filled>> {
    captures::of(endpoint, path)
}
