//! Structs that say themselves how an answer is read, compared with a document: what of it is JSON the compiler finds out.

use std::str::FromStr;

use mighty_runtime::{Bytes, Download, FromAnswer, Response, endpoints};
use schemars::JsonSchema;
use serde::Deserialize;

use serde_json::json;

use super::operation;
use super::shop::Shop;

/// An order.
#[derive(Debug, Deserialize, JsonSchema)]
#[allow(dead_code, reason = "it is there to be described")]
struct Order {
    /// Its number.
    id: u64,
}

#[derive(Debug, FromAnswer)]
#[allow(dead_code, reason = "it is there to be described")]
struct Table {
    #[body]
    rows: String,
    #[header("X-Total-Count")]
    total: u64,
}

#[derive(Debug, FromAnswer)]
#[allow(dead_code, reason = "it is there to be described")]
struct Head {
    #[header("X-Total-Count")]
    total: u64,
    #[header("ETag")]
    etag: Option<String>,
    #[header("Allow")]
    allow: Vec<String>,
}

#[derive(Debug, FromAnswer)]
#[allow(dead_code, reason = "it is there to be described")]
struct Blob {
    #[body]
    bytes: Bytes,
}

#[derive(Debug, FromAnswer)]
#[allow(dead_code, reason = "it is there to be described")]
struct Tagged<H> {
    #[body]
    rows: String,
    #[header("X-Tag")]
    tag: Option<H>,
}

#[derive(Debug, FromAnswer)]
#[allow(dead_code, reason = "it is there to be described")]
struct Picture {
    #[body]
    bytes: Download,
}

#[derive(Debug, FromAnswer)]
#[allow(dead_code, reason = "it is there to be described")]
struct Listed {
    #[body]
    orders: Response<Vec<Order>>,
    #[header("X-Total-Count")]
    total: u64,
}

#[endpoints(api = Shop, openapi = "openapi/answers.json")]
trait Exports {
    #[endpoint(method = GET, path = "/orders.csv")]
    async fn table(&self) -> Result<Table, TableError>;
    #[endpoint(method = GET, path = "/orders.csv")]
    async fn table_in_full(&self) -> Result<Response<Table>, TableError>;
    #[endpoint(method = GET, path = "/orders.csv")]
    async fn bytes(&self) -> Result<Blob, BytesError>;
    #[endpoint(method = HEAD, path = "/orders.csv")]
    async fn head(&self) -> Result<Head, HeadError>;
    #[endpoint(method = DELETE, path = "/orders.csv", success = 204)]
    async fn delete(&self) -> Result<Head, DeleteError>;
    #[cfg(not(doc))]
    #[endpoint(method = DELETE, path = "/orders.csv")]
    async fn delete_any(&self) -> Result<Response<Head>, DeleteError>;
    #[cfg(any())]
    #[endpoint(method = HEAD, path = "/orders.csv")]
    async fn never(&self) -> Result<NoSuchType, HeadError>;
    #[endpoint(method = GET, path = "/picture")]
    async fn picture(&self) -> Result<Picture, PictureError>;
    #[endpoint(method = GET, path = "/orders", success(200(Listed) => Some, 202(Table) => Later, 204(Head) => None))]
    async fn list(&self) -> Result<ListOutcome, ListError>;
}

/// What depends on a parameter is not compared.
#[endpoints(api = Shop, openapi = "openapi/answers.json")]
trait Generic<H: FromStr + Send + Sync> {
    #[endpoint(method = GET, path = "/orders.csv")]
    async fn tagged(&self) -> Result<Tagged<H>, TaggedError>;
}

#[test]
fn all_of_them_agree_with_the_document() {
    ExportsEndpoints::OPENAPI.check_coverage(&[ExportsEndpoints::ALL]).unwrap();
    GenericEndpoints::OPENAPI.check_coverage(&[ExportsEndpoints::ALL, GenericEndpoints::ALL]).unwrap();
}

#[test]
fn the_document_made_of_them_has_their_bodies_and_headers() {
    let responses = |endpoint| operation(endpoint)["responses"].clone();
    let text = json!({"text/plain": {"schema": {"type": "string"}}});
    for endpoint in [ExportsEndpoints::TABLE, ExportsEndpoints::TABLE_IN_FULL] {
        let table = &responses(endpoint)["2XX"];
        assert_eq!(table["content"], text);
        assert_eq!(table["headers"]["X-Total-Count"]["required"], true);
        assert_eq!(table["headers"]["X-Total-Count"]["schema"]["type"], "integer");
    }
    let head = &responses(ExportsEndpoints::HEAD)["2XX"];
    assert_eq!(head["content"], json!(null));
    assert_eq!(head["headers"]["ETag"], json!({"required": false, "schema": {"type": "string"}}));
    assert_eq!(head["headers"]["Allow"]["schema"]["items"], json!({"type": "string"}));
    assert_eq!(responses(ExportsEndpoints::PICTURE)["2XX"]["content"], json!({"application/octet-stream": {}}));
    let list = responses(ExportsEndpoints::LIST);
    assert_eq!(list["202"]["content"], text);
    assert_eq!(list["204"]["content"], json!(null));
    assert_eq!(list["200"]["content"]["application/json"]["schema"]["items"]["$ref"], "#/components/schemas/Order");
    // Of what depends on a parameter no more is known than by its name.
    assert_eq!(responses(GenericEndpoints::TAGGED)["2XX"]["content"], json!({"application/json": {}}));
}
