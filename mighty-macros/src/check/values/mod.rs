//! What the two attributes say, value by value, and each of them as a whole: `trait_attribute`, and `endpoint_attribute`,
//! which is merged with it. No signature is known here.

mod added_arms;
pub(crate) mod constants;
pub(crate) mod document;
pub(crate) mod endpoint_attribute;
pub(crate) mod merged_retry;
mod merged_statuses;
mod method;
mod omitted;
mod paginate;
pub(crate) mod path;
pub(crate) mod retry;
mod sides;
mod site;
mod split;
mod status;
mod statuses;
pub(crate) mod stream;
pub(crate) mod success;
pub(crate) mod timeouts;
pub(crate) mod trait_attribute;
pub(crate) mod undocumented;
