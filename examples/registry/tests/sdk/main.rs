//! The SDK against Debian's `docker-registry`, and against servers that misbehave.
//!
//! Where the program is not installed, what needs it says so and does nothing: `apt-get install docker-registry`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]

mod broken;
mod dance;
mod digests;
mod elsewhere;
mod harness;
mod kept;
mod line;
mod pull;
mod push;
mod real;
mod reference;
mod token_server;

use mighty_runtime::{Bytes, http::HeaderMap};

/// The text of a header.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Bytes that are not all the same.
fn content(length: usize) -> Bytes {
    (0..=250_u8).cycle().step_by(31).take(length).collect::<Vec<u8>>().into()
}
