//! A limit that a fleet shares, in Redis or Valkey.

pub(crate) mod budget;
mod lane;
pub(crate) mod limiter;
mod place;
mod reach;
mod server;
