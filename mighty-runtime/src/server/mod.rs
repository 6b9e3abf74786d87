//! The server of a trait, over axum: `#[endpoints(…, server)]` generates `MembersServer::router(backend)` for whatever implements the
//! trait.
//!
//! ```
//! use mighty_runtime::{Api, Client, Problem, ServiceTransport, endpoints};
//!
//! enum Shop {}
//!
//! impl Api for Shop {
//!     const BASE_URL: &'static str = "https://api.shop.example";
//!     type ErrorBody = Problem;
//! }
//!
//! #[endpoints(api = Shop, server)]
//! trait Stock {
//!     /// How many there are.
//!     #[endpoint(method = GET, path = "/stock/{sku}", errors(404, 422))]
//!     async fn count(&self, sku: &str) -> Result<u64, CountError>;
//! }
//!
//! struct Shelf;
//!
//! impl Stock for Shelf {
//!     async fn count(&self, sku: &str) -> Result<u64, CountError> {
//!         match sku {
//!             "anvil" => Ok(3),
//!             _ => Err(CountError::not_found(Problem { title: Some("no such thing".to_owned()), ..Problem::default() })),
//!         }
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // With a listener: `axum::serve(listener, StockServer::router(Shelf)).await`. Here without one.
//! let server = StockServer::router(Shelf);
//! let shop = Client::<Shop>::over(ServiceTransport::new(server)).build()?;
//! assert_eq!(shop.count("anvil").await?, 3);
//! assert!(matches!(shop.count("feather").await, Err(CountError::NotFound(_))));
//! # Ok(())
//! # }
//! ```
//!
//! # What is answered
//!
//! | when | the answer |
//! |---|---|
//! | the method returns a success | the first status that the endpoint declares, or that of a variant of `success(…)`, or of a [`Response`](crate::Response) that [says one](crate::Response::with_status); else 200, or 204 without a body |
//! | it returns an error | the status of the variant, with its body and its headers |
//! | it returns `Unexpected`, or panics | 500, and the next request is served |
//! | what it returns would be read as something else: a status that is no success of the endpoint, a variant of a split status whose body has the code of another one, a success that [`Api::ERROR_IN_SUCCESS`](crate::Api::ERROR_IN_SUCCESS) takes for an error | the same |
//! | a [`Conditional`](crate::Conditional) is modified, and the request's `If-None-Match` or `If-Modified-Since` says that the caller has it | 304 |
//! | a `Range` of a [`Download`](crate::Download) of bytes or of a file is asked for, and 206 is a success of the endpoint | 206; 416 if that is declared and there is no such part |
//! | an error ends [`Events`](crate::Events) or [`Lines`](crate::Lines) | the item that [`Api::stream_error`](crate::Api::stream_error) takes for it; else the connection is cut |
//! | the request does not fit the arguments | 422 if the endpoint declares it, else 400 if it does (both also by `4xx`, as 400), else 400 |
//! | its body is of another type, or too large | 415 or 413 if the endpoint declares it, else as above |
//! | no endpoint has its path, or none with its method | 404; 405 with `Allow` |
//!
//! What no method says is said by [`ErrorBody::refusal`](crate::ErrorBody::refusal), in the body of the status. Why it is a 500 is told to
//! `tracing` only, as an error with the target `mighty_runtime::server`. A client that goes away drops the method's future.
//!
//! # Which endpoint is asked
//!
//! Of those whose template is the path's and whose method is the request's, the one with the most fixed text, segment by segment:
//! `/users/me` before `/users/{id}`, `/users/{id}.json` before both that and `/users/{path..}`; then the one with the most
//! [constants](macro@crate::endpoint) and headers that are no `Option`, all of which the request has. One that is told from no other by them is asked
//! without them. `HEAD` is answered by `GET` where nothing else does.
//! A slash at the end counts. Segments are compared decoded.
//!
//! Of an endpoint with `paginate` only the method that gives a page is asked. The one beside it, `list_orders_stream`, is for callers: a
//! backend need not write it, and it is one error then, `Unexpected`.
//!
//! A backend does not see the key of `idempotency_key`, which is no argument: a layer of tower before the [`Routes`] does.
//!
//! The paths are those of the trait. Where the API's base URL has one, `https://api.shop.example/v1`, `nest("/v1")` puts them there, or
//! each request is a 404. `ServiceTransport`, by which a client asks without a socket, is of the feature `tower`.
//!
//! [`Routes`] of several traits of one API are one server by [`merge`](Routes::merge), whether they share paths or not, and
//! [`nest`](Routes::nest) puts them under the path of the API's base URL. What an endpoint with `base = "files"` answers is no
//! different: its path is served like others, and a client is told by `ClientBuilder::base_url_of` that both are here. Where two bases
//! have the same paths, their traits are served by a router each.

mod asked;
mod layout;
mod log;
mod parting;
mod route;
mod router;
mod service;

pub use self::route::Route;
pub use self::router::{Routes, router};
