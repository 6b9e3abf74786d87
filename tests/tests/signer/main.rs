//! Signatures: what a signer sees and adds, when it is asked, and two that APIs have.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

mod aws;
mod digest;
mod rules;
mod webhook;
