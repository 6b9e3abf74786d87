//! What the examples share: the API that they call, the server that plays it, and how they print.

pub mod mighty;
pub mod report;
pub mod server;
