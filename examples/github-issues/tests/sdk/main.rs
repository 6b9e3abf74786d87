//! The SDK at the seam where its users stand: in process, and against a server with GitHub's habits.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking"
)]

#[path = "../support/server/mod.rs"]
mod server;

mod document;
mod limits;
mod over_sockets;
mod reference;
mod refusals;
mod requests;
