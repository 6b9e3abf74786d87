//! Answers that are read as they come: events, lines, and what they have in common.

mod cursor;
pub(crate) mod event;
pub(crate) mod events;
mod feed;
pub(crate) mod items;
pub(crate) mod lines;
