//! Several successes, and errors inside them.

use mighty_runtime::{Api, ErrorInSuccess, Response, endpoints};
use serde_json::{Value, json};

use super::shop::{Order, OutOfStock, ShopError};
use super::{keys, operation};

enum Verdicts {}

impl Api for Verdicts {
    const BASE_URL: &'static str = "https://verdicts.example";
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(|answer| Some(answer.status()));
    type ErrorBody = ShopError;
}

#[endpoints(api = Verdicts)]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}",
               success(200(Order) => Ready, 202(String) => Queued, 303(Response<()>) => Elsewhere, 304 => Unchanged))]
    async fn show(&self, id: u64) -> Result<ShowOutcome, QuietError>;

    #[endpoint(method = PUT, path = "/orders/{id}", success = [200, 201], errors(302))]
    async fn put(&self, id: u64) -> Result<Order, PutError>;

    #[endpoint(method = POST, path = "/orders", success = [200, 201], errors(200 => NotOk, 201 => Gone(OutOfStock)))]
    async fn place(&self) -> Result<Order, PlaceError>;

    #[endpoint(method = POST, path = "/any", errors(200 => NotOk))]
    async fn any(&self) -> Result<Order, AnyError>;

    #[endpoint(method = POST, path = "/text", errors(2xx => NotOk))]
    async fn text(&self) -> Result<String, TextError>;
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn schema(response: &Value) -> &Value {
    &response["content"]["application/json"]["schema"]
}

#[test]
fn each_status_has_the_body_of_its_variant() {
    let responses = operation(OrdersEndpoints::SHOW)["responses"].clone();
    assert_eq!(keys(&responses), ["200", "202", "303", "304"]);
    assert_eq!(*schema(&responses["200"]), reference("Order"));
    assert_eq!(responses["202"]["content"], json!({ "text/plain": { "schema": { "type": "string" } } }));
    let nothing = |status: &str| responses[status].get("content").is_none();
    assert!(nothing("303") && nothing("304"), "{responses}");
    assert_eq!(responses["303"]["description"], "See Other");
}

#[test]
fn what_is_read_into_one_type_has_one_body() {
    let responses = operation(OrdersEndpoints::PUT)["responses"].clone();
    assert_eq!(keys(&responses), ["200", "201", "302"]);
    assert_eq!((schema(&responses["200"]), schema(&responses["201"])), (&reference("Order"), &reference("Order")));
    assert_eq!(*schema(&responses["302"]), reference("ShopError"));
}

#[test]
fn a_success_that_may_be_an_error_has_the_body_of_either() {
    let either = |error: &str| json!({ "anyOf": [reference("Order"), reference(error)] });
    let responses = operation(OrdersEndpoints::PLACE)["responses"].clone();
    assert_eq!(keys(&responses), ["200", "201"]);
    assert_eq!((schema(&responses["200"]), schema(&responses["201"])), (&either("ShopError"), &either("OutOfStock")));
    let responses = operation(OrdersEndpoints::ANY)["responses"].clone();
    assert_eq!(keys(&responses), ["200", "2XX"]);
    assert_eq!((schema(&responses["200"]), schema(&responses["2XX"])), (&either("ShopError"), &reference("Order")));
    let responses = operation(OrdersEndpoints::TEXT)["responses"].clone();
    assert_eq!(keys(&responses), ["2XX"]);
    assert_eq!(keys(&responses["2XX"]["content"]), ["application/json", "text/plain"]);
}
