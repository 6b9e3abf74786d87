//! What no argument, no server and no setting can make the library do, and what it never tells.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]
#![allow(clippy::print_stdout, reason = "for reading")]

mod base_urls;
mod headers;
mod locations;
mod normalised;
mod paths;
mod redirects;
mod secrets;
