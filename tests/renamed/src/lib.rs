//! SDKs in a crate that knows the library under other names only.

#![deny(missing_docs, unused_qualifications, unreachable_pub, clippy::pedantic)]

pub mod local_module;
pub mod through_facade;
pub mod under_new_name;
