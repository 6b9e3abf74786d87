//! For tests: an in-process transport with scripted answers, faults and delays, and a record of what was sent; and [mocks](#mocks)
//! and [fakes](#fakes) in the types of a trait.
//!
//! It opens no socket, and its delays are tokio's, so that under `#[tokio::test(start_paused = true)]` a test of
//! timeouts and backoff takes no time at all.
//!
//! ```
//! use mighty_runtime::testing::{InProcess, Reply};
//! use mighty_runtime::{Api, Client, Problem, endpoints};
//! use serde_json::json;
//!
//! enum Shop {}
//!
//! impl Api for Shop {
//!     const BASE_URL: &'static str = "https://api.shop.example";
//!     type ErrorBody = Problem;
//! }
//!
//! #[endpoints(api = Shop, errors(5xx))]
//! trait Orders {
//!     /// How many orders are open.
//!     #[endpoint(method = GET, path = "/orders/count")]
//!     async fn count(&self) -> Result<u64, CountError>;
//! }
//!
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = InProcess::script([Reply::status(503), Reply::reset(), Reply::json(200, &json!(7))]);
//! let shop = Client::<Shop, _>::over(server.clone()).build()?;
//!
//! assert_eq!(shop.count().await?, 7);
//! assert_eq!(server.requests().len(), 3);
//! # Ok(())
//! # }
//! ```
//!
//! # Mocks
//! A trait with `testing` in its attribute has a mock, whose methods are the trait's: each gets a closure over the arguments, in the
//! types of the trait, and makes an [`Expectation`]. What it answers are successes of the method's type and errors of its enum, which
//! are built by functions with the variants' names; a status that the endpoint does not declare needs the word `undeclared`. All
//! of it goes through the encoder, the retries and the decoder of the client.
//!
//! ```
//! use mighty_runtime::testing::{Mock, any, equal};
//! use mighty_runtime::{Api, ErrorReply, Problem, endpoints};
//! use serde::{Deserialize, Serialize};
//!
//! pub enum Shop {}
//!
//! impl Api for Shop {
//!     const BASE_URL: &'static str = "https://api.shop.example";
//!     type ErrorBody = Problem;
//! }
//!
//! #[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
//! pub struct Order { id: u64, sku: String }
//!
//! #[endpoints(api = Shop, errors(401, 429, 5xx), testing)]
//! pub trait Orders {
//!     /// One order.
//!     #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
//!     async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;
//!
//!     /// All of a page.
//!     #[endpoint(method = GET, path = "/orders")]
//!     async fn list_orders(&self, #[query] page: Option<u32>) -> Result<Vec<Order>, ListOrdersError>;
//! }
//!
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() {
//! let anvil = Order { id: 7, sku: "anvil".to_owned() };
//! let mock = Mock::<Shop>::new();
//! mock.show_order(|call| call.id == 7).returns(anvil.clone()).times(2);
//! mock.show_order(equal(ShowOrderCall { id: 8 })).fails(ShowOrderError::not_found(Problem::default()));
//! // First this, then that: one call, whose first attempt is refused for a second.
//! let slow_down = ErrorReply::from(Problem::default()).header("retry-after", "1");
//! mock.list_orders(any).fails(ListOrdersError::too_many_requests(slow_down)).returns(vec![anvil.clone()]).times(1);
//!
//! let shop = mock.client();
//! assert_eq!(shop.show_order(7).await.unwrap(), anvil);
//! assert_eq!(shop.show_order(7).await.unwrap(), anvil);
//! assert!(matches!(shop.show_order(8).await, Err(ShowOrderError::NotFound(_))));
//! assert_eq!(shop.list_orders(None).await.unwrap(), [anvil]);
//! mock.verify();
//! # }
//! ```
//!
//! A call that nothing expects is an error of the call, and `verify` shows how it differs from what is expected:
//!
//! ```text
//! the mock of Shop: 2 problems
//! 1. unexpected call of show_order (GET /orders/{id})
//!      id: 9
//!    the expectation at tests/shop.rs:12:10 differs:
//!      id: expected 8, got 9
//! 2. unmet: show_order at tests/shop.rs:12:10: 1 call or more expected, none came
//! ```
//!
//! **Calls and attempts.** Every attempt of a call asks the mock, and gets the next answer; all attempts of a call stay with one
//! expectation. [`times`](Expectation::times), [`at_least`](Expectation::at_least) and their kin count calls,
//! [`attempts`](Expectation::attempts) counts requests.
//!
//! A method of the mock that is named as one of its own (`verify`, `check`, `client`, `requests`) is called as
//! `OrdersMock::verify(&mock, any)`.
//!
//! # Fakes
//! The trait is an ordinary one, and anything may implement it. What it answers is built: declared errors of an
//! [`ErrorReply`](crate::ErrorReply) or of the body alone, `Unexpected` of a [`Fault`](crate::Fault). They tell what the same error
//! tells that was received, so that code which shows, logs or converts errors can be tested with them.
//!
//! ```
//! # use mighty_runtime::{Api, Fault, Problem, endpoints};
//! # pub enum Shop {}
//! # impl Api for Shop {
//! #     const BASE_URL: &'static str = "https://api.shop.example";
//! #     type ErrorBody = Problem;
//! # }
//! #[endpoints(api = Shop, errors(5xx), testing)]
//! pub trait Stock {
//!     /// How many there are.
//!     #[endpoint(method = GET, path = "/stock/{sku}", errors(404))]
//!     async fn count(&self, sku: &str) -> Result<u64, CountError>;
//! }
//!
//! struct Fake;
//!
//! impl Stock for Fake {
//!     async fn count(&self, sku: &str) -> Result<u64, CountError> {
//!         match sku {
//!             "anvil" => Ok(7),
//!             "slow" => Err(CountError::unexpected(Fault::timeout())),
//!             "busy" => Err(CountError::server_error::<503>(Problem::default())),
//!             _ => Err(CountError::not_found(Problem::default())),
//!         }
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! assert_eq!(Fake.count("anvil").await.unwrap(), 7);
//! assert_eq!(Fake.count("busy").await.unwrap_err().status().unwrap(), 503);
//! # }
//! ```
//!
//! `mockall` implements it as well; its methods are written as the trait has them for the compiler, and answer with a box:
//!
//! ```ignore
//! mockall::mock! {
//!     Shelf {}
//!     impl Stock for Shelf {
//!         fn count(&self, sku: &str) -> impl Future<Output = Result<u64, CountError>> + Send;
//!     }
//! }
//!
//! let mut shelf = MockShelf::new();
//! shelf.expect_count().with(eq("anvil")).returning(|_| Box::pin(async { Err(CountError::not_found(Problem::default())) }));
//! ```

//!
//! | for | see |
//! |---|---|
//! | scripted answers | [`InProcess`], [`Reply`] |
//! | known time and chance | [`World`] |
//! | what a real server said, without it | [`mod@recording`]: [`Recording`], [`Recorder`] |
//! | failures by a plan, and what they must not do | [`mod@chaos`]: [`Chaos`], [`Fault`], [`Effects`] |

pub mod chaos;
mod in_process;
mod mock;
pub mod recording;
mod reply;
mod world;

pub use self::chaos::{
    Chaos, ChaosTransport, Effect, Effects, EffectsError, EffectsTransport, Fault, PlanError, Struck,
};
pub use self::in_process::{InProcess, Recorded};
pub use self::mock::{Expectation, Fit, Mock, MockReport, Sequence, any, equal};
pub use self::recording::{NoServer, RecordMode, Recorder, Recording, RecordingError, RequestPart};
pub use self::reply::Reply;
pub use self::world::World;
