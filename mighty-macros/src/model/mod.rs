//! What a trait means, as plain data: no attribute syntax, no output. Whoever holds a value of
//! these types may rely on what their documentation says; the checks have made it so.

pub(crate) mod argument;
pub(crate) mod cfg;
pub(crate) mod constants;
pub(crate) mod endpoint;
pub(crate) mod errors;
pub(crate) mod interface;
pub(crate) mod method;
pub(crate) mod pagination;
pub(crate) mod path;
pub(crate) mod pattern;
pub(crate) mod registry;
pub(crate) mod retry;
pub(crate) mod sides;
pub(crate) mod site;
pub(crate) mod status;
pub(crate) mod streaming;
pub(crate) mod success;
