//! What an API says, as values: what uses them is compiled once, and not for each API.

use http::StatusCode;

use super::api::{Api, ErrorInSuccess};
use super::error_body::{ErrorAnswer, ErrorBody, KnownBody, RetryAdvice, Summary, advice_of};
use super::help::Help;
use super::stream_item::StreamItem;
use crate::describe::rate_limit_headers::RateLimitHeaders;
use crate::describe::retry_policy::RetryPolicy;
use crate::describe::streaming::Streaming;
use crate::describe::timeouts::Timeouts;

/// Reads what the library itself wants to know from an error body of the API.
pub(crate) type Summarize = fn(&ErrorAnswer<'_>, Option<&KnownBody>) -> Summary;

/// Reads what it says about trying again, and gives what was read.
pub(crate) type Advise = fn(&ErrorAnswer<'_>) -> (RetryAdvice, Option<KnownBody>);

/// The status that an item of a stream means, if it is an error.
pub(crate) type StreamError = fn(&StreamItem<'_>) -> Option<StatusCode>;

/// How error bodies of one type are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ErrorShape {
    pub(crate) summarize: Summarize,
    pub(crate) advise: Advise,
}

impl ErrorShape {
    pub(crate) const fn of<B: ErrorBody>() -> Self {
        Self { summarize: Summary::of::<B>, advise: advice_of::<B> }
    }
}

/// What an [`Api`] says, as values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ApiFacts {
    pub(crate) name: &'static str,
    pub(crate) retry: RetryPolicy,
    pub(crate) timeouts: Timeouts,
    pub(crate) retry_header: Option<&'static str>,
    pub(crate) rate_limit: Option<RateLimitHeaders>,
    pub(crate) unauthorized_is_unprocessed: bool,
    pub(crate) errors: ErrorShape,
    pub(crate) error_in_success: Option<ErrorInSuccess>,
    pub(crate) help: &'static [Help],
    pub(crate) streaming: Streaming,
    pub(crate) stream_error: StreamError,
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
            errors: ErrorShape::of::<A::ErrorBody>(),
            error_in_success: A::ERROR_IN_SUCCESS,
            help: A::HELP,
            streaming: A::STREAMING,
            stream_error: A::stream_error,
        }
    }
}

/// `Shop` of `shop_sdk::api::Shop`.
fn type_name<A>() -> &'static str {
    let name = std::any::type_name::<A>();
    name.rsplit("::").next().unwrap_or(name)
}
