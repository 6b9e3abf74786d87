//! The network itself, who is asking, and uploads.

use axum::Json;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::store::row;
use super::{NETWORK, NETWORK_ID, Shared, answer, member};

pub(super) async fn show(headers: HeaderMap) -> Response {
    let language = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("en");
    ([(header::CONTENT_LANGUAGE, language)], Json(network())).into_response()
}

pub(super) async fn me(State(store): State<Shared>) -> Json<Value> {
    let user = store.tables().members.get(&member::ADA).cloned();
    Json(json!({ "user": user, "network": network() }))
}

pub(super) async fn upload(State(store): State<Shared>, mut form: Multipart) -> Response {
    let (mut style, mut name, mut size) = (None, None, None);
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("asset_style") => {
                style = field.text().await.ok();
            }
            Ok(Some(field)) if field.name() == Some("asset_file") => {
                name = field.file_name().map(str::to_owned);
                size = field.bytes().await.ok().map(|bytes| bytes.len());
            }
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(problem) => {
                return answer::coded(StatusCode::BAD_REQUEST, "bad_request", &problem.body_text());
            }
        }
    }
    let (Some(style), Some(size)) = (style, size) else {
        let problem = json!(["is required"]);
        return answer::invalid(&Map::from_iter([("asset_file".to_owned(), problem)]));
    };
    let id = store.tables().fresh_id();
    let url = format!("https://{NETWORK}.example.com/assets/{id}");
    (StatusCode::CREATED, Json(json!({ "id": id, "type": style, "name": name, "size": size, "url": url })))
        .into_response()
}

fn network() -> Value {
    let id = NETWORK_ID.parse().unwrap_or_default();
    row(
        id,
        json!({
            "subdomain": NETWORK,
            "title": "Analytical Engines",
            "subtitle": "A network for people who compute",
            "purpose": "To weave algebraic patterns",
            "description": null,
        }),
    )
}
