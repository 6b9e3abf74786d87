//! What is retried, when, and what stops it: the promises of the retry loop, as a user sees them, on virtual time.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]
#![allow(clippy::print_stdout, reason = "the tables are to be read")]

mod api;
mod api_word;
mod deadlines;
mod gate;
mod hints;
mod in_success;
mod long_polls;
mod overrides;
mod rate_limits;
mod table;
mod transparent;
