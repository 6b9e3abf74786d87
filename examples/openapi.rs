//! The OpenAPI document of an API, made of its traits.
//!
//! `cargo run --example openapi` prints it; `cargo run --example openapi -- openapi.json` writes it to that file.
#![allow(clippy::print_stdout)]

use std::error::Error;

use mighty_runtime::{Api, Problem, endpoints, openapi};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The shop's public API.
enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example/v2";
    type ErrorBody = Problem;
}

/// An order.
#[derive(Debug, Deserialize, JsonSchema)]
#[allow(dead_code, reason = "nothing is called here")]
struct Order {
    /// The number by which the shop knows it.
    id: u64,
    /// In cents.
    total: u64,
    /// What was said when it was placed.
    note: Option<String>,
}

/// An order to be placed.
#[derive(Serialize, JsonSchema)]
struct NewOrder {
    /// What is ordered.
    sku: String,
    /// How many of it.
    amount: u32,
}

/// A receipt, of which the document has no schema: it does not derive `JsonSchema`.
#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "nothing is called here")]
struct Receipt {
    lines: Vec<String>,
}

/// Orders of the shop.
#[endpoints(api = Shop, errors(401, 403, 429, 5xx))]
#[allow(dead_code, reason = "nothing is called here")]
trait Orders {
    /// Returns one page of the orders, the newest first.
    #[endpoint(method = GET, path = "/orders")]
    async fn list_orders(
        &self,
        #[query] page: Option<u32>,
        #[query] open: Option<bool>,
    ) -> Result<Vec<Order>, ListOrdersError>;

    /// Returns one order.
    #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
    async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;

    /// Places an order.
    #[endpoint(method = POST, path = "/orders", success = 201, errors(409 => OutOfStock, 422),
               idempotency_key = "Idempotency-Key")]
    async fn place_order(&self, #[body] order: &NewOrder) -> Result<Order, PlaceOrderError>;

    /// Returns what was paid.
    #[endpoint(method = GET, path = "/orders/{id}/receipt", errors(404))]
    async fn show_receipt(
        &self,
        id: u64,
        #[header("Accept-Language")] language: Option<&str>,
    ) -> Result<Receipt, ShowReceiptError>;
}

fn main() -> Result<(), Box<dyn Error>> {
    // Paths, parameters and statuses come from the traits' attributes, words from their documentation, schemas from the
    // types that derive `schemars::JsonSchema`. `Receipt` does not: the document has its endpoint all the same.
    let document =
        openapi::document::<Shop>("The shop's public API", "2.0.0").endpoints(OrdersEndpoints::ALL).to_json();
    match std::env::args_os().nth(1) {
        Some(file) => std::fs::write(file, document + "\n")?,
        None => println!("{document}"),
    }
    Ok(())
}
