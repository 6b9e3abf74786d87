//! Bodies of requests.

use mighty_runtime::{Bytes, Link, Part, StreamPart, Upload, endpoints};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::operation;
use super::shop::{Order, Plain, Shop};

#[derive(Serialize, JsonSchema)]
struct Login {
    name: String,
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = POST, path = "/orders")]
    async fn place(&self, #[body] order: &Order) -> Result<(), OrderError>;

    #[endpoint(method = PUT, path = "/orders")]
    async fn replace(&self, #[body] orders: Option<&[Order]>) -> Result<(), OrderError>;

    #[endpoint(method = PATCH, path = "/orders")]
    async fn change(&self, #[body] change: Plain) -> Result<(), OrderError>;

    #[endpoint(method = POST, path = "/login")]
    async fn login(&self, #[form] login: Login) -> Result<(), OrderError>;

    #[endpoint(method = POST, path = "/files")]
    async fn upload(
        &self,
        #[part] title: &str,
        #[part(name = "file")] files: Vec<Part>,
        #[part] stream: StreamPart,
        #[part] page: Option<u8>,
    ) -> Result<(), OrderError>;

    #[endpoint(method = POST, path = "/notes")]
    async fn note(&self, #[part] note: Option<String>) -> Result<(), OrderError>;

    #[endpoint(method = PUT, path = "/photos/{id}")]
    async fn put_photo(&self, id: u64, #[body(raw, "image/png")] photo: &[u8]) -> Result<(), OrderError>;

    #[endpoint(method = PUT, path = "/readme")]
    async fn put_readme(&self, #[body(raw)] text: Option<String>) -> Result<(), OrderError>;

    #[endpoint(method = PUT, path = "/blobs/{name..}")]
    async fn put_blob(
        &self,
        name: &str,
        #[header("Content-Type")] media_type: &str,
        #[body(raw)] data: Bytes,
    ) -> Result<(), OrderError>;

    #[endpoint(method = PATCH, path = "/uploads/{session}")]
    async fn go_on(&self, #[url] session: &Link, #[body(raw)] data: Bytes) -> Result<(), OrderError>;

    #[endpoint(method = PUT, path = "/files/{id}")]
    async fn put_file(&self, id: u64, #[body(raw)] data: Option<Upload>) -> Result<(), OrderError>;

    #[endpoint(method = POST, path = "/archives")]
    async fn archive(&self, #[part] archive: Upload) -> Result<(), OrderError>;

    #[endpoint(method = PUT, path = "/flags")]
    async fn put_flags(&self, #[body(json)] flags: &[u8]) -> Result<(), OrderError>;

    #[endpoint(method = DELETE, path = "/orders")]
    async fn clear(&self) -> Result<(), OrderError>;
}

fn body(endpoint: &'static mighty_runtime::Endpoint) -> Value {
    operation(endpoint)["requestBody"].clone()
}

#[test]
fn a_json_body_is_required_unless_it_is_an_option() {
    let order = json!({ "$ref": "#/components/schemas/Order" });
    let expected = json!({ "required": true, "content": { "application/json": { "schema": order } } });
    assert_eq!(body(OrdersEndpoints::PLACE), expected);
    let orders = json!({ "type": "array", "items": order });
    let expected = json!({ "required": false, "content": { "application/json": { "schema": orders } } });
    assert_eq!(body(OrdersEndpoints::REPLACE), expected);
}

#[test]
fn a_body_of_an_unknown_type_has_no_schema() {
    assert_eq!(body(OrdersEndpoints::CHANGE), json!({ "required": true, "content": { "application/json": {} } }));
}

#[test]
fn a_form_is_one() {
    let login = json!({ "$ref": "#/components/schemas/Login" });
    let content = json!({ "application/x-www-form-urlencoded": { "schema": login } });
    assert_eq!(body(OrdersEndpoints::LOGIN), json!({ "required": true, "content": content }));
}

#[test]
fn parts_are_the_properties_of_a_multipart_form() {
    let schema = json!({
        "type": "object",
        "properties": {
            "title": { "type": "string" },
            "file": { "type": "array", "items": {} },
            "stream": {},
            "page": { "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 },
        },
        "required": ["title", "stream"],
    });
    let content = json!({ "multipart/form-data": { "schema": schema } });
    assert_eq!(body(OrdersEndpoints::UPLOAD), json!({ "required": true, "content": content }));
    let note = body(OrdersEndpoints::NOTE);
    assert_eq!(note["required"], false);
    assert_eq!(note["content"]["multipart/form-data"]["schema"].get("required"), None);
}

#[test]
fn what_sends_nothing_has_no_body() {
    assert_eq!(body(OrdersEndpoints::CLEAR), Value::Null);
}

/// What OpenAPI says of binary content: its media type, and no schema ("Considerations for File Uploads", 3.1).
#[test]
fn a_raw_body_has_its_media_type_and_bytes_have_no_schema() {
    let expected = json!({ "required": true, "content": { "image/png": {} } });
    assert_eq!(body(OrdersEndpoints::PUT_PHOTO), expected);
    let text = json!({ "schema": { "type": "string" } });
    let expected = json!({ "required": false, "content": { "text/plain; charset=utf-8": text } });
    assert_eq!(body(OrdersEndpoints::PUT_README), expected);
    let expected = json!({ "required": true, "content": { "*/*": {} } });
    assert_eq!(body(OrdersEndpoints::PUT_BLOB), expected);
}

#[test]
fn an_upload_is_bytes() {
    let expected = json!({ "required": false, "content": { "application/octet-stream": {} } });
    assert_eq!(body(OrdersEndpoints::PUT_FILE), expected);
    let schema = json!({ "type": "object", "properties": { "archive": {} }, "required": ["archive"] });
    let expected = json!({ "required": true, "content": { "multipart/form-data": { "schema": schema } } });
    assert_eq!(body(OrdersEndpoints::ARCHIVE), expected);
}

#[test]
fn bytes_as_json_are_a_list() {
    let schema = &body(OrdersEndpoints::PUT_FLAGS)["content"]["application/json"]["schema"];
    assert_eq!((&schema["type"], &schema["items"]["type"]), (&json!("array"), &json!("integer")));
}

#[test]
fn a_whole_url_is_documented_by_the_parameters_of_its_path() {
    let parameters = &operation(OrdersEndpoints::GO_ON)["parameters"];
    let expected = json!([{ "name": "session", "in": "path", "required": true, "schema": {} }]);
    assert_eq!(*parameters, expected);
}
