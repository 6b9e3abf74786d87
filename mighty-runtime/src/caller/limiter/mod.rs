//! What decides when a request may be sent, as the caller gives it.

pub(crate) mod answer;
pub(crate) mod contract;
pub(crate) mod error;
pub(crate) mod request;
