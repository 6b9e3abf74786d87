//! Rules between the values of an attribute and the signature below it, by theme; `endpoint` runs them.

mod bodies;
mod conditional;
pub(crate) mod constants;
pub(crate) mod endpoint;
pub(crate) mod enum_name;
mod headers;
pub(crate) mod pages;
mod placeholders;
pub(crate) mod retry;
mod stream;
pub(crate) mod successes;
mod url;
