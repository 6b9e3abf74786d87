//! What an API has in common over all its endpoints.

use http::StatusCode;

use super::base::Base;
use super::error_body::{ErrorAnswer, ErrorBody};
use super::help::Help;
use super::stream_item::StreamItem;
use crate::describe::pagination::Pagination;
use crate::describe::rate_limit_headers::RateLimitHeaders;
use crate::describe::retry_policy::RetryPolicy;
use crate::describe::streaming::Streaming;
use crate::describe::timeouts::Timeouts;

/// An HTTP API: where it is, how it takes a token, how it says what went wrong.
///
/// Only two items have no default:
///
/// ```
/// use mighty_runtime::{Api, Problem};
///
/// /// The shop's public API.
/// pub enum Shop {}
///
/// impl Api for Shop {
///     const BASE_URL: &'static str = "https://api.shop.example/v2";
///     type ErrorBody = Problem;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API",
    label = "this type does not implement `Api`",
    note = "implement `mighty_runtime::Api` for it: `BASE_URL` and `ErrorBody`"
)]
pub trait Api: Send + Sync + 'static {
    /// The URL that every path is appended to, its own path included. `https`, or `http` on loopback.
    const BASE_URL: &'static str;

    /// The body of an error answer, unless an endpoint declares its own for a status.
    type ErrorBody: ErrorBody;

    /// The name in logs; the type's own if it is empty.
    const NAME: &'static str = "";

    /// The `User-Agent`. By default it is made of the name and the version of the SDK's package and of this library.
    const USER_AGENT: Option<&'static str> = None;

    /// Headers that every request carries. Those of the connection, of the message's framing (`Host`, `Content-Length`, …) and
    /// `Content-Type` are the library's; one of them here is an error where a trait of the API is compiled.
    const HEADERS: &'static [(&'static str, &'static str)] = &[];

    /// How the token given to [`ClientBuilder::token`](crate::ClientBuilder::token) is sent.
    const TOKEN: TokenPlacement = TokenPlacement::Bearer;

    /// Other credentials than those of all calls, each with how its token is sent, for the endpoints that name them:
    /// `auth = "admin"`. A client is given them by [`ClientBuilder::credentials_for`](crate::ClientBuilder::credentials_for).
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[];

    /// The names of headers, query and path parameters, cookies, form fields, parts and members of JSON that hold a secret, beside those
    /// that are known as such (`Authorization`, `password`, `access_token`, …): what is recorded in tests
    /// (`testing::Recording`) holds none of them. Case, `-` and `_` do not count.
    ///
    /// ```
    /// # use mighty_runtime::{Api, Problem};
    /// # enum Shop {}
    /// impl Api for Shop {
    ///     const BASE_URL: &'static str = "https://api.shop.example/v2";
    ///     const SECRETS: &'static [&'static str] = &["X-Till-Key", "pin", "iban"];
    ///     type ErrorBody = Problem;
    /// }
    /// ```
    const SECRETS: &'static [&'static str] = &[];

    /// Other hosts than that of the base URL, for the endpoints that name them: `base = "files"`. One client calls all of them.
    ///
    /// ```
    /// # use mighty_runtime::{Api, Base, Problem};
    /// # enum Shop {}
    /// impl Api for Shop {
    ///     const BASE_URL: &'static str = "https://api.shop.example/v2";
    ///     const BASES: &'static [Base] = &[Base::new("files", "https://files.shop.example/v1").with_token()];
    ///     type ErrorBody = Problem;
    /// }
    /// ```
    const BASES: &'static [Base] = &[];

    /// Whether a 401 promises that the request was not processed, so that any request may be repeated with a new token from
    /// a [`TokenSource`](crate::TokenSource). Without it only requests are repeated that may be sent twice anyway.
    const UNAUTHORIZED_IS_UNPROCESSED: bool = false;

    /// The response header that holds the request's id, which errors then show.
    const REQUEST_ID_HEADER: &'static str = "x-request-id";

    /// A response header by which the API says whether to retry: `true` asks for it, `false` forbids it.
    const RETRY_HEADER: Option<&'static str> = None;

    /// The response headers by which the API tells of its rate limits, which [`Outcome::rate_limit`](crate::Outcome::rate_limit)
    /// then shows, and which are obeyed.
    const RATE_LIMIT: Option<RateLimitHeaders> = None;

    /// The API's own retry settings; a trait, an endpoint, a client and a call can each override them.
    const RETRY: RetryPolicy = RetryPolicy::new();

    /// The API's own timeouts; a trait, an endpoint, a client and a call can each override them.
    const TIMEOUTS: Timeouts = Timeouts::new();

    /// How the pages of its lists follow each other, for the endpoints with `paginate`; each can say otherwise.
    const PAGINATION: Option<Pagination> = None;

    /// How its [`Events`](crate::Events) and [`Lines`](crate::Lines) end, and how they go on when they break off.
    const STREAMING: Streaming = Streaming::new();

    /// The status that an item in the middle of a stream means, if it is an error and no item: an event of the type `error`, a line
    /// with an error object. A status below 300 means none. The item's data are then the error's body, by which a status is split
    /// like any other; before the first item it is retried like any other, too.
    ///
    /// ```
    /// # use mighty_runtime::{Api, Problem, StreamItem, http::StatusCode};
    /// # enum Chat {}
    /// # impl Api for Chat {
    /// #     const BASE_URL: &'static str = "https://api.chat.example";
    /// #     type ErrorBody = Problem;
    /// fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
    ///     (item.event() == Some("error")).then_some(StatusCode::SERVICE_UNAVAILABLE)
    /// }
    /// # }
    /// ```
    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        let _ = item;
        None
    }
    /// Whether an answer with a 2xx is an error all the same, and then the status that it means. It is asked of every answer of
    /// every endpoint, so that an error is never taken for a success, and never asked where it is `None`.
    ///
    /// The answer is tried again as one with the status that it means: 429 for a limit, 503 for an overload, 401 for a token that
    /// is not valid. One that means nothing else is `Some(answer.status())`. Which variant it is says the endpoint, see
    /// [`macro@crate::endpoints`]. The body is whole, if it is not larger than a success may be.
    ///
    /// ```
    /// use mighty_runtime::http::StatusCode;
    /// use mighty_runtime::{Api, ErrorAnswer, ErrorInSuccess, Problem};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Verdict { ok: bool, error: Option<String> }
    ///
    /// /// Answers 200 with `{"ok": false, "error": "…"}`.
    /// enum Chat {}
    ///
    /// impl Api for Chat {
    ///     const BASE_URL: &'static str = "https://chat.example/api";
    ///     const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(|answer| {
    ///         let verdict: Verdict = answer.json().ok()?;
    ///         match verdict.error.as_deref() {
    ///             _ if verdict.ok => None,
    ///             Some("ratelimited") => Some(StatusCode::TOO_MANY_REQUESTS),
    ///             _ => Some(answer.status()),
    ///         }
    ///     });
    ///     type ErrorBody = Problem;
    /// }
    /// ```
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = None;

    /// What can be done about the statuses that any call can be answered with: errors tell it by `help()` and
    /// `user_message()`.
    const HELP: &'static [Help] = &[];
}

/// The status that an answer with a 2xx means, if it is an error all the same; see [`Api::ERROR_IN_SUCCESS`].
pub type ErrorInSuccess = fn(&ErrorAnswer<'_>) -> Option<StatusCode>;

/// Where a request carries the token.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenPlacement {
    /// `Authorization: Bearer <token>` (RFC 6750).
    Bearer,
    /// `Authorization: Basic <token>` (RFC 7617), the token being `user:password`.
    Basic,
    /// The token alone in the header of this name.
    Header(&'static str),
    /// The token in the query parameter of this name.
    Query(&'static str),
    /// The same token in each of these places.
    Each(&'static [TokenPlacement]),
}

impl TokenPlacement {
    /// The headers that hold it, as they are written.
    pub(crate) fn header_names(self) -> Vec<&'static str> {
        match self {
            Self::Bearer | Self::Basic => vec!["authorization"],
            Self::Header(name) => vec![name],
            Self::Query(_) => Vec::new(),
            Self::Each(places) => places.iter().flat_map(|place| place.header_names()).collect(),
        }
    }

    /// Adds the query parameters that hold it, if any do.
    pub(crate) fn add_query_parameters(self, names: &mut Vec<&'static str>) {
        match self {
            Self::Query(name) => names.push(name),
            Self::Each(places) => places.iter().for_each(|place| place.add_query_parameters(names)),
            Self::Bearer | Self::Basic | Self::Header(_) => {}
        }
    }
}
