//! A trait and its OpenAPI document.

mod source;

pub use self::source::Source;
