//! Lists that come in pages, as a user sees them: which pages are asked for, what comes out, and what happens when one of
//! them fails.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]

mod any_list;
mod api;
mod bodies;
mod cancelled;
mod circles;
mod credentials;
mod envelopes;
mod failing;
mod fakes;
mod origins;
mod page_size;
mod positions;
mod prefetch;
mod requests;
mod secrets;
mod ways;
