//! What an OpenAPI document says of its operations, as far as a client has to agree with it.
//!
//! An inner crate of `mighty-runtime`, not covered by semantic versioning: the macros compare traits with a document while a
//! crate is compiled, the runtime compares lists of endpoints with one in a test, and both have to mean the same by it.
//!
//! Schemas are not looked at, so it does not matter whether they can be resolved.

mod document;
#[cfg(feature = "json")]
mod json;
mod operation;
mod path;

pub use self::document::Document;
#[cfg(feature = "json")]
pub use self::json::ReadError;
pub use self::operation::{Body, Location, Operation, Parameter, Response, Security, Style, Success};
pub use self::path::normalised;
