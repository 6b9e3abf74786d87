//! What each path is answered with.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::paging::{Paging, page};
use super::store::{DELETED, OWNER, REPO, Store, owner};

type Names = Path<HashMap<String, String>>;

/// An error answer with nothing but a sentence.
pub(super) fn message(status: u16, text: &str) -> Response {
    error(status, text, &json!([]))
}

fn error(status: u16, text: &str, errors: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body =
        json!({"message": text, "documentation_url": "https://docs.github.com/rest", "status": status.as_str()});
    if errors.as_array().is_some_and(|errors| !errors.is_empty()) {
        body["errors"] = errors.clone();
    }
    (status, Json(body)).into_response()
}

fn not_valid(resource: &str, field: &str, code: &str) -> Response {
    error(422, "Validation Failed", &json!([{"resource": resource, "field": field, "code": code}]))
}

/// Whether the path names the repository that there is, by name or by id.
fn is_known(names: &HashMap<String, String>) -> bool {
    let is = |name: &str, value: &str| names.get(name).is_some_and(|given| given.eq_ignore_ascii_case(value));
    is("id", "2") || is("owner", OWNER) && is("repo", REPO)
}

fn number(names: &HashMap<String, String>) -> u64 {
    names.get("number").and_then(|number| number.parse().ok()).unwrap_or(0)
}

pub(super) async fn repository(State(store): State<Arc<Store>>, Path(names): Names) -> Response {
    if !is_known(&names) {
        return message(404, "Not Found");
    }
    let full_name = format!("{OWNER}/{REPO}");
    let open = store.issues(None).len();
    Json(json!({"id": 2, "name": REPO, "full_name": full_name, "owner": owner(), "private": false,
        "has_issues": true, "open_issues_count": open}))
    .into_response()
}

pub(super) async fn issues(
    State(store): State<Arc<Store>>,
    Path(names): Names,
    Query(paging): Query<Paging>,
) -> Response {
    if !is_known(&names) {
        return message(404, "Not Found");
    }
    page(&store.url, "issues", &store.issues(paging.labels.as_deref()), &paging)
}

pub(super) async fn issue(State(store): State<Arc<Store>>, Path(names): Names) -> Response {
    match number(&names) {
        _ if !is_known(&names) => message(404, "Not Found"),
        DELETED => message(410, "This issue was deleted"),
        number => store.issue(number).map_or_else(|| message(404, "Not Found"), |issue| Json(issue).into_response()),
    }
}

pub(super) async fn create_issue(
    State(store): State<Arc<Store>>,
    Path(names): Names,
    Json(new): Json<Value>,
) -> Response {
    match new["title"].as_str() {
        _ if !is_known(&names) => message(404, "Not Found"),
        None | Some("") => not_valid("Issue", "title", "missing_field"),
        Some(title) => (StatusCode::CREATED, Json(store.write_issue(title, &[]))).into_response(),
    }
}

pub(super) async fn update_issue(
    State(store): State<Arc<Store>>,
    Path(names): Names,
    Json(changes): Json<Value>,
) -> Response {
    let issue = store.update_issue(number(&names), &changes);
    issue.map_or_else(|| message(404, "Not Found"), |issue| Json(issue).into_response())
}

pub(super) async fn add_labels(
    State(store): State<Arc<Store>>,
    Path(names): Names,
    Json(added): Json<Value>,
) -> Response {
    let known = store.labels();
    let added =
        known.into_iter().filter(|label| added["labels"].as_array().is_some_and(|all| all.contains(&label["name"])));
    let Some(issue) = store.issue(number(&names)) else { return message(404, "Not Found") };
    let mut labels = issue["labels"].as_array().cloned().unwrap_or_default();
    let new: Vec<Value> = added.filter(|label| !labels.contains(label)).collect();
    labels.extend(new);
    store.update_issue(number(&names), &json!({"labels": labels}));
    Json(labels).into_response()
}

pub(super) async fn labels(
    State(store): State<Arc<Store>>,
    Path(names): Names,
    Query(paging): Query<Paging>,
) -> Response {
    if !is_known(&names) {
        return message(404, "Not Found");
    }
    page(&store.url, "labels", &store.labels(), &paging)
}

pub(super) async fn create_label(
    State(store): State<Arc<Store>>,
    Path(names): Names,
    Json(new): Json<Value>,
) -> Response {
    match (new["name"].as_str(), new["color"].as_str().unwrap_or("ededed")) {
        _ if !is_known(&names) => message(404, "Not Found"),
        (None | Some(""), _) => not_valid("Label", "name", "missing_field"),
        (_, color) if color.len() != 6 => not_valid("Label", "color", "invalid"),
        (Some(name), color) => match store.create_label(name, color) {
            Some(label) => (StatusCode::CREATED, Json(label)).into_response(),
            None => not_valid("Label", "name", "already_exists"),
        },
    }
}

pub(super) async fn no_such_label() -> Response {
    message(404, "Not Found")
}
