//! Rate limits of a client in one process: what waits, what is not sent, and what the call says of it. On virtual time.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

mod api;
mod calls;
mod headers;
mod local;
