//! What the examples share: a network that has bad days, and how they print.

pub mod report;
pub mod server;
