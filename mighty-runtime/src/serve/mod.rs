//! The other side of an endpoint: a request read into the arguments of its method, and what that returns as an answer. Mocks
//! and servers are made of it.

pub(crate) mod call;
#[cfg(feature = "server")]
pub(crate) mod condition;
pub(crate) mod faithful;
#[cfg(feature = "server")]
pub(crate) mod finish;
pub(crate) mod incoming;
pub(crate) mod items;
#[cfg_attr(not(feature = "server"), allow(dead_code, reason = "a mock sends all of it"))]
pub(crate) mod ranges;
#[cfg(feature = "server")]
pub(crate) mod refuse;
pub(crate) mod respond;
pub(crate) mod route;
pub(crate) mod text;
pub(crate) mod unreadable;

pub use self::call::EndpointCall;
pub use self::incoming::Incoming;
pub use self::respond::{Outgoing, Unwritable};
pub use self::text::ReadText;
pub use self::unreadable::Unreadable;
