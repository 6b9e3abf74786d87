//! Tokens that expire: when their source is asked, what is repeated with a new one, and how calls share the answer.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]

mod bank;
mod cancelled;
mod challenges;
mod failing;
mod placement;
mod renewal;
mod shared;
