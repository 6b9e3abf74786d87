//! A body as it comes, of any size.

pub(crate) mod bulk;
mod part;
#[cfg(feature = "fs")]
pub(crate) mod save;
