//! Failures by a plan, the same each time, and a ledger of what the calls of a test did to the server.
//!
//! ```
//! use mighty_runtime::testing::{Chaos, Effects, Fault, InProcess, Reply};
//! use mighty_runtime::{Api, Client, Problem, endpoints};
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
//!     /// Orders something, once per key.
//!     #[endpoint(method = POST, path = "/orders", idempotency_key = "Idempotency-Key")]
//!     async fn place_order(&self, #[body(json)] item: &str) -> Result<(), PlaceOrderError>;
//! }
//!
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let effects = Effects::new().of(OrdersEndpoints::PLACE_ORDER, |request| request.text());
//! let chaos = Chaos::seeded(7)
//!     .fault(Fault::reset().after_applying().on(OrdersEndpoints::PLACE_ORDER).at_rate(0.3))
//!     .over(effects.server(InProcess::from_fn(|_| Reply::status(204))))?;
//!
//! // The application, which tells what it believes done.
//! let shop = Client::<Shop, _>::over(chaos.clone()).build()?;
//! for number in 0..20 {
//!     let item = format!("tea {number}");
//!     if shop.place_order(&item).await.is_ok() {
//!         effects.believe(OrdersEndpoints::PLACE_ORDER, format!("\"{item}\""));
//!     }
//! }
//!
//! effects.verify()?; // nothing is lost, nothing was done twice
//! assert!(!chaos.log().is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! # What the same seed promises
//! A fault [at a rate](Fault::at_rate) is drawn for each request from the seed, the fault's place in the plan, and the request: its
//! endpoint, method, path, query and body (unless that is a stream), and how many like it were sent before. So a call and each of its
//! attempts fare the same in every run, in whatever order tasks get to run and on however many threads; of requests that are like each
//! other in all this it is open which is first. Headers do not count, since keys of idempotency are of chance.
//! [`Fault::first_of_each`] counts in the same way. [`Fault::first`] and [`Fault::every`] count the requests of an endpoint as they come: which
//! one is third is the scheduler's, where calls are made at the same time.
//!
//! # What the ledger promises
//! [`Effects`] knows what its server applied: each request that it answered with a 2xx, and of requests with a key of idempotency that it
//! has seen the first alone, as such servers do. [`Effects::verify`] compares that with what the application believes.

mod draw;
mod effects;
mod fault;
mod ledger;
mod log;
mod nearest;
mod plan;
mod transport;

pub use self::effects::{Effects, EffectsTransport};
pub use self::fault::Fault;
pub use self::ledger::{Effect, EffectsError};
pub use self::log::Struck;
pub use self::plan::{Chaos, PlanError};
pub use self::transport::ChaosTransport;
