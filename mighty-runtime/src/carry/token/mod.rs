//! The token of a client, and of one call.

pub(crate) mod call_token;
pub(crate) mod credential;
pub(crate) mod tokens;
