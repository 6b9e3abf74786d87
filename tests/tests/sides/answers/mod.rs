//! What a backend returns comes out equal at the caller, and what it cannot return does not come out at all.

mod api;

mod conditions;
mod document;
mod downloads;
mod errors;
mod heads;
mod names;
mod pages;
mod panics;
mod properties;
mod refusals;
mod routes;
mod sockets;
mod streams;
mod successes;
