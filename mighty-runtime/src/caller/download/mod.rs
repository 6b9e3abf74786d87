//! A body as it comes, of any size.

pub(crate) mod bulk;
#[cfg(feature = "__sides")]
pub(crate) mod given;
mod part;
#[cfg(feature = "fs")]
pub(crate) mod save;
