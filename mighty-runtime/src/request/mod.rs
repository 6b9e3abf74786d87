//! From the arguments of a method to a request. No I/O happens here.

mod argument_error;
mod builder;
mod finite;
pub(crate) mod framing;
mod multipart;
mod part;
mod path;
mod prepared;
mod value;

pub use self::argument_error::ArgumentError;
pub use self::builder::{RequestBuilder, request};
pub use self::framing::headers_are_free;
pub use self::part::{IntoPart, Part, StreamPart};
pub(crate) use self::prepared::Prepared;
