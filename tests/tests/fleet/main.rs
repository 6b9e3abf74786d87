//! A rate limit that a fleet shares, with a real Redis and real processes: this program, started again. Where `redis-server` is not installed,
//! each test says that it was skipped.
//!
//! 200 requests per 6 s stand for 200 per minute: a run has to last for several windows, and it is the window that counts.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that fails here says where"
)]

mod away;
mod budget;
mod child;
mod fleet;
mod redis;
mod script;
