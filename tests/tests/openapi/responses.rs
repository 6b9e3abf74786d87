//! What endpoints answer.

use mighty_runtime::http::Method;
use mighty_runtime::{Api, Bytes, Conditional, DeclaredError, Endpoint, Problem, Response, endpoints, openapi};
use serde_json::{Value, json};

use super::shop::{Opaque, Order, OutOfStock, Plain, Shop};
use super::{keys, operation};

#[endpoints(api = Shop, errors(401, 5xx))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<Vec<Order>, ListError>;

    #[endpoint(method = POST, path = "/orders", success = 201,
               errors(409 => Gone(OutOfStock), 418(Opaque), 499 => Cancelled, 4xx))]
    async fn place(&self) -> Result<Response<Order>, PlaceError>;

    #[endpoint(method = GET, path = "/text", except(401, 5xx))]
    async fn text(&self) -> Result<String, QuietError>;

    #[endpoint(method = GET, path = "/bytes", except(401, 5xx))]
    async fn bytes(&self) -> Result<Response<Bytes>, QuietError>;

    #[endpoint(method = GET, path = "/nothing", except(401, 5xx), success = 204)]
    async fn nothing(&self) -> Result<Response<()>, QuietError>;

    #[endpoint(method = GET, path = "/latest", except(401, 5xx))]
    async fn latest(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Conditional<Order>, QuietError>;

    #[endpoint(method = GET, path = "/plain", except(401, 5xx))]
    async fn plain(&self) -> Result<Option<Plain>, QuietError>;
}

fn responses(endpoint: &'static Endpoint) -> Value {
    operation(endpoint)["responses"].clone()
}

fn json_of(name: &str) -> Value {
    json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } })
}

#[test]
fn every_declared_status_is_described() {
    let responses = responses(OrdersEndpoints::PLACE);
    assert_eq!(keys(&responses), ["201", "401", "409", "418", "499", "4XX", "5XX"]);
    let descriptions: Vec<&str> =
        keys(&responses).iter().map(|key| responses[key]["description"].as_str().unwrap()).collect();
    let expected =
        ["Created", "Unauthorized", "Conflict", "I'm a teapot", "Status 499", "Client error", "Server error"];
    assert_eq!(descriptions, expected);
}

#[test]
fn an_answer_that_nothing_has_changed_has_no_body() {
    let responses = responses(OrdersEndpoints::LATEST);
    assert_eq!(keys(&responses), ["2XX", "304"]);
    assert_eq!(responses["2XX"]["content"], json_of("Order"));
    assert_eq!(
        (responses["304"]["description"].as_str(), responses["304"].get("content")),
        (Some("Not Modified"), None)
    );
}

#[test]
fn errors_have_the_bodies_of_their_variants() {
    let responses = responses(OrdersEndpoints::PLACE);
    assert_eq!(responses["401"]["content"], json_of("ShopError"));
    assert_eq!(responses["409"]["content"], json_of("OutOfStock"));
    assert_eq!(responses["418"].get("content"), None, "its type does not describe itself");
    assert_eq!(responses["5XX"]["content"], json_of("ShopError"));
}

#[test]
fn any_success_is_2xx() {
    let responses = responses(OrdersEndpoints::LIST);
    assert_eq!(keys(&responses), ["2XX", "401", "5XX"]);
    let list = json!({ "type": "array", "items": { "$ref": "#/components/schemas/Order" } });
    assert_eq!(
        responses["2XX"],
        json!({ "description": "Success", "content": { "application/json": { "schema": list } } })
    );
}

#[test]
fn a_success_has_the_media_type_that_it_is_read_as() {
    let content = |endpoint| responses(endpoint).as_object().unwrap().values().next().unwrap().get("content").cloned();
    let order = responses(OrdersEndpoints::PLACE)["201"]["content"].clone();
    assert_eq!(order, json_of("Order"), "what stands around the value is no part of the body");
    assert_eq!(content(OrdersEndpoints::TEXT), Some(json!({ "text/plain": { "schema": { "type": "string" } } })));
    assert_eq!(content(OrdersEndpoints::BYTES), Some(json!({ "application/octet-stream": {} })));
    assert_eq!(content(OrdersEndpoints::NOTHING), None);
    assert_eq!(content(OrdersEndpoints::PLAIN), Some(json!({ "application/json": {} })));
}

#[test]
fn several_variants_of_a_status_are_one_response() {
    const ERRORS: &[DeclaredError] = &[DeclaredError::status(409, "Gone"), DeclaredError::status(409, "Taken")];
    const PLACE: &Endpoint = &Endpoint::new("place", Method::POST, "/orders").with_errors(ERRORS);
    assert_eq!(responses(PLACE), json!({ "2XX": { "description": "Success" }, "409": { "description": "Conflict" } }));
}

enum Standard {}

impl Api for Standard {
    const BASE_URL: &'static str = "https://api.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Standard, errors(404))]
trait Things {
    #[endpoint(method = GET, path = "/things")]
    async fn things(&self) -> Result<(), ThingsError>;
}

#[test]
fn problem_details_describe_themselves() {
    let document = openapi::document::<Standard>("Things", "1").endpoints(ThingsEndpoints::ALL).to_value();
    assert_eq!(document["paths"]["/things"]["get"]["responses"]["404"]["content"], json_of("Problem"));
    let properties = &document["components"]["schemas"]["Problem"]["properties"];
    assert_eq!(keys(properties), ["detail", "instance", "status", "title", "type"]);
}
