//! A server on loopback that answers as both APIs do. What it says depends on the question alone.

mod anthropic;
mod openai;
mod pieces;

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How it behaves.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Habits {
    /// The time between two events.
    pub(crate) pause: Duration,
    /// Connections break after so many events.
    pub(crate) breaks_after: Option<usize>,
}

/// What the handlers share.
#[derive(Debug, Default)]
pub(crate) struct Store {
    habits: Habits,
    requests: AtomicUsize,
    /// The events of the responses that were begun.
    responses: Mutex<HashMap<String, Vec<String>>>,
}

type Shared = Arc<Store>;

impl Store {
    /// Counts a request, from 1.
    fn count(&self) -> usize {
        self.requests.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn keep(&self, id: &str, events: &[String]) {
        let mut responses = self.responses.lock().unwrap_or_else(PoisonError::into_inner);
        responses.insert(id.to_owned(), events.to_vec());
    }

    fn events(&self, id: &str) -> Option<Vec<String>> {
        self.responses.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }
}

/// The server. It stops when it is dropped.
pub(crate) struct Server {
    url: String,
    store: Shared,
    task: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(habits: Habits) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}/v1", listener.local_addr()?);
        let store = Arc::new(Store { habits, ..Store::default() });
        let routes = Router::new()
            .route("/v1/chat/completions", post(openai::complete))
            .route("/v1/responses", post(openai::create))
            .route("/v1/responses/{id}", get(openai::follow))
            .route("/v1/messages", post(anthropic::create))
            .with_state(store.clone());
        // Small pieces go out at once.
        let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
        let task = tokio::spawn(async { drop(axum::serve(listener, routes).await) });
        Ok(Self { url, store, task })
    }

    /// The base URL of both APIs.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// How many requests there were.
    pub(crate) fn requests(&self) -> usize {
        self.store.requests.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The words of an answer.
pub(crate) fn words(question: &str) -> Vec<String> {
    let answer = format!("You ask \u{ab}{question}\u{bb}. I say it word by word.");
    answer.split_inclusive(' ').map(str::to_owned).collect()
}
