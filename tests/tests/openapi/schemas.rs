//! Schemas: which types have one, and what both ways of using a type make of it.

use std::borrow::Cow;
use std::fmt::Display;

use mighty_runtime::endpoints;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::shop::{Line, Order, Plain, Shop};
use super::{document, keys, operation};

/// A part of an order that is sent and returned alike.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Note {
    text: String,
}

/// Sent and returned, by another name.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Address {
    #[serde(rename(serialize = "zip", deserialize = "postcode"))]
    code: String,
}

/// The same whichever way, but for what it holds.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Customer {
    address: Address,
    friends: Vec<Customer>,
}

/// A name that a schema of a request could be given.
#[derive(Serialize, Deserialize, JsonSchema)]
struct AddressRequest {
    street: String,
}

#[derive(Serialize, JsonSchema)]
struct Borrowed<'a> {
    name: Cow<'a, str>,
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = POST, path = "/orders")]
    async fn place(&self, #[body] order: &Order) -> Result<Order, OrderError>;

    #[endpoint(method = POST, path = "/notes")]
    async fn note(&self, #[body] note: &Note) -> Result<Note, OrderError>;

    #[endpoint(method = POST, path = "/customers")]
    async fn sign_up(&self, #[body] customer: &Customer) -> Result<Customer, OrderError>;

    #[endpoint(method = GET, path = "/addresses")]
    async fn address_request(&self) -> Result<AddressRequest, OrderError>;
}

/// Named as no key of a document's components may be.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "shop::Tree/Leaf <x>")]
struct Tree {
    branches: Vec<Tree>,
}

/// Named as the one above would be.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "shop__Tree_Leaf__x_")]
struct Namesake {
    #[serde(rename(serialize = "zip", deserialize = "postcode"))]
    code: String,
}

#[endpoints(api = Shop)]
trait Trees {
    #[endpoint(method = POST, path = "/trees")]
    async fn plant(&self, #[body] tree: &Tree) -> Result<Tree, TreeError>;

    #[endpoint(method = POST, path = "/namesakes")]
    async fn name(&self, #[body] namesake: &Namesake) -> Result<Namesake, TreeError>;
}

/// Everything that a type can depend on.
#[endpoints(api = Shop)]
trait Generic<'t, K: Display + Sync + 't> {
    const LENGTH: usize = 2;

    #[endpoint(method = PUT, path = "/{key}/{name}")]
    async fn put<'m, V: Serialize + Sync, R: DeserializeOwned>(
        &self,
        key: &'t K,
        name: &'m str,
        #[query] lines: &[Cow<'m, str>],
        #[query] sizes: [u8; 2],
        #[body] values: &[V],
    ) -> Result<R, PutError>;

    #[endpoint(method = PUT, path = "/borrowed/{name}")]
    async fn borrowed<'m>(&self, name: &'m dyn Display, #[body] body: &Borrowed<'m>) -> Result<Vec<Plain>, PutError>;
}

#[test]
fn a_type_that_is_the_same_both_ways_has_one_schema() {
    let document = document(&[OrdersEndpoints::NOTE]);
    assert_eq!(keys(&document["components"]["schemas"]), ["Note"]);
}

#[test]
fn a_type_that_is_sent_in_another_way_has_two() {
    let document = document(&[OrdersEndpoints::PLACE]);
    let schemas = &document["components"]["schemas"];
    assert_eq!(keys(schemas), ["Line", "Order", "OrderRequest"]);
    assert_eq!(schemas["Order"]["required"], json!(["id"]), "what is missing is read as its default");
    assert_eq!(schemas["OrderRequest"]["required"], json!(["id", "lines"]), "everything is sent");
    assert_eq!(schemas["OrderRequest"]["properties"]["lines"]["items"]["$ref"], "#/components/schemas/Line");
    let place = &document["paths"]["/orders"]["post"];
    let schema = |content: &Value| content["content"]["application/json"]["schema"]["$ref"].clone();
    assert_eq!(schema(&place["requestBody"]), "#/components/schemas/OrderRequest");
    assert_eq!(schema(&place["responses"]["2XX"]), "#/components/schemas/Order");
}

#[test]
fn a_name_has_only_what_keys_may_have() {
    let document = document(TreesEndpoints::ALL);
    let schemas = &document["components"]["schemas"];
    let expected = ["shop__Tree_Leaf__x_", "shop__Tree_Leaf__x_Request", "shop__Tree_Leaf__x__"];
    assert_eq!(keys(schemas), expected);
    assert_eq!(keys(&schemas["shop__Tree_Leaf__x_"]["properties"]), ["postcode"], "one that may stay keeps its name");
    assert_eq!(keys(&schemas["shop__Tree_Leaf__x_Request"]["properties"]), ["zip"]);
    let tree = "#/components/schemas/shop__Tree_Leaf__x__";
    assert_eq!(schemas["shop__Tree_Leaf__x__"]["properties"]["branches"]["items"]["$ref"], tree);
    let plant = &document["paths"]["/trees"]["post"];
    assert_eq!(plant["requestBody"]["content"]["application/json"]["schema"]["$ref"], tree);
    assert_eq!(plant["responses"]["2XX"]["content"]["application/json"]["schema"]["$ref"], tree);
}

#[test]
fn a_type_that_holds_such_a_type_has_two_as_well() {
    let document = document(OrdersEndpoints::ALL);
    let schemas = &document["components"]["schemas"];
    let expected = [
        "Address",
        "AddressRequest",
        "AddressRequest_",
        "Customer",
        "CustomerRequest",
        "Line",
        "Note",
        "Order",
        "OrderRequest",
    ];
    assert_eq!(keys(schemas), expected);
    assert_eq!(keys(&schemas["Address"]["properties"]), ["postcode"]);
    assert_eq!(keys(&schemas["AddressRequest"]["properties"]), ["street"], "a type keeps its own name");
    assert_eq!(keys(&schemas["AddressRequest_"]["properties"]), ["zip"]);
    let customer = &schemas["CustomerRequest"]["properties"];
    assert_eq!(customer["address"]["$ref"], "#/components/schemas/AddressRequest_");
    assert_eq!(customer["friends"]["items"]["$ref"], "#/components/schemas/CustomerRequest");
    assert_eq!(schemas["Customer"]["properties"]["address"]["$ref"], "#/components/schemas/Address");
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document(&[OrdersEndpoints::ALL, GenericEndpoints::ALL].concat());
    let text = document.to_string();
    let references: Vec<&str> =
        text.split("\"$ref\":\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(references.len() > 5);
    for reference in references {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
}

#[test]
fn types_with_generic_parameters_have_no_schema_and_lifetimes_do_not_matter() {
    let put = operation(GenericEndpoints::PUT);
    let parameters = put["parameters"].as_array().unwrap();
    let schemas: Vec<&Value> = parameters.iter().map(|parameter| &parameter["schema"]).collect();
    let text = json!({ "type": "string" });
    assert_eq!(schemas[..3], [&json!({}), &text, &json!({ "type": "array", "items": text })]);
    assert_eq!(schemas[3]["items"]["format"], "uint8");
    assert_eq!(put["requestBody"]["content"]["application/json"], json!({}));
    assert_eq!(put["responses"]["2XX"]["content"]["application/json"], json!({}));
    let borrowed = operation(GenericEndpoints::BORROWED);
    assert_eq!(borrowed["parameters"][0]["schema"], json!({}));
    let body = &borrowed["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(body["$ref"], "#/components/schemas/Borrowed");
}

#[test]
fn descriptors_with_other_types_are_equal() {
    mod one {
        use super::{Line, Shop, endpoints};

        #[endpoints(api = Shop)]
        pub(super) trait Lines {
            #[endpoint(method = GET, path = "/lines")]
            async fn lines(&self) -> Result<Line, LinesError>;
        }
    }
    mod other {
        use super::{Plain, Shop, endpoints};

        #[endpoints(api = Shop)]
        pub(super) trait Lines {
            #[endpoint(method = GET, path = "/lines")]
            async fn lines(&self) -> Result<Plain, LinesError>;
        }
    }
    assert_eq!(one::LinesEndpoints::LINES, other::LinesEndpoints::LINES);
}
