//! An in-process transport for tests: scripted answers, faults and delays, and a record of what was sent.
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

mod in_process;
mod mock;
mod reply;
mod world;

pub use self::in_process::{InProcess, Recorded};
pub use self::mock::{Expectation, Fit, Mock, MockReport, Sequence, any, equal};
pub use self::reply::Reply;
pub use self::world::World;
