//! The retry budget's core: model-checked over every interleaving, and counted under load.
//!
//! The core's source is compiled here twice: once with loom's locks in place of the standard ones.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]
#![allow(clippy::print_stdout, reason = "the ledger is to be read")]
#![allow(clippy::duplicate_mod, reason = "it is compiled with two kinds of locks")]

mod crowd;
mod interleavings;
#[allow(dead_code, unreachable_pub, missing_docs, reason = "of the core, only what the model needs")]
mod modelled;
#[allow(dead_code, unreachable_pub, missing_docs, reason = "of the core, only what is counted")]
mod real;
mod refill;
