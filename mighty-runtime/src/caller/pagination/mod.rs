//! Lists that come in pages, as streams: how the next page is found, and who asks for it.

mod answer_path;
mod following;
pub(crate) mod items;
mod link_header;
mod members;
pub(crate) mod pages;
mod place;
pub(crate) mod position;
mod set_member;
mod trail;
pub(crate) mod uri;
mod walk;
