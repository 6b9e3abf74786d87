//! Bodies that grow: what an answer of 200 kB, or one without end, costs in memory, and that its status still comes out.
//!
//! A test binary of its own, because it counts what the whole process allocates.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails here says where")]
#![allow(clippy::print_stdout, reason = "the table is for reading")]

mod api;
mod bombs;
mod server;
mod table;
