//! When a call is tried again, and when it is not.

pub(crate) mod admission;
mod backoff;
pub(crate) mod budget;
pub(crate) mod decision;
pub(crate) mod effect;
mod gate;
pub(crate) mod rate_limit;
mod retry_after;
pub(crate) mod run;
pub(crate) mod shared;
mod sync;
#[cfg(test)]
mod tests;
mod transparent;
