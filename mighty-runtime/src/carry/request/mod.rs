//! From the arguments of a method to a request. No I/O happens here.

pub(crate) mod base_url;
pub(crate) mod builder;
pub(crate) mod cookies;
mod finite;
pub(crate) mod framing;
mod headers;
mod multipart;
mod nested;
mod path;
pub(crate) mod prepared;
mod segment;
pub(crate) mod target;
mod value;
