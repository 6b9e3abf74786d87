//! What no argument, no server and no setting can make the library do, and what it never tells.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

mod base_urls;
mod headers;
mod origin;
mod paths;
mod redirects;
mod secrets;
