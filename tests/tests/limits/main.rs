//! Rate limits of a client in one process, and budgets that several share: what waits, what is not sent, and what the call says of it. On virtual time.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test that fails here says where")]

mod api;
mod budgets;
mod calls;
mod headers;
mod local;
