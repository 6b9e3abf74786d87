//! The other side of an endpoint: a request read into the arguments of its method, and what that returns as an answer. Mocks
//! and servers are made of it.

pub(crate) mod built;
pub(crate) mod call;
pub(crate) mod captures;
#[cfg(feature = "server")]
pub(crate) mod condition;
pub(crate) mod faithful;
pub(crate) mod fields;
#[cfg(feature = "server")]
pub(crate) mod finish;
pub(crate) mod from_body;
pub(crate) mod from_part;
pub(crate) mod incoming;
pub(crate) mod items;
pub(crate) mod limit;
mod media_type;
mod multipart;
#[cfg_attr(not(feature = "server"), allow(dead_code, reason = "a mock sends all of it"))]
pub(crate) mod ranges;
pub(crate) mod readable;
#[cfg(feature = "server")]
pub(crate) mod refuse;
pub(crate) mod respond;
pub(crate) mod route;
mod scrub;
pub(crate) mod shown;
pub(crate) mod text;
pub(crate) mod unreadable;

pub use self::call::EndpointCall;
pub use self::from_body::{FromBody, Raw};
pub use self::from_part::FromPart;
pub use self::incoming::{Incoming, Reads};
pub use self::multipart::Taken;
pub use self::readable::Readable;
pub use self::respond::{Outgoing, Unwritable};
pub use self::shown::Field;
pub use self::text::ReadText;
pub use self::unreadable::Unreadable;
