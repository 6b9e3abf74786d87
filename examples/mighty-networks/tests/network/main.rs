//! The network in memory, asked over real HTTP by a client: what is done is seen, and every operation can succeed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking"
)]
#![allow(clippy::cloned_ref_to_slice_refs, reason = "a list with one item reads as a list")]

mod coverage;
mod direct;
mod door;
mod lists;
mod refusals;
mod stories;
#[path = "../support/traits.rs"]
mod traits;
mod world;
