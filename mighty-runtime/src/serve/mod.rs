//! The other side of an endpoint: a request read into the arguments of its method, and what that returns as an answer. Mocks
//! and servers are made of it.

pub(crate) mod built;
pub(crate) mod call;
pub(crate) mod fields;
pub(crate) mod incoming;
pub(crate) mod respond;
pub(crate) mod route;
pub(crate) mod text;
pub(crate) mod unreadable;

pub use self::call::EndpointCall;
pub use self::fields::Field;
pub use self::incoming::Incoming;
pub use self::respond::{Outgoing, Unwritable};
pub use self::unreadable::Unreadable;
