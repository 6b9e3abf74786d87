//! What the document says of styles, cookies, constants and methods.

use std::collections::BTreeMap;

use mighty_runtime::endpoints;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::operation;
use super::shop::Shop;

#[derive(Serialize, JsonSchema)]
struct Filter {
    term: String,
    size: Vec<u32>,
    price: BTreeMap<String, u32>,
}

#[endpoints(api = Shop, query("api-version" = 3))]
trait Sent {
    #[endpoint(method = GET, path = "/sent")]
    async fn styles(
        &self,
        #[query(style = brackets)] tag: &[String],
        #[query(style = deep_object)] filter: Option<&Filter>,
        #[cookie("session")] session: &str,
        #[cookie("hint")] hint: Option<&str>,
    ) -> Result<(), SentError>;

    #[endpoint(method = GET, path = "/sent")]
    async fn nested(&self, #[query(flatten, nested)] filter: &Filter) -> Result<(), SentError>;

    #[endpoint(method = GET, path = "/sent")]
    async fn nested_brackets(&self, #[query(flatten, nested, brackets)] filter: &Filter) -> Result<(), SentError>;

    #[endpoint(
        method = POST,
        path = "/sent/{a}..{b}",
        headers("X-Edition" = "2026", "Accept" = "text/csv"),
        query(all = true, name = "x", ratio = 0.5),
        body = {}
    )]
    async fn constants(&self, a: u8, b: u8) -> Result<(), SentError>;

    #[endpoint(method = "PROPFIND", path = "/sent")]
    async fn other(&self) -> Result<(), SentError>;
}

/// Name, place, style, whether it is exploded.
fn written(operation: &Value) -> Vec<(String, String, Value, Value)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let parameters = operation["parameters"].as_array().unwrap();
    let mut written: Vec<_> = parameters
        .iter()
        .map(|own| (text(&own["name"]), text(&own["in"]), own["style"].clone(), own["explode"].clone()))
        .collect();
    written.sort_by(|one, other| one.0.cmp(&other.0));
    written
}

fn row(name: &str, place: &str, style: impl Into<Value>, explode: impl Into<Value>) -> (String, String, Value, Value) {
    (name.to_owned(), place.to_owned(), style.into(), explode.into())
}

#[test]
fn styles_and_cookies_are_said() {
    let null = || Value::Null;
    let expected = [
        row("api-version", "query", null(), null()),
        row("filter", "query", "deepObject", true),
        row("hint", "cookie", null(), null()),
        row("session", "cookie", null(), null()),
        row("tag[]", "query", null(), true),
    ];
    assert_eq!(written(&operation(SentEndpoints::STYLES)), expected);
    let session = operation(SentEndpoints::STYLES)["parameters"][2].clone();
    assert_eq!((session["name"].as_str(), &session["required"]), (Some("session"), &json!(true)));
}

#[test]
fn fields_within_fields_are_objects() {
    let null = || Value::Null;
    let version = row("api-version", "query", null(), null());
    let expected = [
        version.clone(),
        row("price", "query", "deepObject", true),
        row("size", "query", "deepObject", true),
        row("term", "query", null(), null()),
    ];
    assert_eq!(written(&operation(SentEndpoints::NESTED)), expected);
    let expected = [
        version,
        row("price", "query", "deepObject", true),
        row("size[]", "query", null(), true),
        row("term", "query", null(), null()),
    ];
    assert_eq!(written(&operation(SentEndpoints::NESTED_BRACKETS)), expected);
}

#[test]
fn constants_are_parameters_with_one_value() {
    let operation = operation(SentEndpoints::CONSTANTS);
    let parameters = operation["parameters"].as_array().unwrap();
    let constant = |name: &str| {
        let own = parameters.iter().find(|own| own["name"] == name).unwrap();
        (own["in"].clone(), own["required"].clone(), own["schema"].clone())
    };
    let always = |place: &str, value: Value| (json!(place), json!(true), json!({ "const": value }));
    assert_eq!(constant("all"), always("query", json!(true)));
    assert_eq!(constant("name"), always("query", json!("x")));
    assert_eq!(constant("ratio"), always("query", json!(0.5)));
    assert_eq!(constant("api-version"), always("query", json!(3)));
    assert_eq!(constant("X-Edition"), always("header", json!("2026")));
    assert!(!parameters.iter().any(|own| own["name"] == "Accept"), "no parameter describes it");
    let body = &operation["requestBody"];
    assert_eq!(body["required"], true);
    assert_eq!(body["content"]["application/json"]["schema"], json!({ "type": "object", "maxProperties": 0 }));
}

#[test]
fn a_path_keeps_the_text_between_placeholders() {
    let document = super::document(&[SentEndpoints::CONSTANTS, SentEndpoints::OTHER]);
    assert_eq!(super::keys(&document["paths"]), ["/sent/{a}..{b}"], "a path item has no key for other methods");
}
