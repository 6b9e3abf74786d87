//! The check that a document's operations all have an endpoint.

use std::error::Error;

use mighty_runtime::http::Method;
use mighty_runtime::{Endpoint, openapi};

const DOCUMENT: openapi::Source = openapi::Source::new(
    "shop.json",
    r#"{
        "openapi": "3.1.0",
        "paths": {
            "/admin/v1/orders": {"post": {"operationId": "create_order"}, "get": {"operationId": "list_orders"}},
            "/admin/v1/orders/{order_id}/": {"get": {"operationId": "show_order"}},
            "/admin/v1/carts/{id}": {"delete": {}}
        }
    }"#,
);

const LIST: &Endpoint = &Endpoint::new("list", Method::GET, "/orders");
const CREATE: &Endpoint = &Endpoint::new("create", Method::POST, "/orders");
/// With another name for its placeholder.
const SHOW: &Endpoint = &Endpoint::new("show", Method::GET, "/orders/{number}/");
const EMPTY_CART: &Endpoint = &Endpoint::new("empty", Method::DELETE, "/carts/{cart}");
const PLAN: &Endpoint = &Endpoint::new("plan", Method::GET, "/plans/{p}");
/// What no operation stands for.
const PING: &Endpoint = &Endpoint::new("ping", Method::GET, "/ping");

fn uncovered(traits: &[&[&'static Endpoint]]) -> Vec<String> {
    let result = DOCUMENT.check_coverage(traits);
    result.err().map(|error| error.operations().to_vec()).unwrap_or_default()
}

#[test]
fn all_operations_are_covered_by_all_traits_together() {
    assert_eq!(DOCUMENT.check_coverage(&[&[LIST, CREATE, SHOW], &[PING], &[EMPTY_CART]]).map_err(|_| ()), Ok(()));
}

#[test]
fn a_missing_trait_is_seen_by_its_operations() {
    assert_eq!(uncovered(&[&[LIST, CREATE, SHOW]]), ["DELETE /admin/v1/carts/{id}"]);
    let of_orders = [
        "GET /admin/v1/orders (list_orders)",
        "POST /admin/v1/orders (create_order)",
        "GET /admin/v1/orders/{order_id}/ (show_order)",
    ];
    assert_eq!(uncovered(&[&[EMPTY_CART]]), of_orders);
    assert_eq!(uncovered(&[]).len(), 4);
}

#[test]
fn another_method_or_a_slash_more_is_another_operation() {
    const REPLACE: &Endpoint = &Endpoint::new("replace", Method::PUT, "/orders");
    const SHOW_CART: &Endpoint = &Endpoint::new("empty", Method::DELETE, "/carts/{cart}/");
    assert_eq!(uncovered(&[&[REPLACE, CREATE, SHOW, EMPTY_CART]]), ["GET /admin/v1/orders (list_orders)"]);
    assert_eq!(uncovered(&[&[LIST, CREATE, SHOW, SHOW_CART]]), ["DELETE /admin/v1/carts/{id}"]);
}

#[test]
fn two_paths_that_are_one_by_their_places_are_covered_together() {
    let document = openapi::Source::new(
        "shop.json",
        r#"{"openapi": "3.0.3", "paths": {"/plans/{id}": {"get": {}}, "/plans/{plan_id}": {"get": {}}}}"#,
    );
    assert!(document.check_coverage(&[&[PLAN]]).is_ok());
}

#[test]
fn what_unwrap_prints_is_to_be_read() {
    let error = DOCUMENT.check_coverage(&[&[LIST, SHOW]]).unwrap_err();
    let text = "2 operations of `shop.json` have no endpoint:\n  \
                POST /admin/v1/orders (create_order)\n  \
                DELETE /admin/v1/carts/{id}";
    assert_eq!(error.to_string(), text);
    assert_eq!(format!("{error:?}"), text);
    let one = DOCUMENT.check_coverage(&[&[LIST, SHOW, CREATE]]).unwrap_err();
    assert_eq!(one.to_string(), "1 operation of `shop.json` has no endpoint:\n  DELETE /admin/v1/carts/{id}");
}

#[test]
fn a_document_that_cannot_be_read_fails_the_check() {
    let read = |text| openapi::Source::new("shop.json", text).check_coverage(&[&[LIST]]).unwrap_err();
    let cut_off = read(r#"{"openapi": "3.1.0", "paths": {"#);
    assert!(cut_off.to_string().starts_with("`shop.json` cannot be read: it is not JSON: EOF"), "{cut_off}");
    assert!(cut_off.operations().is_empty());
    assert!(cut_off.source().is_none());
    assert_eq!(
        read(r#"{"swagger": "2.0"}"#).to_string(),
        "`shop.json` cannot be read: it is of version 2.0, and only OpenAPI 3.0 and 3.1 can be read"
    );
}

#[test]
fn a_source_shows_its_file_and_not_its_text() {
    assert_eq!(format!("{DOCUMENT:?}"), "Source { file: \"shop.json\", .. }");
    assert_eq!(DOCUMENT.file(), "shop.json");
    assert!(DOCUMENT.text().contains("list_orders"));
}
