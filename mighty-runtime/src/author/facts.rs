//! What an API says, as values: what uses them is compiled once, and not for each API.

use super::api::Api;
use super::error_body::{ErrorAnswer, KnownBody, RetryAdvice, Summary, advice_of};
use super::help::Help;
use crate::describe::rate_limit_headers::RateLimitHeaders;
use crate::describe::retry_policy::RetryPolicy;
use crate::describe::timeouts::Timeouts;

/// Reads what the library itself wants to know from an error body of the API.
pub(crate) type Summarize = fn(&ErrorAnswer<'_>, Option<&KnownBody>) -> Summary;

/// Reads what it says about trying again, and gives what was read.
pub(crate) type Advise = fn(&ErrorAnswer<'_>) -> (RetryAdvice, Option<KnownBody>);

/// What an [`Api`] says, as values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ApiFacts {
    pub(crate) name: &'static str,
    pub(crate) retry: RetryPolicy,
    pub(crate) timeouts: Timeouts,
    pub(crate) retry_header: Option<&'static str>,
    pub(crate) rate_limit: Option<RateLimitHeaders>,
    pub(crate) unauthorized_is_unprocessed: bool,
    pub(crate) summarize: Summarize,
    pub(crate) advise: Advise,
    pub(crate) help: &'static [Help],
}

impl ApiFacts {
    pub(crate) fn of<A: Api>() -> Self {
        Self {
            name: if A::NAME.is_empty() { type_name::<A>() } else { A::NAME },
            retry: A::RETRY,
            timeouts: A::TIMEOUTS,
            retry_header: A::RETRY_HEADER,
            rate_limit: A::RATE_LIMIT,
            unauthorized_is_unprocessed: A::UNAUTHORIZED_IS_UNPROCESSED,
            summarize: Summary::of::<A::ErrorBody>,
            advise: advice_of::<A::ErrorBody>,
            help: A::HELP,
        }
    }
}

/// `Shop` of `shop_sdk::api::Shop`.
fn type_name<A>() -> &'static str {
    let name = std::any::type_name::<A>();
    name.rsplit("::").next().unwrap_or(name)
}
