//! Parameters of path, query and headers.

use mighty_runtime::{Endpoint, endpoints};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::operation;
use super::shop::{Plain, Shop};

#[derive(Serialize, JsonSchema)]
struct Filter {
    /// What to look for.
    term: String,
    page: Option<u32>,
    #[serde(rename = "tag")]
    tags: Vec<String>,
    state: Option<State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<String>,
}

#[allow(dead_code, reason = "it is there to be described")]
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum State {
    Open,
    Closed,
}

#[endpoints(api = Shop)]
trait Orders {
    #[allow(clippy::too_many_arguments, reason = "every kind of argument is tried")]
    #[endpoint(method = GET, path = "/orders/{id}/{kind}")]
    async fn places(
        &self,
        id: u64,
        kind: &Plain,
        #[query] page: bool,
        #[query(name = "per page")] size: Option<&u8>,
        #[query] ids: &[u64],
        #[query] plain: Option<Vec<Plain>>,
        #[header("X-Trace")] trace: &str,
        #[header("X-Label")] labels: Option<[&str; 2]>,
    ) -> Result<(), OrderError>;

    #[endpoint(method = GET, path = "/orders")]
    async fn search(&self, #[query] page: u8, #[query(flatten)] filter: &Filter) -> Result<(), OrderError>;

    #[endpoint(method = GET, path = "/orders")]
    async fn may_search(&self, #[query(flatten)] filter: Option<&Filter>) -> Result<(), OrderError>;

    #[endpoint(method = GET, path = "/orders")]
    async fn search_plain(
        &self,
        #[query(flatten)] filter: &Plain,
        #[query(flatten)] pairs: &[(String, u8)],
    ) -> Result<(), OrderError>;

    #[endpoint(method = POST, path = "/orders", idempotency_key = "Idempotency-Key")]
    async fn place(&self) -> Result<(), OrderError>;
}

fn parameters(endpoint: &'static Endpoint) -> Vec<Value> {
    operation(endpoint)["parameters"].as_array().cloned().unwrap_or_default()
}

/// Name, place, whether it is required, of each parameter.
fn outline(parameters: &[Value]) -> Vec<(&str, &str, bool)> {
    parameters
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["in"].as_str().unwrap(), one["required"].as_bool().unwrap()))
        .collect()
}

#[test]
fn parameters_say_their_place_and_whether_they_are_required() {
    let expected = [
        ("id", "path", true),
        ("kind", "path", true),
        ("page", "query", true),
        ("per page", "query", false),
        ("ids", "query", false),
        ("plain", "query", false),
        ("X-Trace", "header", true),
        ("X-Label", "header", false),
    ];
    assert_eq!(outline(&parameters(OrdersEndpoints::PLACES)), expected);
}

#[test]
fn parameters_say_their_types() {
    let parameters = parameters(OrdersEndpoints::PLACES);
    let schemas: Vec<&Value> = parameters.iter().map(|parameter| &parameter["schema"]).collect();
    let unsigned = |format: &str| json!({ "type": "integer", "format": format, "minimum": 0 });
    assert_eq!(*schemas[0], unsigned("uint64"));
    assert_eq!(*schemas[1], json!({}), "nothing is known of it");
    assert_eq!(*schemas[2], json!({ "type": "boolean" }));
    assert_eq!(schemas[3]["format"], "uint8", "an option that is there");
    assert_eq!(*schemas[4], json!({ "type": "array", "items": unsigned("uint64") }));
    assert_eq!(*schemas[5], json!({ "type": "array" }), "a list of something");
    assert_eq!(*schemas[6], json!({ "type": "string" }));
    assert_eq!(schemas[7]["type"], "array");
    let exploded: Vec<bool> = parameters.iter().map(|parameter| parameter["explode"] == true).collect();
    assert_eq!(exploded, [false, false, false, false, true, true, false, true]);
}

#[test]
fn a_flattened_struct_is_its_fields() {
    let parameters = parameters(OrdersEndpoints::SEARCH);
    let mut found = outline(&parameters);
    found.sort_unstable();
    let expected = [
        ("order", "query", false),
        ("page", "query", true),
        ("state", "query", false),
        ("tag", "query", false),
        ("term", "query", true),
    ];
    assert_eq!(found, expected, "an argument goes before a field of its name");
    let field = |name: &str| parameters.iter().find(|parameter| parameter["name"] == name).unwrap();
    assert_eq!(field("term")["description"], "What to look for.");
    assert_eq!(field("term")["schema"], json!({ "type": "string" }));
    assert_eq!(field("order")["schema"], json!({ "type": "string" }), "what is null is not sent");
    assert_eq!(field("state")["schema"], json!({ "$ref": "#/components/schemas/State" }));
    assert_eq!(field("tag")["schema"], json!({ "type": "array", "items": { "type": "string" } }));
    assert_eq!(field("tag")["explode"], true);
}

#[test]
fn fields_of_an_optional_struct_are_optional() {
    let parameters = parameters(OrdersEndpoints::MAY_SEARCH);
    assert_eq!(parameters.len(), 5);
    assert!(outline(&parameters).iter().all(|(_, place, is_required)| *place == "query" && !is_required));
}

#[test]
fn fields_that_are_not_known_are_not_there() {
    assert_eq!(outline(&parameters(OrdersEndpoints::SEARCH_PLAIN)), []);
}

#[test]
fn a_flattened_struct_leaves_no_schema_of_its_own() {
    let document = super::document(&[OrdersEndpoints::SEARCH]);
    assert_eq!(super::keys(&document["components"]["schemas"]), ["State"]);
}

#[test]
fn an_idempotency_key_is_an_optional_header() {
    assert_eq!(outline(&parameters(OrdersEndpoints::PLACE)), [("Idempotency-Key", "header", false)]);
}
