//! Paths, methods and the ids of operations.

use mighty_runtime::http::Method;
use mighty_runtime::{Endpoint, endpoints};
use serde_json::json;

use super::shop::Shop;
use super::{document, keys};

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/shops/{shop}/orders/{id}")]
    async fn show(&self, shop: u8, id: u8) -> Result<(), OrderError>;

    #[endpoint(method = DELETE, path = "/shops/{s}/orders/{order}")]
    async fn remove(&self, order: u8, s: u8) -> Result<(), OrderError>;

    #[endpoint(method = GET, path = "/shops/{shop}/orders/{id}/")]
    async fn show_whole(&self, shop: u8, id: u8) -> Result<(), OrderError>;

    #[endpoint(method = GET, path = "/shops/{shop}/orders/last")]
    async fn last(&self, shop: u8) -> Result<(), OrderError>;

    #[endpoint(method = GET, path = "/shops/{id}/orders/{shop}")]
    async fn again(&self, shop: u8, id: u8) -> Result<(), OrderError>;
}

#[endpoints(api = Shop)]
trait Shops {
    #[endpoint(method = HEAD, path = "/shops/{id}")]
    async fn show(&self, id: u8) -> Result<(), ShowShopError>;
}

mod elsewhere {
    use super::{Shop, endpoints};

    #[endpoints(api = Shop)]
    pub(super) trait Shops {
        #[endpoint(method = OPTIONS, path = "/shops/{id}")]
        async fn show(&self, id: u8) -> Result<(), ShowShopError>;
    }
}

#[test]
fn paths_that_differ_in_names_of_placeholders_are_one() {
    let document = document(OrdersEndpoints::ALL);
    let paths = ["/shops/{shop}/orders/last", "/shops/{shop}/orders/{id}", "/shops/{shop}/orders/{id}/"];
    assert_eq!(keys(&document["paths"]), paths);
    let item = &document["paths"]["/shops/{shop}/orders/{id}"];
    assert_eq!(keys(item), ["delete", "get"]);
    let names = |method: &str| {
        let parameters = item[method]["parameters"].as_array().unwrap();
        parameters.iter().map(|parameter| parameter["name"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(names("get"), ["shop", "id"]);
    assert_eq!(names("delete"), ["id", "shop"], "renamed by their places");
}

#[test]
fn of_two_endpoints_with_one_method_and_path_the_first_counts() {
    let document = document(OrdersEndpoints::ALL);
    assert_eq!(document["paths"]["/shops/{shop}/orders/{id}"]["get"]["operationId"], "show");
    assert!(!document.to_string().contains("again"));
}

#[test]
fn an_id_names_the_trait_where_the_method_is_not_enough() {
    let document = document(&[OrdersEndpoints::ALL, ShopsEndpoints::ALL, elsewhere::ShopsEndpoints::ALL].concat());
    let id = |path: &str, method: &str| document["paths"][path][method]["operationId"].clone();
    assert_eq!(id("/shops/{shop}/orders/{id}", "get"), "Orders_show");
    assert_eq!(id("/shops/{shop}/orders/{id}", "delete"), "remove");
    assert_eq!(id("/shops/{id}", "head"), "Shops_show");
    assert_eq!(id("/shops/{id}", "options"), "Shops_show_2");
}

#[test]
fn tags_are_the_traits() {
    let document = document(&[OrdersEndpoints::ALL, ShopsEndpoints::ALL].concat());
    assert_eq!(document["tags"], json!([{ "name": "Orders" }, { "name": "Shops" }]));
    assert_eq!(document["paths"]["/shops/{id}"]["head"]["tags"], json!(["Shops"]));
}

#[test]
fn an_endpoint_without_a_trait_has_no_tag_and_an_unusual_method_no_operation() {
    const PING: &Endpoint = &Endpoint::new("ping", Method::TRACE, "/ping");
    const TUNNEL: &Endpoint = &Endpoint::new("tunnel", Method::CONNECT, "/tunnel");
    let document = document(&[PING, TUNNEL]);
    assert_eq!(document["tags"], json!([]));
    assert_eq!(keys(&document["paths"]), ["/ping"]);
    assert_eq!(
        document["paths"]["/ping"]["trace"],
        json!({ "operationId": "ping", "responses": { "2XX": { "description": "Success" } } })
    );
}
