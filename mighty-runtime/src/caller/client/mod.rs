//! The client and what builds it.

pub(crate) mod builder;
mod default;
pub(crate) mod handle;
mod settings;
