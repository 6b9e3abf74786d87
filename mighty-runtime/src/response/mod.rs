//! From the bytes of an answer to what the caller gets. No I/O happens here, but in `read`.

mod answer;
mod conditional;
mod decode;
mod full;
mod misfit;
mod read;
mod split;
mod unknown_fields;

pub use self::answer::{Answer, EndpointError};
pub use self::conditional::Conditional;
pub use self::decode::{Empty, Full, Json, Raw, Success, Text};
pub use self::full::Response;
pub(crate) use self::misfit::explain;
pub(crate) use self::read::{Limits, Read, beginning, read};
pub use self::split::Split;
pub(crate) use self::unknown_fields::{Reads, UnknownFields};
