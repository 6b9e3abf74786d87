//! A whole document, to be read.

use mighty_runtime::{endpoints, openapi};
use schemars::JsonSchema;
use serde::Serialize;

use super::shop::{Order, OutOfStock, Shop};

/// Which orders to list.
#[derive(Serialize, JsonSchema)]
struct Filter {
    /// The page, from 1.
    page: Option<u32>,
}

#[endpoints(api = Shop, errors(401, 5xx))]
trait Orders {
    /// Lists orders.
    #[endpoint(method = GET, path = "/orders")]
    async fn list_orders(&self, #[query(flatten)] filter: &Filter) -> Result<Vec<Order>, ListOrdersError>;

    /// Places an order.
    ///
    /// Nothing is sent twice.
    #[endpoint(method = POST, path = "/orders", success = 201, errors(409(OutOfStock)), idempotency_key = "Idempotency-Key")]
    async fn place_order(&self, #[body] order: &Order) -> Result<Order, PlaceOrderError>;

    /// Cancels an order.
    #[endpoint(method = DELETE, path = "/orders/{id}", success = 204, errors(404))]
    async fn cancel_order(&self, id: u64) -> Result<(), CancelOrderError>;
}

#[test]
fn a_document_is_as_reviewed() {
    let document = openapi::document::<Shop>("The shop", "2.0.0").endpoints(OrdersEndpoints::ALL);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("document", document.to_json());
    });
}

#[test]
fn text_and_value_are_one_document() {
    let document = openapi::document::<Shop>("The shop", "2.0.0").endpoints(OrdersEndpoints::ALL);
    let read: serde_json::Value = serde_json::from_str(&document.to_json()).unwrap();
    assert_eq!(read, document.to_value());
    assert_eq!(document.to_json(), document.to_json());
}
