//! A server on loopback that keeps files in memory, knows `Range` and `If-Range`, and breaks downloads off.

mod download;

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The most bytes of a file.
const LARGEST: usize = 64 << 20;

/// How it behaves.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Habits {
    /// Downloads break off after so many bytes.
    pub(crate) breaks_after: Option<usize>,
    /// The first uploads are refused, 503, after they were read.
    pub(crate) refused_uploads: usize,
    /// It knows no ranges.
    pub(crate) ignores_ranges: bool,
}

/// A file, and how many times it was put there.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) bytes: Bytes,
    pub(crate) version: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Kept {
    habits: Habits,
    files: Mutex<HashMap<String, File>>,
    uploads: AtomicUsize,
}

type Shared = Arc<Kept>;

/// The server. It stops when it is dropped.
pub(crate) struct Server {
    url: String,
    kept: Shared,
    task: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(habits: Habits) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}/v1", listener.local_addr()?);
        let kept = Arc::new(Kept { habits, ..Kept::default() });
        let routes = Router::new().route("/v1/files/{*name}", get(show).put(put)).with_state(kept.clone());
        // Small pieces go out at once.
        let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
        let task = tokio::spawn(async { drop(axum::serve(listener, routes).await) });
        Ok(Self { url, kept, task })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Puts a file there, without a request.
    pub(crate) fn keep(&self, name: &str, bytes: impl Into<Bytes>) {
        self.kept.keep(name, bytes.into());
    }

    /// What is there.
    pub(crate) fn file(&self, name: &str) -> Option<File> {
        self.kept.file(name)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Kept {
    fn keep(&self, name: &str, bytes: Bytes) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let version = files.get(name).map_or(1, |file| file.version + 1);
        files.insert(name.to_owned(), File { bytes, version });
    }

    fn file(&self, name: &str) -> Option<File> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }
}

async fn put(State(kept): State<Shared>, Path(name): Path<String>, body: Body) -> Response {
    // A body that breaks off is no file.
    let Ok(bytes) = axum::body::to_bytes(body, LARGEST).await else {
        return problem(StatusCode::PAYLOAD_TOO_LARGE, "it is too large, or not complete");
    };
    if kept.uploads.fetch_add(1, Ordering::SeqCst) < kept.habits.refused_uploads {
        return problem(StatusCode::SERVICE_UNAVAILABLE, "not today");
    }
    let stored = json!({"name": name, "size": bytes.len()});
    kept.keep(&name, bytes);
    (StatusCode::CREATED, [(CONTENT_TYPE, "application/json")], stored.to_string()).into_response()
}

async fn show(State(kept): State<Shared>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    match kept.file(&name) {
        Some(file) => download::answer(&file, &headers, kept.habits),
        None => problem(StatusCode::NOT_FOUND, "there is no such file"),
    }
}

fn problem(status: StatusCode, detail: &str) -> Response {
    let body = json!({"status": status.as_u16(), "detail": detail}).to_string();
    (status, [(CONTENT_TYPE, "application/problem+json")], body).into_response()
}
