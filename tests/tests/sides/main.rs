//! The other sides of a trait: what a mock expects and a server answers, in the types of the methods.

#![allow(unreachable_pub, reason = "a module of the test is its own file")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that fails here says where, and a backend may panic"
)]

mod shop;

mod answers;
mod mocks;
mod requests;
mod server;
