//! What is sent for the arguments of a method: method, path, query, headers and body, to the byte.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]
#![allow(clippy::too_many_arguments, clippy::ptr_arg, clippy::ref_option, reason = "every kind of argument is tried")]

mod any_text;
mod bodies;
mod credentials;
mod files;
mod headers;
mod idempotency_keys;
mod methods;
mod multipart;
mod numbers;
mod paths;
mod plain;
mod queries;
mod raw;
mod uploads;
mod urls;
mod written;

use std::fmt;

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Api, Client, ClientBuilder, Problem, TokenPlacement, endpoints};
use mighty_tests::{TestClient, client};
use serde::Serialize;

/// Shows a price as the API wants it.
#[derive(Clone, Copy)]
struct Price(u32);

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02} EUR", self.0 / 100, self.0 % 100)
    }
}

#[derive(Clone, Serialize)]
struct Filter {
    colour: Option<&'static str>,
    size: Vec<u32>,
    #[serde(rename = "in-stock")]
    in_stock: bool,
}

const FILTER: Filter = Filter { colour: Some("dark red"), size: Vec::new(), in_stock: true };

#[derive(Clone, Serialize)]
struct Thing<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

const THING: Thing<'static> = Thing { name: "a \"b\" é", note: None };
const THING_JSON: &str = r#"{"name":"a \"b\" é"}"#;

/// Sends one request to a server that answers 204, and returns it.
async fn sent<E: fmt::Debug>(call: impl AsyncFnOnce(&TestClient) -> Result<(), E>) -> Recorded {
    let server = InProcess::script([Reply::status(204)]);
    call(&client(&server)).await.unwrap();
    let [request] = <[Recorded; 1]>::try_from(server.requests()).unwrap();
    request
}

/// Path and query of the request, without the base.
async fn target<E: fmt::Debug>(call: impl AsyncFnOnce(&TestClient) -> Result<(), E>) -> String {
    sent(call).await.target().strip_prefix("/v1").unwrap().to_owned()
}

fn values<'a>(request: &'a Recorded, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

fn yes() -> InProcess {
    InProcess::from_fn(|_| Reply::status(204))
}

/// An API with headers of its own.
enum Edition {}

impl Api for Edition {
    const BASE_URL: &'static str = "https://edition.example";
    const USER_AGENT: Option<&'static str> = Some("edition-kit/9");
    const HEADERS: &'static [(&'static str, &'static str)] = &[("X-Edition", "2026"), ("X-Kept", "yes")];
    const TOKEN: TokenPlacement = TokenPlacement::Header("X-Api-Key");
    type ErrorBody = Problem;
}

#[endpoints(api = Edition)]
trait Editions {
    #[endpoint(method = GET, path = "/e")]
    async fn edition(&self, #[header("X-Edition")] edition: Option<&str>) -> Result<(), EditionError>;
}

fn edition(server: &InProcess) -> ClientBuilder<Edition, InProcess> {
    Client::over(server.clone())
}
