//! What carries a request to the server and its answer back.

mod cause;
#[cfg(feature = "hyper")]
mod coding;
pub(crate) mod contract;
#[cfg(all(feature = "__coding", feature = "hyper"))]
mod decoding;
mod failure;
mod foreign;
#[cfg(feature = "hyper")]
pub(crate) mod hyper;
mod known;
#[cfg(feature = "hyper")]
mod limits;
mod proxy;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;
#[cfg(feature = "reqwest")]
mod reqwest_error;
#[cfg(feature = "tower")]
pub(crate) mod tower;
