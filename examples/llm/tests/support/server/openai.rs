//! Completions and responses.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::pieces::{is_allowed, refuse, send, typed, untyped};
use super::{Shared, Store, words};

#[derive(Deserialize)]
pub(super) struct Question {
    model: String,
    messages: Vec<Said>,
}

#[derive(Deserialize)]
pub(super) struct Said {
    content: String,
}

/// The models have habits: `busy` is overloaded at the first request, `exhausted` after two words.
pub(super) async fn complete(
    State(store): State<Shared>,
    headers: HeaderMap,
    Json(question): Json<Question>,
) -> Response {
    let number = store.count();
    if let Some(refusal) = guard(&headers, &question.model) {
        return refusal;
    }
    let chunk = |delta: Value, reason: Value| {
        untyped(&json!({
            "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": question.model, "error": null,
            "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
        }))
    };
    let asked = question.messages.last().map_or("", |said| &said.content);
    let mut events = vec![chunk(json!({"role": "assistant"}), Value::Null)];
    events.extend(words(asked).iter().map(|word| chunk(json!({"content": word}), Value::Null)));
    events.push(chunk(json!({}), json!("stop")));
    events.push("data: [DONE]\n\n".to_owned());
    spoil(&question.model, number, &mut events, |code, message| {
        untyped(&json!({"error": {"message": message, "type": "server_error", "param": null, "code": code}}))
    });
    send(&store, events)
}

fn guard(headers: &HeaderMap, model: &str) -> Option<Response> {
    let error = |message: &str, kind: &str, code: &str| json!({"error": {"message": message, "type": kind, "param": null, "code": code}});
    if !is_allowed(headers, "authorization", "Bearer key") {
        return Some(refuse(401, &error("Incorrect API key", "invalid_request_error", "invalid_api_key")));
    }
    let broke = error("You exceeded your current quota", "insufficient_quota", "credit_balance_exhausted");
    (model == "broke").then(|| refuse(429, &broke))
}

/// Puts the error of a model into its events.
fn spoil(model: &str, number: usize, events: &mut Vec<String>, error: impl Fn(&str, &str) -> String) {
    match model {
        "busy" if number == 1 => *events = vec![error("server_is_overloaded", "Try again in a moment")],
        "exhausted" => {
            events.truncate(3);
            events.push(error("rate_limit_exceeded", "Too many words"));
        }
        _ => {}
    }
}

#[derive(Deserialize)]
pub(super) struct New {
    model: String,
    input: String,
    background: bool,
}

pub(super) async fn create(State(store): State<Shared>, headers: HeaderMap, Json(new): Json<New>) -> Response {
    let number = store.count();
    if let Some(refusal) = guard(&headers, &new.model) {
        return refusal;
    }
    let id = format!("resp_{number}");
    let mut events = response(&id, &new);
    if new.background {
        store.keep(&id, &events);
    }
    spoil(&new.model, number, &mut events, |code, message| {
        typed("error", &json!({"type": "error", "code": code, "message": message, "param": null, "sequence_number": 3}))
    });
    send(&store, events)
}

/// The events of a response, in the order of their numbers.
fn response(id: &str, new: &New) -> Vec<String> {
    let state = |status: &str| json!({"id": id, "object": "response", "status": status});
    let mut events = vec![("response.created", json!({"response": state("queued")}))];
    events.push(("response.in_progress", json!({"response": state("in_progress")})));
    events.extend(words(&new.input).into_iter().map(|word| {
        (
            "response.output_text.delta",
            json!({"item_id": "msg_1", "output_index": 0, "content_index": 0, "delta": word}),
        )
    }));
    events.push(if new.model == "failing" {
        let error = json!({"code": "server_error", "message": "The model failed"});
        ("response.failed", json!({"response": {"id": id, "object": "response", "status": "failed", "error": error}}))
    } else {
        ("response.completed", json!({"response": state("completed")}))
    });
    let numbered = events.into_iter().enumerate().map(|(number, (kind, mut data))| {
        if let Value::Object(members) = &mut data {
            members.insert("type".to_owned(), json!(kind));
            members.insert("sequence_number".to_owned(), json!(number));
        }
        typed(kind, &data)
    });
    numbered.collect()
}

#[derive(Deserialize)]
pub(super) struct From {
    stream: bool,
    starting_after: Option<usize>,
}

pub(super) async fn follow(
    State(store): State<Shared>,
    Path(id): Path<String>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Response {
    store.count();
    if let Some(refusal) = guard(&headers, "") {
        return refusal;
    }
    rest(&store, &id, &from).unwrap_or_else(|| {
        let message = format!("Response with id '{id}' not found.");
        refuse(404, &json!({"error": {"message": message, "type": "invalid_request_error", "code": null}}))
    })
}

fn rest(store: &Store, id: &str, from: &From) -> Option<Response> {
    let events = store.events(id).filter(|_| from.stream)?;
    let behind = from.starting_after.map_or(0, |number| number + 1);
    Some(send(store, events.into_iter().skip(behind).collect()))
}
