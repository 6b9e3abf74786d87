//! How the API takes its token.

use serde_json::{Value, json};

use crate::author::api::TokenPlacement;

/// The name of the only scheme.
pub(super) const NAME: &str = "token";

pub(super) fn scheme(token: TokenPlacement) -> Value {
    match token {
        TokenPlacement::Bearer => json!({ "type": "http", "scheme": "bearer" }),
        TokenPlacement::Header(name) => json!({ "type": "apiKey", "in": "header", "name": name }),
        TokenPlacement::Query(name) => json!({ "type": "apiKey", "in": "query", "name": name }),
    }
}
