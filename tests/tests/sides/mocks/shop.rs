//! The API of these tests.

use mighty_runtime::testing::Mock;
use mighty_runtime::{Api, Bytes, ErrorAnswer, ErrorInSuccess, Help, Problem, endpoints, http::StatusCode};
use serde::{Deserialize, Serialize};

pub(super) enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example/v2";
    const HELP: &'static [Help] = &[Help::status(404, "Look for it in another shop.")];
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(means);
    type ErrorBody = Problem;
}

/// `{"type": "gone"}` in a 200; of another kind it is known only that it is an error.
fn means(answer: &ErrorAnswer<'_>) -> Option<StatusCode> {
    let problem: Problem = answer.json().ok()?;
    let kind = problem.kind?;
    Some(if kind == "gone" { StatusCode::GONE } else { answer.status() })
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Order {
    pub(super) id: u64,
    pub(super) sku: String,
}

/// What can be read and not written, shown and not compared.
#[derive(Debug, Deserialize)]
pub(super) struct Receipt {
    pub(super) total: u64,
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct NewOrder {
    pub(super) sku: String,
    pub(super) note: Option<String>,
    pub(super) address: Vec<String>,
}

/// An argument that can only be sent and read.
#[derive(Deserialize, Serialize)]
pub(super) struct Opaque(pub(super) u64);

/// What is wrong with an order.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Invalid {
    pub(super) field: String,
}

impl mighty_runtime::ErrorBody for Invalid {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, mighty_runtime::DecodeError> {
        answer.json()
    }
}

pub(super) fn problem(detail: &str) -> Problem {
    Problem { detail: Some(detail.to_owned()), ..Problem::default() }
}

pub(super) fn coded(code: &str) -> Problem {
    Problem { kind: Some(code.to_owned()), ..Problem::default() }
}

pub(super) fn anvil(id: u64) -> Order {
    Order { id, sku: "anvil".to_owned() }
}

pub(super) fn mock() -> Mock<Shop> {
    Mock::new()
}

#[endpoints(api = Shop, errors(401, 429, 5xx), error = OrdersError, testing)]
pub(super) trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
    async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;
    #[endpoint(method = GET, path = "/orders")]
    async fn list_orders(
        &self,
        #[query] tag: &[&str],
        #[query] page: Option<u32>,
    ) -> Result<Vec<Order>, ListOrdersError>;
    #[endpoint(method = POST, path = "/orders", success = 201, idempotency_key = "idempotency-key",
               errors(409 { "sku_taken" => SkuTaken, _ => Conflict }, 422(Invalid)))]
    async fn create_order(&self, #[body] new: &NewOrder) -> Result<Order, CreateOrderError>;
    #[endpoint(method = DELETE, path = "/orders/{id}", success = 204, errors(200 { "gone" => Gone, _ => NotOk }, 4xx))]
    async fn delete_order(&self, id: u64) -> Result<(), DeleteOrderError>;
    #[endpoint(method = GET, path = "/orders/{id}/receipt")]
    async fn receipt(&self, id: u64) -> Result<Receipt, ReceiptError>;
    #[endpoint(method = PUT, path = "/orders/{id}/opaque")]
    async fn put_opaque(&self, id: u64, #[body] opaque: &Opaque) -> Result<(), PutOpaqueError>;
    #[endpoint(method = GET, path = "/orders/{id}/label")]
    async fn label(&self, id: u64) -> Result<Bytes, LabelError>;
}
