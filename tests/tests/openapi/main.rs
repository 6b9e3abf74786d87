//! Documents: those that traits are checked against, and those that traits make.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests fail by panicking")]

mod agreement;
mod answers;
mod bodies;
mod compared;
mod coverage;
mod parameters;
mod paths;
mod responses;
mod schemas;
mod security;
mod sent;
mod shop;
mod successes;
mod whole;
mod words;
mod written;

use mighty_runtime::{Endpoint, openapi};
use serde_json::Value;

use self::shop::Shop;

/// The document of these endpoints.
fn document(endpoints: &[&'static Endpoint]) -> Value {
    openapi::document::<Shop>("The shop", "2.0.0").endpoints(endpoints).to_value()
}

/// The only operation of an endpoint's document.
fn operation(endpoint: &'static Endpoint) -> Value {
    let document = document(&[endpoint]);
    let item = document["paths"].as_object().unwrap().values().next().unwrap();
    item.as_object().unwrap().values().next().unwrap().clone()
}

/// The names of an object's fields, sorted.
fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}
