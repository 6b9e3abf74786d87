//! What the tests share: an API that does not exist, clients over scripted servers, and a server on a real socket.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that fails is a test that fails"
)]

mod acme;
mod cable;
mod chain;
mod chunks;
pub mod growing;
mod raw_server;
mod recorder;
pub mod round_trip;
pub mod simulation;
pub mod strict;

pub use self::acme::{Acme, AcmeError, TestClient, client, patient_client};
pub use self::cable::{Cable, Cut};
pub use self::chain::{assert_says_nothing_twice, chain, everything};
pub use self::chunks::Chunks;
pub use self::raw_server::{Act, RawServer, Seen};
pub use self::recorder::{Line, Recorder};

/// The README's examples, compiled as they stand there.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
