//! Messages.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::pieces::{is_allowed, refuse, send, typed};
use super::{Shared, words};

#[derive(Deserialize)]
pub(super) struct New {
    model: String,
    messages: Vec<Said>,
}

#[derive(Deserialize)]
pub(super) struct Said {
    content: String,
}

/// The models have habits: `busy` is overloaded at the first request, `exhausted` after two words.
pub(super) async fn create(State(store): State<Shared>, headers: HeaderMap, Json(new): Json<New>) -> Response {
    let number = store.count();
    if !is_allowed(&headers, "x-api-key", "key") || !is_allowed(&headers, "anthropic-version", "2023-06-01") {
        return refuse(401, &error("authentication_error", "invalid x-api-key"));
    }
    let asked = new.messages.last().map_or("", |said| &said.content);
    let mut events = message(&new.model, asked);
    match &*new.model {
        "busy" if number == 1 => events = vec![typed("error", &error("overloaded_error", "Overloaded"))],
        "exhausted" => {
            events.truncate(5);
            events.push(typed("error", &error("rate_limit_error", "Too many words")));
        }
        _ => {}
    }
    send(&store, events)
}

fn message(model: &str, asked: &str) -> Vec<String> {
    let event = |data: Value| typed(data.get("type").and_then(Value::as_str).unwrap_or_default(), &data);
    let usage = json!({"input_tokens": 25, "output_tokens": 1});
    let head =
        json!({"id": "msg_1", "type": "message", "role": "assistant", "content": [], "model": model, "usage": usage});
    let mut events = vec![
        event(json!({"type": "message_start", "message": head})),
        event(json!({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}})),
        event(json!({"type": "ping"})),
    ];
    events.extend(words(asked).iter().map(|word| {
        event(json!({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": word}}))
    }));
    events.extend([
        event(json!({"type": "content_block_stop", "index": 0})),
        event(json!({"type": "news_of_tomorrow", "index": 0})),
        event(json!({"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 15}})),
        event(json!({"type": "message_stop"})),
    ]);
    events
}

fn error(kind: &str, message: &str) -> Value {
    json!({"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"})
}
