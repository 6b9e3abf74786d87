//! The SDK against the API's document, and at the seam where its users stand.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking"
)]

mod calls;
mod document;
mod documentation;
mod requests;
mod schemas;
#[path = "../support/traits.rs"]
mod traits;
