//! What comes out for an answer: the success type, and for errors the variant, which the status decides, and a code
//! only where the status is split.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

mod any_bytes;
mod bodies;
mod conditional;
mod finer;
mod headers;
mod in_success;
mod several;
mod split;
mod successes;
mod table;
mod undecodable;
mod unknown_fields;
mod variants;

use std::fmt::Debug;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Bytes, Response, Unexpected, endpoints};
use mighty_tests::{Acme, TestClient, client};
use serde::Deserialize;

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Thing {
    id: u64,
    tags: Vec<String>,
}

const THING: &str = r#"{"id": 7, "tags": ["a"], "unknown": null}"#;

fn thing() -> Thing {
    Thing { id: 7, tags: vec!["a".to_owned()] }
}

/// A client whose server gives this reply to everything.
fn answering(reply: Reply) -> TestClient {
    client(&InProcess::from_fn(move |_| reply.clone()))
}

fn ok(body: impl Into<Bytes>) -> Reply {
    Reply::status(200).header("content-type", "application/json").body(body)
}

#[endpoints(api = Acme)]
trait Successes {
    #[endpoint(method = GET, path = "/s")]
    async fn json(&self) -> Result<Thing, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn list(&self) -> Result<Vec<u8>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn optional(&self) -> Result<Option<Thing>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn nothing(&self) -> Result<(), AnyError>;
    #[endpoint(method = HEAD, path = "/s")]
    async fn head(&self) -> Result<Response<()>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn bytes(&self) -> Result<Bytes, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn text(&self) -> Result<String, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn full(&self) -> Result<Response<Thing>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn full_text(&self) -> Result<Response<String>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn full_bytes(&self) -> Result<Response<Bytes>, AnyError>;
    #[endpoint(method = POST, path = "/s", success = 201)]
    async fn created(&self) -> Result<Thing, AnyError>;
    #[endpoint(method = DELETE, path = "/s", success = 204)]
    async fn deleted(&self) -> Result<(), AnyError>;
}

/// The payload of the only variant of an endpoint that declares nothing.
fn unexpected<T: Debug>(result: Result<T, AnyError>) -> Unexpected {
    let AnyError::Unexpected(error) = result.unwrap_err();
    error
}
