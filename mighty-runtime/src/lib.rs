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
//! | the attributes' grammar | [`macro@endpoints`], [`macro@endpoint`] |
//! | what an API has in common | [`Api`], [`ErrorBody`] |
//! | making calls | [`Client`], [`ClientBuilder`], [`CallOptions`] |
//! | what can go wrong | [`StatusError`], [`Unexpected`], [`Error`], [`Outcome`] |
//! | what is tried again, and when | [`RetryPolicy`], [`RetryBudget`], [`StopReason`] |
//! | endpoints as data | [`Endpoint`] |
//! | another HTTP client | [`Transport`] |
//!
//! # Features
//!
//! | feature | default | |
//! |---|---|---|
//! | `reqwest` | yes | the transport over reqwest |
//! | `rustls` | yes | TLS for it |
//! | `gzip`, `brotli`, `zstd` | | decompression for it |
//! | `tower` | | any tower service as a transport |
//! | `testing` | | an in-process transport for tests |

mod api;
mod attempt;
mod body;
mod call;
mod client;
mod declared;
mod endpoint;
mod environment;
mod error;
mod error_body;
mod request;
mod response;
mod retry;
#[cfg(feature = "testing")]
pub mod testing;
mod timeouts;
mod trace;
mod transport;

pub use bytes::Bytes;
pub use http;
pub use mighty_macros::{endpoint, endpoints};
pub use secrecy::{ExposeSecret, SecretString};

pub use self::api::{Api, TokenPlacement};
pub use self::body::Body;
pub use self::client::{CallOptions, Client, ClientBuilder, TokenSource};
pub use self::declared::{DeclaredError, Parameter, ParameterLocation, StatusPattern};
pub use self::endpoint::Endpoint;
pub use self::environment::{Environment, System};
pub use self::error::{BuildError, DecodeError, Delivery, Error, Failure, StatusError, Unexpected, UnexpectedKind};
pub use self::error_body::{ErrorAnswer, ErrorBody, Problem, RetryAdvice};
pub use self::request::{ArgumentError, IntoPart, Part, StreamPart};
pub use self::response::Response;
pub use self::retry::{Outcome, RetryBudget, RetryOn, RetryPolicy, StopReason};
pub use self::timeouts::Timeouts;
#[cfg(feature = "reqwest")]
pub use self::transport::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::transport::ServiceTransport;
pub use self::transport::{Transport, TransportError, TransportErrorKind};

/// What generated code calls. Not for anyone else, and not covered by semantic versioning.
#[doc(hidden)]
pub mod __private {
    pub use crate::call::Call;
    pub use crate::request::{RequestBuilder, request};
    pub use crate::response::{Answer, Decode, Empty, EndpointError, Full, Json, Raw, Text};
}
