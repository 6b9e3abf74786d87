//! Lists that come in pages, as streams: what an API says about pages, how the next one is found, and who asks for it.

mod answer_path;
mod error;
mod following;
mod items;
mod link_header;
mod page;
mod pages;
mod position;
mod settings;
mod trail;
mod uri;
mod walk;

pub use self::error::PaginationError;
pub use self::items::Items;
pub use self::page::Page;
pub use self::pages::Pages;
pub use self::position::{Position, PositionError};
pub use self::settings::{NextPage, Pagination, api_pagination, has_pagination};
pub(crate) use self::walk::Walk;
