//! Traits in unusual surroundings: that they compile is most of the test, that they work is the rest.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]
#![allow(clippy::ref_option, reason = "authors write it, so it has to work")]

mod attributes;
mod fakes;
mod generics;
mod names;
mod no_prelude;
mod other_crates;
mod pages;
mod sending;
mod shadowed;
mod words;

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_tests::{TestClient, client};

/// A client whose server answers every call with this JSON.
fn answering(json: &'static str) -> (TestClient, InProcess) {
    let server = InProcess::from_fn(move |_| Reply::status(200).body(json));
    (client(&server), server)
}

/// The only request.
fn only(server: &InProcess) -> Recorded {
    let [request] = <[Recorded; 1]>::try_from(server.requests()).unwrap();
    request
}
