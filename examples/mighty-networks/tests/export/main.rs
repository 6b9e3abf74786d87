//! The application `export_members`: what it writes, and what is left of it when it dies.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking"
)]

#[path = "../../examples/export_members/app/mod.rs"]
mod app;

mod folder;
mod killed;
mod runs;
mod saving;
