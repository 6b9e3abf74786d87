//! What describes: an endpoint as data, with the settings that it may have; and above all else that is in the library,
//! what is made of such data, an OpenAPI document and a page of operations.

pub(crate) mod auth;
pub(crate) mod declared;
#[cfg(feature = "schemars")]
pub(crate) mod details;
pub(crate) mod endpoint;
mod methods;
#[cfg(feature = "openapi")]
pub mod openapi;
pub(crate) mod pagination;
pub(crate) mod rate_limit_headers;
pub(crate) mod reading;
pub mod reference;
pub(crate) mod retry_policy;
pub(crate) mod streaming;
pub(crate) mod template;
pub(crate) mod timeouts;
