//! What belongs to the whole API: where it is, and how it takes a token.

use mighty_runtime::{Api, Base, Problem, TokenPlacement, endpoints, openapi};
use serde_json::{Value, json};

macro_rules! api {
    ($name:ident, $token:expr) => {
        enum $name {}

        impl Api for $name {
            const BASE_URL: &'static str = "https://api.example/v1";
            type ErrorBody = Problem;
            const TOKEN: TokenPlacement = $token;
        }
    };
}

api!(ByBearer, TokenPlacement::Bearer);
api!(ByHeader, TokenPlacement::Header("X-Key"));
api!(ByQuery, TokenPlacement::Query("key"));

fn document<A: Api>() -> Value {
    openapi::document::<A>("An API", "0.1").to_value()
}

#[test]
fn a_document_says_where_the_api_is() {
    let document = document::<ByBearer>();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"], json!({ "title": "An API", "version": "0.1" }));
    assert_eq!(document["servers"], json!([{ "url": "https://api.example/v1" }]));
    assert_eq!(document["paths"], json!({}));
}

enum WithSlash {}

impl Api for WithSlash {
    const BASE_URL: &'static str = "https://api.example/v1/";
    type ErrorBody = Problem;
}

/// A client appends paths to what is before the slash, and so does a reader of the document.
#[test]
fn a_slash_at_the_end_of_the_base_url_is_none_of_the_server() {
    assert_eq!(document::<WithSlash>()["servers"], json!([{ "url": "https://api.example/v1" }]));
}

#[test]
fn a_document_says_how_the_token_is_sent() {
    let schemes = [document::<ByBearer>(), document::<ByHeader>(), document::<ByQuery>()];
    for document in &schemes {
        assert_eq!(document["security"], json!([{ "token": [] }]));
    }
    let [bearer, header, query] = schemes.map(|document| document["components"]["securitySchemes"]["token"].clone());
    assert_eq!(bearer, json!({ "type": "http", "scheme": "bearer" }));
    assert_eq!(header, json!({ "type": "apiKey", "in": "header", "name": "X-Key" }));
    assert_eq!(query, json!({ "type": "apiKey", "in": "query", "name": "key" }));
}

/// An API with several hosts and several ways to say who is asking.
enum Several {}

impl Api for Several {
    const BASE_URL: &'static str = "https://api.example/v1";
    type ErrorBody = Problem;
    const TOKEN: TokenPlacement =
        TokenPlacement::Each(&[TokenPlacement::Header("X-Key"), TokenPlacement::Query("key")]);
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("admin", TokenPlacement::Basic)];
    const BASES: &'static [Base] =
        &[Base::new("files", "https://files.example/v2/"), Base::new("jobs", "https://jobs.example").with_token()];
}

#[endpoints(api = Several)]
trait Calls {
    #[endpoint(method = GET, path = "/plain")]
    async fn plain(&self) -> Result<(), PlainError>;

    #[endpoint(method = POST, path = "/login", auth = none)]
    async fn login(&self) -> Result<(), LoginError>;

    #[endpoint(method = GET, path = "/admin", auth = "admin")]
    async fn admin(&self) -> Result<(), AdminError>;

    #[endpoint(method = GET, path = "/file", base = "files")]
    async fn file(&self) -> Result<(), FileError>;

    #[endpoint(method = GET, path = "/job", base = "jobs", auth = "admin")]
    async fn job(&self) -> Result<(), JobError>;
}

#[test]
fn an_operation_says_who_asks_and_where_if_that_is_not_as_for_all() {
    let document = openapi::document::<Several>("An API", "0.1").endpoints(CallsEndpoints::ALL).to_value();
    assert_eq!(document["security"], json!([{ "token": [], "token_2": [] }]));
    let names: Vec<&String> = document["components"]["securitySchemes"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["admin", "token", "token_2"]);
    assert_eq!(document["components"]["securitySchemes"]["admin"], json!({ "type": "http", "scheme": "basic" }));
    let said = |path: &str, method: &str| {
        let operation = &document["paths"][path][method];
        (operation["security"].clone(), operation["servers"].clone())
    };
    assert_eq!(said("/plain", "get"), (Value::Null, Value::Null));
    assert_eq!(said("/login", "post"), (json!([]), Value::Null));
    assert_eq!(said("/admin", "get"), (json!([{ "admin": [] }]), Value::Null));
    assert_eq!(said("/file", "get"), (json!([]), json!([{ "url": "https://files.example/v2" }])));
    assert_eq!(said("/job", "get"), (json!([{ "admin": [] }]), json!([{ "url": "https://jobs.example" }])));
}
