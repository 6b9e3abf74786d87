//! What the author of an SDK writes, or writes an `impl` of: the API, its error bodies, its help, its pages; and how the
//! library asks for it.

pub(crate) mod api;
pub(crate) mod base;
pub(crate) mod checks;
pub(crate) mod error_body;
pub(crate) mod facts;
pub(crate) mod help;
pub(crate) mod page;
pub(crate) mod problem;
pub(crate) mod refusal;
pub(crate) mod stream_item;
