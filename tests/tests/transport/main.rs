//! What each transport makes of each way in which an exchange can fail, on real sockets: its kind, how far the
//! request got, and so whether it is sent again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]
#![allow(clippy::print_stdout, reason = "the table is for reading")]

mod api;
mod bodies;
mod codings;
mod connections;
mod early;
mod expectation;
mod frames;
mod goaway;
mod http2;
mod keep_alive;
mod listener;
mod over;
mod proxies;
mod site;
mod streams;
mod tls;
mod uploads;
