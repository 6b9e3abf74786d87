//! Answers that are read as they come: events, lines and downloads, whole, broken off, and gone on with.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails here says where")]

mod abroad;
mod amounts;
mod coded;
mod conformance;
mod cursors;
mod cuts;
mod download;
mod events;
mod going_on;
mod http2;
mod interplay;
mod lines;
mod opening;
mod parts;
mod saving;
mod sockets;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Bytes, Client, Conditional, Download, Event, Events, Lines, Problem, Response, StreamEnd, StreamItem,
    Streaming, endpoints,
};
use serde::{Deserialize, Serialize};

/// An API whose streams end as it says, and can have errors in them.
enum Chat {}

impl Api for Chat {
    const BASE_URL: &'static str = "https://chat.example/v1";
    const STREAMING: Streaming = Streaming::new().ends_with(&[StreamEnd::Data("[DONE]")]);
    type ErrorBody = Problem;

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        #[derive(Deserialize)]
        struct Error {
            status: u16,
        }
        let said = item.event() == Some("error") || item.event().is_none() && item.data().starts_with(b"{\"status\"");
        let error = said.then(|| item.json::<Error>().ok()).flatten()?;
        StatusCode::from_u16(error.status).ok()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Delta {
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Row {
    id: u64,
}

#[endpoints(api = Chat, errors(401, 404, 429, 5xx))]
trait Chats {
    #[endpoint(method = GET, path = "/watch", stream(unmarked_end))]
    async fn watch(&self) -> Result<Events<Delta>, WatchError>;
    #[endpoint(method = GET, path = "/watch", stream(unmarked_end, skip_undecodable, idle_timeout = "5s"))]
    async fn watch_all(&self) -> Result<Events<Event<String>>, WatchError>;
    #[endpoint(method = POST, path = "/complete")]
    async fn complete(&self, #[body] question: &Delta) -> Result<Events<Delta>, CompleteError>;
    #[endpoint(method = POST, path = "/complete", idempotent, stream(end_event = "stop"))]
    async fn typed(&self, #[body] question: &Delta) -> Result<Response<Events<Event<Delta>>>, CompleteError>;
    #[endpoint(method = GET, path = "/rows", stream(unmarked_end, resume(parameter = "after", member = "/id")))]
    async fn rows(&self, #[query] after: Option<u64>) -> Result<Lines<Row>, RowsError>;
    #[endpoint(method = GET, path = "/log", stream(unmarked_end))]
    async fn log(&self) -> Result<Lines<String>, LogError>;
    #[endpoint(method = GET, path = "/file", stream(idle_timeout = "5s"))]
    async fn file(&self, #[header("Range")] range: Option<&str>) -> Result<Download, FileError>;
    #[endpoint(method = POST, path = "/report")]
    async fn report(&self) -> Result<Download, FileError>;
    #[endpoint(method = GET, path = "/cached")]
    async fn cached(&self, #[header("If-None-Match")] etag: Option<&str>)
    -> Result<Conditional<Download>, CachedError>;
}

type Shop = Client<Chat, InProcess>;

fn client(server: &InProcess) -> Shop {
    Client::<Chat, _>::over(server.clone()).token("secret").build().unwrap()
}

fn events(body: impl Into<Bytes>) -> Reply {
    Reply::status(200).header("content-type", "text/event-stream; charset=utf-8").body(body)
}

fn ndjson(body: impl Into<Bytes>) -> Reply {
    Reply::status(200).header("content-type", "application/x-ndjson").body(body)
}

fn delta(text: &str) -> Delta {
    Delta { text: text.to_owned() }
}

/// `data: {"text":"a"}` with an id, as a server writes it.
fn event(id: u32, text: &str) -> String {
    format!("id: {id}\ndata: {{\"text\":\"{text}\"}}\n\n")
}

/// What a stream gives, up to its end or its first error.
async fn all<T, E>(mut next: impl AsyncFnMut() -> Option<Result<T, E>>) -> (Vec<T>, Option<E>) {
    let mut items = Vec::new();
    while let Some(item) = next().await {
        match item {
            Ok(item) => items.push(item),
            Err(error) => return (items, Some(error)),
        }
    }
    (items, None)
}
