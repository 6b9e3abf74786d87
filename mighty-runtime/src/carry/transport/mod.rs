//! What carries a request to the server and its answer back.

mod cause;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod coding;
pub(crate) mod contract;
#[cfg(all(feature = "__coding", any(feature = "hyper", feature = "reqwest")))]
mod decoding;
mod failure;
mod foreign;
#[cfg(feature = "hyper")]
pub(crate) mod hyper;
mod known;
mod proxy;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;
#[cfg(feature = "reqwest")]
mod reqwest_error;
#[cfg(feature = "tower")]
pub(crate) mod tower;
