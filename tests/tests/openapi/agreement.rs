//! A document and that of the traits that were checked against it.

use mighty_runtime::openapi::Direction::{Added, Changed, Missing};
use mighty_runtime::openapi::Subject;
use mighty_runtime::{endpoints, openapi};
use schemars::JsonSchema;
use serde::Serialize;

use super::shop::Shop;

#[derive(Serialize, JsonSchema)]
struct Paging {
    page: Option<u32>,
    size: u32,
}

/// What the trait says beyond the document: 401 and 5xx, which stand on the trait, and `ping`, which is no operation of it.
#[endpoints(api = Shop, errors(401, 5xx))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self, #[query(flatten)] paging: &Paging, #[query] tag: &[&str]) -> Result<(), ListError>;

    #[endpoint(method = POST, path = "/orders", success = 201, errors(409, 4xx), idempotency_key = "Idempotency-Key")]
    async fn place(&self, #[body(json)] order: &str, #[header("X-Trace")] trace: &str) -> Result<(), PlaceError>;

    #[endpoint(method = GET, path = "/orders/{id}/", errors(404))]
    async fn show(&self, id: u8) -> Result<(), ShowError>;

    #[endpoint(method = GET, path = "/ping")]
    async fn ping(&self) -> Result<(), ListError>;
}

const DOCUMENT: &str = r#"{
    "openapi": "3.1.0",
    "paths": {
        "/v2/orders": {
            "get": {
                "parameters": [
                    {"name": "page", "in": "query"},
                    {"name": "size", "in": "query", "required": true},
                    {"name": "tag", "in": "query"},
                    {"name": "Authorization", "in": "header"}
                ],
                "responses": {"200": {}, "500": {}}
            },
            "post": {
                "parameters": [
                    {"name": "x-trace", "in": "header", "required": true},
                    {"name": "idempotency-key", "in": "header"}
                ],
                "requestBody": {},
                "responses": {"201": {}, "401": {}, "409": {}, "422": {}, "5XX": {}}
            }
        },
        "/v2/orders/{order_id}/": {
            "get": {"responses": {"2XX": {}, "404": {}, "default": {}}}
        }
    }
}"#;

fn generated() -> String {
    openapi::document::<Shop>("The shop", "2.0.0").endpoints(OrdersEndpoints::ALL).to_json()
}

/// What the generated document says differently from a document, changed before.
fn differences(changes: &[(&str, &str)]) -> Vec<(openapi::Direction, String)> {
    let mut text = DOCUMENT.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let source = openapi::Source::new("shop.json", text.leak());
    let differences = source.differences(&generated()).unwrap();
    differences.iter().map(|difference| (difference.direction(), difference.to_string())).collect()
}

const BEYOND: [(openapi::Direction, &str); 2] =
    [(Added, "GET /v2/orders: status 401 is added"), (Added, "GET /ping: the operation is added")];

fn beyond(more: &[(openapi::Direction, &'static str)]) -> Vec<(openapi::Direction, String)> {
    let mut all: Vec<_> =
        more.iter().chain(&BEYOND).map(|(direction, text)| (*direction, (*text).to_owned())).collect();
    all.sort_by_key(|(_, text)| text.clone());
    all
}

fn sorted(mut differences: Vec<(openapi::Direction, String)>) -> Vec<(openapi::Direction, String)> {
    differences.sort_by_key(|(_, text)| text.clone());
    differences
}

#[test]
fn the_two_agree_but_for_what_the_trait_says_beyond() {
    assert_eq!(sorted(differences(&[])), beyond(&[]));
}

#[test]
fn an_operation_that_no_endpoint_stands_for_is_missing() {
    let carts = (r#""paths": {"#, r#""paths": {"/v2/carts": {"get": {}},"#);
    assert_eq!(sorted(differences(&[carts])), beyond(&[(Missing, "GET /v2/carts: the operation is missing")]));
}

const DOCUMENT_OF_OBJECT: &str = r#"{"openapi": "3.1.0", "paths": {"/a": {"get": {
    "parameters": [{"name": "filter", "in": "query", "style": "deepObject"}]
}}}}"#;

#[test]
fn parameters_differ_by_name_and_requiredness() {
    let optional = [(r#"{"name": "size", "in": "query", "required": true}"#, r#"{"name": "size", "in": "query"}"#)];
    let size = (Changed, "GET /v2/orders: query parameter `size` is required");
    assert_eq!(sorted(differences(&optional)), beyond(&[size]));
    let renamed = [(r#""name": "tag""#, r#""name": "label""#)];
    let label = (Missing, "GET /v2/orders: query parameter `label` is missing");
    let tag = (Added, "GET /v2/orders: query parameter `tag` is added");
    assert_eq!(sorted(differences(&renamed)), beyond(&[label, tag]));
    // An object in the query is there by its properties.
    let deep = [(r#"{"name": "page", "in": "query"}"#, r#"{"name": "page", "in": "query", "style": "deepObject"}"#)];
    assert_eq!(sorted(differences(&deep)), beyond(&[]));
    let source = openapi::Source::new("shop.json", DOCUMENT_OF_OBJECT);
    let other =
        |name: &str| DOCUMENT_OF_OBJECT.replace(r#""filter""#, &format!("{name:?}")).replace("deepObject", "form");
    assert_eq!(source.differences(&other("filter[color]")).unwrap(), []);
    assert_eq!(source.differences(&other("filters[color]")).unwrap().len(), 2);
    let moved = [(r#"{"name": "page", "in": "query"}"#, r#"{"name": "page", "in": "cookie"}"#)];
    let cookie = (Missing, "GET /v2/orders: cookie parameter `page` is missing");
    let page = (Added, "GET /v2/orders: query parameter `page` is added");
    assert_eq!(sorted(differences(&moved)), beyond(&[cookie, page]));
}

#[test]
fn statuses_differ() {
    let other_success = [(r#""responses": {"201": {}"#, r#""responses": {"202": {}"#)];
    let accepted = (Missing, "POST /v2/orders: status 202 is missing");
    let created = (Added, "POST /v2/orders: status 201 is added");
    assert_eq!(sorted(differences(&other_success)), beyond(&[accepted, created]));
    let without_404 = [(r#""404": {}, "default": {}"#, r#""410": {}"#)];
    let found = sorted(differences(&without_404));
    let gone = (Missing, "GET /v2/orders/{order_id}/: status 410 is missing");
    let added = [401, 404].map(|status| (Added, format!("GET /v2/orders/{{order_id}}/: status {status} is added")));
    for difference in added.into_iter().chain([(gone.0, gone.1.to_owned())]) {
        assert!(found.contains(&difference), "{difference:?} is not in {found:?}");
    }
}

#[test]
fn a_difference_says_what_differs() {
    let source = openapi::Source::new("shop.json", DOCUMENT);
    let differences = source.differences(&generated()).unwrap();
    let outline: Vec<_> = differences.iter().map(|difference| (difference.subject(), difference.operation())).collect();
    assert_eq!(outline, [(Subject::Status, "GET /v2/orders"), (Subject::Operation, "GET /ping")]);
    let other = DOCUMENT.replace("\"tag\"", "\"label\"");
    let differences = source.differences(&other).unwrap();
    assert_eq!(differences.iter().map(openapi::Difference::subject).collect::<Vec<_>>(), [Subject::Parameter; 2]);
}

#[test]
fn a_document_agrees_with_itself() {
    let text = generated();
    let source = openapi::Source::new("generated.json", text.leak());
    assert_eq!(source.differences(source.text()).unwrap(), []);
}

#[test]
fn two_documents_have_to_be_read() {
    let source = openapi::Source::new("shop.json", "{}");
    let error = source.differences(&generated()).unwrap_err();
    assert_eq!(error.to_string(), "`shop.json` cannot be read: it has no `openapi` that names a version");
    let source = openapi::Source::new("shop.json", DOCUMENT);
    let error = source.differences("{}").unwrap_err();
    assert_eq!(format!("{error:?}"), "the other document cannot be read: it has no `openapi` that names a version");
}
