//! Limiters that are ready to use: by what answers say, for one process, for a fleet.

#[cfg(feature = "governor")]
mod gate;
pub(crate) mod grouping;
pub(crate) mod header;
mod lanes;
#[cfg(feature = "governor")]
pub(crate) mod local;
#[cfg(any(feature = "governor", feature = "redis"))]
mod queue;
#[cfg(any(feature = "governor", feature = "redis"))]
pub(crate) mod rate;
#[cfg(feature = "redis")]
pub(crate) mod redis;
mod said;
