//! The compile-fail cases once more: as a page of errors, and as programs that use what the macro emits beside an error.
//!
//! Bless the page with `MIGHTY_BLESS=1 cargo test -p mighty-tests --test cases`, then read what changed.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

include!("../../../fuzz/checks/macro_modules.rs");

mod case;
mod page;
mod program;
mod twins;
mod uses;
