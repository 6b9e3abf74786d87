//! The errors that callers see, and what they have in common. None of them knows the answer that it is made of: what it keeps
//! of one is given to it by `carry/response/answer.rs`.

pub(crate) mod argument;
pub(crate) mod build;
pub(crate) mod common;
pub(crate) mod error_enum;
pub(crate) mod failure;
pub(crate) mod kept;
pub(crate) mod kind;
pub(crate) mod pagination;
pub(crate) mod redirect;
pub(crate) mod status_error;
pub(crate) mod unexpected;
mod user_message;
