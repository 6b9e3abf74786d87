//! The other sides of a trait: what a mock expects and a server answers, in the types of the methods.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests fail by panicking")]

mod shop;

mod mocks;
mod server;
