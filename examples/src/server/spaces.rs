//! `…/spaces` and `…/posts`.

use axum::Json;
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::page::Paging;
use super::store::row;
use super::{Shared, answer, member};

pub(super) async fn list(State(store): State<Shared>, uri: OriginalUri, Query(paging): Query<Paging>) -> Json<Value> {
    let rows = store.tables().spaces.values().cloned().collect();
    Json(paging.cut(uri.path(), rows))
}

pub(super) async fn show(State(store): State<Shared>, Path((_, id)): Path<(String, u64)>) -> Response {
    match store.tables().spaces.get(&id) {
        Some(row) => Json(row).into_response(),
        None => answer::missing("Space"),
    }
}

pub(super) async fn create(State(store): State<Shared>, Json(new): Json<Value>) -> Response {
    let Some(name) = new["name"].as_str().filter(|name| !name.is_empty()) else {
        return answer::invalid(&Map::from_iter([("name".to_owned(), json!(["is required"]))]));
    };
    let mut tables = store.tables();
    let id = tables.fresh_id();
    let space = row(id, json!({ "name": name, "collection_id": null }));
    tables.spaces.insert(id, space.clone());
    (StatusCode::CREATED, Json(space)).into_response()
}

pub(super) async fn delete(State(store): State<Shared>, Path((_, id)): Path<(String, u64)>) -> Response {
    let mut tables = store.tables();
    tables.space_members.remove(&id);
    match tables.spaces.remove(&id) {
        Some(_) => StatusCode::NO_CONTENT.into_response(),
        None => answer::missing("Space"),
    }
}

pub(super) async fn members(
    State(store): State<Shared>,
    Path((_, id)): Path<(String, u64)>,
    uri: OriginalUri,
    Query(paging): Query<Paging>,
) -> Response {
    match store.tables().members_of(id) {
        Some(rows) => Json(paging.cut(uri.path(), rows)).into_response(),
        None => answer::missing("Space"),
    }
}

#[derive(Deserialize)]
pub(super) struct Add {
    user_id: u64,
}

pub(super) async fn add_member(
    State(store): State<Shared>,
    Path((_, id)): Path<(String, u64)>,
    Query(Add { user_id }): Query<Add>,
) -> Response {
    let mut tables = store.tables();
    if !tables.spaces.contains_key(&id) {
        return answer::missing("Space");
    }
    let Some(row) = tables.members.get(&user_id).cloned() else {
        return answer::missing("Member");
    };
    tables.space_members.entry(id).or_default().insert(user_id);
    Json(row).into_response()
}

/// The query is read as pairs, because `space_id` may stand in it more than once.
pub(super) async fn list_posts(
    State(store): State<Shared>,
    uri: OriginalUri,
    Query(paging): Query<Paging>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Json<Value> {
    let wanted: Vec<&str> =
        pairs.iter().filter(|(name, _)| name == "space_id").map(|(_, value)| value.as_str()).collect();
    let is_wanted = |post: &&Value| wanted.is_empty() || wanted.contains(&post["space_id"].to_string().as_str());
    let rows = store.tables().posts.values().filter(is_wanted).cloned().collect();
    Json(paging.cut(uri.path(), rows))
}

pub(super) async fn create_post(State(store): State<Shared>, Json(new): Json<Value>) -> Response {
    let Some(title) = new["title"].as_str().filter(|title| !title.is_empty()) else {
        return answer::invalid(&Map::from_iter([("title".to_owned(), json!(["is required"]))]));
    };
    let mut tables = store.tables();
    let Some(space) = new["space_id"].as_u64().filter(|id| tables.spaces.contains_key(id)) else {
        return answer::missing("Space");
    };
    let id = tables.fresh_id();
    let text = new["description"].as_str().unwrap_or_default();
    let post = row(
        id,
        json!({ "creator_id": member::ADA, "space_id": space, "title": title, "description": text, "status": "posted" }),
    );
    tables.posts.insert(id, post.clone());
    (StatusCode::CREATED, Json(post)).into_response()
}
