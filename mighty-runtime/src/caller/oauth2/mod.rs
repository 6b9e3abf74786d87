//! OAuth 2 (RFC 6749) as a source of tokens: what is said of it, the exchange with the token server, and its errors.

pub(crate) mod builder;
pub(crate) mod error;
mod exchange;
mod fetch;
