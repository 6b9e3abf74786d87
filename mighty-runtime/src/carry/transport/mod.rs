//! What carries a request to the server and its answer back.

pub(crate) mod contract;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;
#[cfg(feature = "reqwest")]
mod reqwest_error;
#[cfg(feature = "tower")]
pub(crate) mod tower;
