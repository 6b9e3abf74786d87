//! Who is asking: the credentials of a client, and of one call.

pub(crate) mod access;
pub(crate) mod call_token;
pub(crate) mod credential;
mod slot;
pub(crate) mod tokens;
