//! HTTP SDKs from annotated traits.
//!
//! A trait is the whole description of an API. Its author writes signatures and one attribute per method; this library
//! writes the request code, an error enum that lists **only** the statuses this endpoint can answer with, and a retry policy
//! that is checked when the crate is compiled.
//!
//! ```
//! use mighty_runtime::{Api, Client, Problem, endpoints};
//! # use serde::Deserialize;
//!
//! /// The shop's public API.
//! pub enum Shop {}
//!
//! impl Api for Shop {
//!     const BASE_URL: &'static str = "https://api.shop.example/v2";
//!     type ErrorBody = Problem;
//! }
//!
//! # #[derive(Debug, Deserialize)]
//! # pub struct Order { id: u64 }
//! #[endpoints(api = Shop, errors(401, 429, 5xx), error = OrdersError)]
//! pub trait Orders {
//!     /// Returns one order.
//!     #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
//!     async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;
//! }
//!
//! # async fn run(token: String) -> Result<(), mighty_runtime::Error> {
//! let shop = Client::<Shop>::builder().bearer(token).build()?;
//! match shop.show_order(42).await {
//!     Ok(order) => println!("{order:?}"),
//!     Err(ShowOrderError::NotFound(e)) => println!("no such order: {}", e.message()),
//!     Err(ShowOrderError::Unauthorized(e)) => println!("check the token: {e}"),
//!     Err(ShowOrderError::TooManyRequests(e)) => println!("slow down: {:?}", e.retry_after()),
//!     Err(ShowOrderError::ServerError(e)) => println!("their side: {e}"),
//!     Err(ShowOrderError::Unexpected(e)) => println!("no usable answer: {e}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Where to look
//!
//! | for | see |
//! |---|---|
//! | the attributes' grammar | [`macro@endpoints`], [`macro@endpoint`]; an example of each kind of endpoint: [`grammar`] |
//! | what an API has in common | [`Api`], [`ErrorBody`], [`Base`], [`Streaming`] |
//! | what the macros' errors mean | [`compile_errors`] |
//! | making calls | [`Client`], [`ClientBuilder`], [`CallOptions`] |
//! | who is asking | [`Credentials`], [`TokenSource`], `OAuth2` (feature `oauth2`), [`Signer`], [`Auth`] |
//! | what can go wrong | [`StatusError`], [`Unexpected`], [`Error`], [`Outcome`] |
//! | what can be done about it | [`Help`], [`Failure`] |
//! | what is tried again, and when | [`RetryPolicy`], [`RetryBudget`], [`SharedBudget`], [`RateLimitHeaders`], [`StopReason`] |
//! | not sending too much | [`Limiter`], [`HeaderLimiter`]; `LocalLimiter` (feature `governor`), `RedisLimiter` (feature `redis`) |
//! | lists that come in pages | [`Items`], [`Page`], [`Pagination`] |
//! | what is sent without being in memory | [`Upload`], [`Part`], [`Progress`] |
//! | what comes without being in memory | [`Download`], [`Events`], [`Lines`] |
//! | what an answer has beside its body | [`Response`], [`Conditional`], [`macro@FromAnswer`] |
//! | endpoints as data | [`Endpoint`], and a page of them: [`mod@reference`] |
//! | OpenAPI documents | module `openapi`, with the feature of that name |
//! | the other side of a trait | module `server`, with the feature of that name |
//! | another HTTP client | [`Transport`] |
//! | tests without a server | module `testing`, with the feature of that name: scripted answers, recordings, failures by a plan |
//!
//! # When a call does not compile
//!
//! | the compiler says | because | write |
//! |---|---|---|
//! | non-exhaustive patterns: `Err(ShowOrderError::NotFound(_))` not covered | the endpoint can answer with that status, and each one is to be decided about | an arm for it; several statuses in one arm with `\|`; `Err(error)` as the last arm takes the rest |
//! | non-exhaustive patterns: `_` not covered, although every variant is there | the trait is `non_exhaustive`: more statuses may be declared later | an arm `Err(error)` or `_` at the end |
//! | no variant or associated item named `NotFound` found for enum | the endpoint does not declare that status; should it come, it is `Unexpected` with its status inside | no arm; if the API does answer with it, `errors(404)` on the method |
//! | `?` couldn't convert the error to `AppError` | every endpoint has its own error; it converts into the trait's union (`error = OrdersError`) and into [`Error`], not into the error of another endpoint or trait | [`Error`] or the union as the function's error, or `impl From<ShowOrderError> for AppError` |
//! | no method named `show_order` found for `Client<…>`; items from traits can only be used if the trait is in scope | the methods of a client are those of its traits | `use my_sdk::Orders;` |
//! | the same, with `implemented and in scope` | the trait belongs to another API than the client: `api = Shop` is implemented by `Client<Shop>` | the client of that API |
//! | no method named `header` found for opaque type `impl Future` | what one call wants otherwise is said before it | `shop.with(CallOptions::new().header("x-tenant", "7")).show_order(42)` |
//! | unused implementer of `Future` | nothing is sent before the call is awaited | `.await` |
//! | future cannot be sent between threads safely | the trait is `local`, or a fake of it holds an `Rc` or the like | a `Client` by its type, whose calls can always be sent; in a fake `Arc` and `Mutex`, or `local` on the trait |
//!
//! # Features
//!
//! | feature | default | |
//! |---|---|---|
//! | `fs` | yes | files, over `tokio::fs`: `Upload::file`, `Part::file`, `Download::save_to` |
//! | `hyper` | yes | `HyperTransport`, over hyper-util: what a client sends through unless it is told otherwise |
//! | `reqwest` | yes | `ReqwestTransport`, over a reqwest client of your own |
//! | `rustls` | yes | TLS for either |
//! | `gzip`, `brotli`, `zstd` | | decompression for either, of every member and in every order; a brotli or zstd window costs memory (25 MB and more) however small the body |
//! | `tower` | | any tower service over `http_body` as a transport: hyper-util's client, layers of tower and tower-http, an axum `Router` |
//! | `server` | | `server`: a trait's methods answered by an implementation of it, over axum |
//! | `testing` | | for tests: an in-process transport, mocks, recordings of real servers, failures by a plan, and `ClientBuilder::deny_unknown_fields` |
//! | `oauth2` | | `OAuth2`: client credentials and refresh tokens (RFC 6749) as a [`TokenSource`] |
//! | `governor` | | `LocalLimiter`: a rate limit for one process |
//! | `redis` | | `RedisLimiter`, `RedisBudget`: a rate limit and a retry budget that a fleet shares, in Redis or Valkey |
//! | `openapi` | | `openapi`: documents that are made of traits, and the check that a document is covered |
//! | `schemars` | | schemas in those documents, of types that implement `schemars::JsonSchema` |

mod author;
mod base;
mod caller;
mod carry;
#[cfg(all(doc, not(doctest)))]
#[doc = include_str!("../docs/errors.md")]
#[allow(rustdoc::invalid_rust_codeblocks, reason = "pieces of a program, and half of them wrong")]
pub mod compile_errors {}
mod describe;
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/grammar.md")]
pub mod grammar {}
mod limits;
#[cfg(feature = "__sides")]
pub mod serve;
#[cfg(feature = "server")]
pub mod server;
#[cfg(feature = "testing")]
pub mod testing;

pub use bytes::Bytes;
pub use http;
pub use mighty_macros::{FromAnswer, IntoAnswer, endpoint, endpoints};
pub use secrecy::{ExposeSecret, SecretString};

pub use self::author::api::{Api, ErrorInSuccess, TokenPlacement};
pub use self::author::base::Base;
pub use self::author::error_body::{ErrorAnswer, ErrorBody, RetryAdvice};
pub use self::author::help::{Cause, Help};
pub use self::author::page::Page;
pub use self::author::problem::Problem;
pub use self::author::refusal::Refusal;
pub use self::author::stream_item::StreamItem;
pub use self::base::body::Body;
pub use self::base::decode_error::DecodeError;
pub use self::base::delivery::Delivery;
pub use self::base::environment::{Environment, System};
pub use self::base::link::Link;
pub use self::base::transport_error::{TransportError, TransportErrorKind};
pub use self::caller::challenge::{Challenge, ChallengeError};
pub use self::caller::client::builder::ClientBuilder;
pub use self::caller::client::handle::Client;
pub use self::caller::conditional::Conditional;
pub use self::caller::credentials::Credentials;
pub use self::caller::download::bulk::Download;
#[cfg(feature = "fs")]
pub use self::caller::download::save::SaveError;
pub use self::caller::errors::argument::ArgumentError;
pub use self::caller::errors::build::BuildError;
pub use self::caller::errors::common::Error;
pub use self::caller::errors::failure::Failure;
pub use self::caller::errors::kind::UnexpectedKind;
pub use self::caller::errors::pagination::PaginationError;
pub use self::caller::errors::redirect::RedirectError;
pub use self::caller::errors::status_error::StatusError;
pub use self::caller::errors::unexpected::Unexpected;
pub use self::caller::history::Attempt;
pub use self::caller::into_body::IntoBody;
pub use self::caller::limiter::answer::LimitAnswer;
pub use self::caller::limiter::contract::{Both, Limiter};
pub use self::caller::limiter::error::LimitError;
pub use self::caller::limiter::request::LimitRequest;
#[cfg(feature = "oauth2")]
pub use self::caller::oauth2::builder::{OAuth2, OAuth2Builder};
#[cfg(feature = "oauth2")]
pub use self::caller::oauth2::error::OAuth2Error;
pub use self::caller::options::CallOptions;
pub use self::caller::outcome::{Outcome, StopReason};
pub use self::caller::pagination::items::Items;
pub use self::caller::pagination::pages::Pages;
pub use self::caller::pagination::position::{Position, PositionError};
pub use self::caller::part::{IntoPart, Part, StreamPart};
pub use self::caller::progress::Progress;
pub use self::caller::rate_limit::RateLimit;
pub use self::caller::response::Response;
pub use self::caller::shared_budget::{Payment, SharedBudget};
pub use self::caller::signer::{Signer, SigningError, SigningRequest};
pub use self::caller::stream::event::Event;
pub use self::caller::stream::events::Events;
pub use self::caller::stream::lines::Lines;
pub use self::caller::token_source::{Token, TokenRequest, TokenSource};
pub use self::caller::upload::Upload;
pub use self::caller::upload::length::LengthMismatch;
pub use self::carry::retry::budget::RetryBudget;
pub use self::carry::transport::contract::Transport;
#[cfg(feature = "hyper")]
pub use self::carry::transport::hyper::builder::HyperTransportBuilder;
#[cfg(feature = "hyper")]
pub use self::carry::transport::hyper::over_hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::carry::transport::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::carry::transport::tower::ServiceTransport;
pub use self::describe::auth::Auth;
pub use self::describe::declared::{
    DeclaredError, DeclaredSuccess, ListStyle, Nesting, Parameter, ParameterLocation, StatusPattern,
};
pub use self::describe::endpoint::Endpoint;
#[cfg(feature = "openapi")]
pub use self::describe::openapi;
pub use self::describe::pagination::{NextPage, Pagination};
pub use self::describe::rate_limit_headers::RateLimitHeaders;
pub use self::describe::reference;
pub use self::describe::retry_policy::{RetryOn, RetryPolicy};
pub use self::describe::streaming::{StreamEnd, Streaming};
pub use self::describe::timeouts::Timeouts;
pub use self::limits::header::HeaderLimiter;
#[cfg(feature = "governor")]
pub use self::limits::local::LocalLimiter;
#[cfg(any(feature = "governor", feature = "redis"))]
pub use self::limits::rate::Rate;
#[cfg(feature = "redis")]
pub use self::limits::redis::budget::RedisBudget;
#[cfg(feature = "redis")]
pub use self::limits::redis::limiter::{RedisLimiter, WhenAway};
#[cfg(feature = "__sides")]
pub use self::serve::built::{fault::Fault, reply::ErrorReply};

/// What generated code calls. Not for anyone else, and not covered by semantic versioning.
#[doc(hidden)]
pub mod __private {
    #[cfg(feature = "__sides")]
    pub use crate::__field as field;
    #[cfg(feature = "__sides")]
    pub use crate::__read_text as read_text;
    pub use crate::author::checks::{
        Checked, WithErrorBody, api_pagination, base_takes_token, base_url_ends_with, has_auth, has_base,
        has_error_in_success, has_pagination, is_api, is_error_body, reads_no_body, reads_no_json,
    };
    pub use crate::caller::errors::error_enum::{ErrorEnum, debug, display, source};
    pub use crate::caller::stream::items::{RawItem, StreamValue};
    pub use crate::carry::call::Call;
    pub use crate::carry::request::builder::RequestBuilder;
    pub use crate::carry::request::framing::headers_are_free;
    pub use crate::carry::response::answer::Answer;
    pub use crate::carry::response::decode::Success;
    pub use crate::carry::response::failed::{EndpointError, Failed};
    pub use crate::carry::response::split::Split;
    #[cfg(feature = "schemars")]
    pub use crate::describe::details::{Answered, Details, Held, Probe, Undescribed};
    pub use crate::describe::reading::{
        Bulk, ByStatus, Empty, EventsOf, Full, Json, LinesOf, Raw, Reading, Text, Wrong,
    };
    #[cfg(feature = "__sides")]
    pub use crate::serve::built::{answered, status_of_class, unexpected};
    #[cfg(feature = "__sides")]
    pub use crate::serve::readable::{array, array_opt};
    #[cfg(feature = "server")]
    pub use crate::serve::refuse::{Refuse, Refuses};
    #[cfg(feature = "__sides")]
    pub use crate::serve::respond::head::AnswerHeaders;
    #[cfg(feature = "__sides")]
    pub use crate::serve::respond::{Respond, Writing};
    #[cfg(feature = "__sides")]
    pub use crate::serve::shown::{ByBoth, ByDebug, ByEq, ByName, Look, debug_call};
    #[cfg(feature = "__sides")]
    pub use crate::serve::text::{ByDeserialize, ByFromStr, ByNothing, FromText};
    pub use crate::{__error_enum as error_enum, __of_usual as of_usual};
}

/// What every enum of errors can do, for generated code: of its variants' names, of those that hold the same, each time with a word
/// for that which is where a mistake is shown, and of the impl that makes it of an answer. It stands here, because what a procedural
/// macro writes costs more, and most where that is built without optimisation. `#[inline]`: what nobody calls is not compiled.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_enum {
    (
        $(#[$presence:meta])*
        $name:ident: $made:ident { $($from_failed:tt)* }
        { $($(#[$cfg:meta])* $variant:ident $text:literal)* }
        { $($(#[$arm:meta])* $held:ident: $($alike:ident)*;)* }
    ) => {
        // `cold`: nobody has to hurry with an error, and the compiler does not copy it into each ability.
        $(#[$presence])*
        #[automatically_derived]
        impl ::core::ops::Deref for $name {
            type Target = dyn $crate::Failure;
            #[inline]
            #[cold]
            fn deref(&self) -> &(dyn $crate::Failure + 'static) {
                match self { $($(#[$arm])* $(Self::$alike($held))|* => $held,)* }
            }
        }

        $(#[$presence])*
        #[automatically_derived]
        impl $crate::__private::$made for $name {
            $($from_failed)*
            #[inline]
            fn into_error(self) -> $crate::Error {
                match self { $($(#[$arm])* $(Self::$alike($held))|* => ::core::convert::From::from($held),)* }
            }
        }

        $(#[$presence])*
        #[automatically_derived]
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::debug(match self { $($(#[$cfg])* Self::$variant(_) => $text,)* }, &**self, formatter)
            }
        }

        $(#[$presence])*
        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::display(&**self, formatter)
            }
        }

        $(#[$presence])*
        #[automatically_derived]
        impl ::core::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                $crate::__private::source(&**self)
            }
        }
    };
}

/// `EndpointError::from_failed` of an enum whose variants all hold the API's body, for generated code: each variant with its place.
#[doc(hidden)]
#[macro_export]
macro_rules! __of_usual {
    ($api:ident: $($place:tt $variant:ident)*) => {
        #[inline]
        fn from_failed(failed: &mut $crate::__private::Failed) -> Self {
            match failed.usual::<$api>() {
                ::core::result::Result::Ok((place, error)) => match place { $($place => Self::$variant(error),)* },
                ::core::result::Result::Err(error) => Self::Unexpected(error),
            }
        }
    };
}

/// An argument of a call, in the way that its type has; see `serve/shown.rs`.
#[cfg(feature = "__sides")]
#[doc(hidden)]
#[macro_export]
macro_rules! __field {
    ($name:expr, $value:expr) => {{
        #[allow(unused_imports, reason = "one of them is used")]
        use $crate::__private::{ByBoth as _, ByDebug as _, ByEq as _, ByName as _};
        (&&&&$crate::__private::Look($value)).field($name)
    }};
}

/// A function that reads a text into a type, in the way that the type has.
#[cfg(feature = "__sides")]
#[doc(hidden)]
#[macro_export]
macro_rules! __read_text {
    ($type:ty) => {
        |__text: &str| {
            #[allow(unused_imports, reason = "one of them is used")]
            use $crate::__private::{ByDeserialize as _, ByFromStr as _, ByNothing as _};
            (&&&$crate::__private::FromText::<$type>::OF).read(__text)
        }
    };
}
