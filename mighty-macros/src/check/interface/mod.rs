//! The trait as a whole: its items, each method in turn, and what holds between methods: names, the error enums and their
//! union.

pub(crate) mod claim;
pub(crate) mod constructors;
pub(crate) mod draft;
pub(crate) mod enums;
pub(crate) mod items;
mod method;
pub(crate) mod names;
pub(crate) mod retry;
pub(crate) mod sides;
mod streams;
pub(crate) mod successes;
pub(crate) mod unions;
