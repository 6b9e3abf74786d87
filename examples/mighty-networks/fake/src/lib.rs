//! A server on loopback that is driven by the document of the Mighty Networks Admin API.
//!
//! It knows the API from `openapi.json` alone, and nothing of the SDK that it tests. Each request is checked against the
//! operation that it asks for: method, path, query, headers and body. What the document does not allow is answered
//! with [`VIOLATION`], which no operation has, and a message that says what was wrong. The answers are made from the
//! document's schemas; which status is given, a request says itself in the header [`ANSWER`].
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! use mighty_networks_fake::FakeServer;
//!
//! let server = FakeServer::start().await?;
//! assert!(server.base_url().starts_with("http://127.0.0.1:"));
//! # Ok(())
//! # }
//! ```
//!
//! It remembers nothing: for an application's tests there is `mighty_networks::testing`, which does, and which is made of the SDK's
//! own traits. What only this can do is to check them against the document, and to answer every status that it declares.
//!
//! [`Answers`] compares what another server answers with the document.
//!
//! With [`Population`] it also has members to list, and bad days that are the same each time.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "a document that is not as it should be is for tests to fail by; a request is never a reason to panic"
)]

mod answer;
mod answers;
mod check;
mod document;
mod instances;
mod population;
mod schema;
mod server;
mod wanted;

pub use self::answers::Answers;
pub use self::instances::{Fields, Instances, document, is_required};
pub use self::population::{Faults, Population};
pub use self::server::{FakeServer, TOKEN};
pub use self::wanted::{ANSWER, Wanted};

/// The status of requests that the document does not allow. No operation answers with it.
pub const VIOLATION: u16 = 418;
