//! What callers hold: the client and its options, what they give to a call, and what they get of it: a response, an error, the
//! outcome, a list as a stream.

pub(crate) mod challenge;
pub(crate) mod client;
pub(crate) mod conditional;
pub(crate) mod credentials;
pub(crate) mod download;
pub(crate) mod errors;
pub(crate) mod history;
pub(crate) mod into_body;
pub(crate) mod limiter;
#[cfg(feature = "oauth2")]
pub(crate) mod oauth2;
pub(crate) mod options;
pub(crate) mod outcome;
pub(crate) mod pagination;
pub(crate) mod part;
pub(crate) mod progress;
pub(crate) mod rate_limit;
pub(crate) mod response;
pub(crate) mod shared_budget;
pub(crate) mod signer;
pub(crate) mod stream;
pub(crate) mod token_source;
pub(crate) mod upload;
