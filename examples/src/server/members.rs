//! `…/members`.

use axum::Json;
use axum::extract::{ConnectInfo, OriginalUri, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::page::Paging;
use super::reset::Switch;
use super::store::member_row;
use super::{BUSY_EMAIL, RESET_EMAIL, Shared, THROTTLED_EMAIL, answer, member, story};

pub(super) async fn list(State(store): State<Shared>, uri: OriginalUri, Query(paging): Query<Paging>) -> Json<Value> {
    let rows = store.tables().members.values().cloned().collect();
    Json(paging.cut(uri.path(), rows))
}

pub(super) async fn show(State(store): State<Shared>, Path((_, id)): Path<(String, u64)>) -> Response {
    match store.tables().members.get(&id) {
        Some(row) => Json(row).into_response(),
        None => answer::missing("Member"),
    }
}

#[derive(Deserialize)]
pub(super) struct ByEmail {
    email: String,
}

pub(super) async fn show_by_email(State(store): State<Shared>, Query(ByEmail { email }): Query<ByEmail>) -> Response {
    match store.tables().by_email(&email) {
        Some(row) => Json(row).into_response(),
        None => answer::missing("Member"),
    }
}

pub(super) async fn create(
    State(store): State<Shared>,
    ConnectInfo(connection): ConnectInfo<Switch>,
    Json(new): Json<Value>,
) -> Response {
    let wrong = mistakes(&new);
    if !wrong.is_empty() {
        return answer::invalid(&wrong);
    }
    let text = |field: &str| new[field].as_str().unwrap_or_default();
    let email = text("email");
    let mut tables = store.tables();
    match email {
        BUSY_EMAIL => return story::unavailable(),
        THROTTLED_EMAIL => return answer::throttled(120),
        _ => {}
    }
    if tables.has_email(email) {
        let message = "A member with this email address is already in the network";
        return answer::coded(StatusCode::CONFLICT, "already_member", message);
    }
    let id = tables.fresh_id();
    let kind = new["member_type"].as_str().unwrap_or("full");
    let row = member_row(id, email, text("first_name"), text("last_name"), kind);
    tables.members.insert(id, row.clone());
    if email == RESET_EMAIL {
        // The unkind order: the work is done, and the caller will never know.
        return story::reset(&connection);
    }
    (StatusCode::CREATED, Json(row)).into_response()
}

pub(super) async fn update(
    State(store): State<Shared>,
    Path((_, id)): Path<(String, u64)>,
    Json(changes): Json<Value>,
) -> Response {
    let mut tables = store.tables();
    let Some(row) = tables.members.get_mut(&id) else {
        return answer::missing("Member");
    };
    if changes.get("email").is_some_and(|email| !is_address(email)) {
        return answer::invalid(&field("email", "is not an email address"));
    }
    for name in ["email", "first_name", "last_name"] {
        if let Some(value) = changes.get(name) {
            row[name] = value.clone();
        }
    }
    Json(row.clone()).into_response()
}

pub(super) async fn delete(State(store): State<Shared>, Path((_, id)): Path<(String, u64)>) -> Response {
    if id == member::ADA {
        return answer::invalid(&field("id", "is the host, who cannot be removed"));
    }
    match store.tables().members.remove(&id) {
        Some(_) => StatusCode::NO_CONTENT.into_response(),
        None => answer::missing("Member"),
    }
}

/// `POST …/password_resets`: there is nothing to do but to say yes.
pub(super) async fn reset_password(State(store): State<Shared>, Path((_, id)): Path<(String, u64)>) -> Response {
    if store.tables().members.contains_key(&id) {
        StatusCode::NO_CONTENT.into_response()
    } else {
        answer::missing("Member")
    }
}

pub(super) async fn spaces(
    State(store): State<Shared>,
    Path((_, id)): Path<(String, u64)>,
    uri: OriginalUri,
    Query(paging): Query<Paging>,
) -> Response {
    let tables = store.tables();
    if !tables.members.contains_key(&id) {
        return answer::missing("Member");
    }
    let inside = tables.space_members.iter().filter(|(_, members)| members.contains(&id));
    let rows = inside.filter_map(|(space, _)| tables.spaces.get(space)).cloned().collect();
    Json(paging.cut(uri.path(), rows)).into_response()
}

/// What is wrong with a new member, by field.
fn mistakes(new: &Value) -> Map<String, Value> {
    let mut wrong = Map::new();
    if !is_address(&new["email"]) {
        wrong.extend(field("email", "is not an email address"));
    }
    for name in ["first_name", "last_name"] {
        if new[name].as_str().is_none_or(str::is_empty) {
            wrong.extend(field(name, "is required"));
        }
    }
    if new["member_type"] == "limited" && new["space_ids"].as_array().is_none_or(Vec::is_empty) {
        wrong.extend(field("space_ids", "is required for limited members"));
    }
    wrong
}

fn is_address(value: &Value) -> bool {
    value
        .as_str()
        .and_then(|text| text.split_once('@'))
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn field(name: &str, problem: &str) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), json!([problem]))])
}
