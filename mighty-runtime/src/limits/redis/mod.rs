//! A limit that a fleet shares, in Redis or Valkey.

mod lane;
pub(crate) mod limiter;
mod reach;
mod server;
