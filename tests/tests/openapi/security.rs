//! What belongs to the whole API: where it is, and how it takes a token.

use mighty_runtime::{Api, Problem, TokenPlacement, openapi};
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
