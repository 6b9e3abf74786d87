//! Whether hyper has a request in hand, and whether anything of it was written.
//!
//! hyper asks a body whether it is empty when it gives the request to h2, and takes its first frame, or drops it, when h2 has
//! begun to write it. It also drops it when it gives the request up.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::{Extensions, Request};
use hyper_util::client::legacy::connect::{CaptureConnection, capture_connection};

use super::line::Line;
use crate::base::body::Body;

/// How long a request may lie with a connection that is over.
const PATIENCE: Duration = Duration::from_secs(1);

/// What became of a request.
#[derive(Clone)]
pub(super) struct Handed(Arc<State>);

struct State {
    /// The last one that the request was given.
    connection: CaptureConnection,
    /// Whether that gave it to h2.
    is_given: AtomicBool,
    /// Its place there, when hyper has it in hand.
    place: OnceLock<(Arc<Line>, u64)>,
}

impl Handed {
    /// Follows a request to its connection.
    pub(super) fn follow(request: &mut Request<Body>) -> Self {
        let connection = capture_connection(request);
        Self(Arc::new(State { connection, is_given: AtomicBool::new(false), place: OnceLock::new() }))
    }

    /// hyper gives the request to h2.
    pub(super) fn is_given(&self) {
        self.0.is_given.store(true, Ordering::SeqCst);
    }

    /// Whether the connection speaks HTTP/2; not known before there is one.
    pub(super) fn is_http2(&self) -> bool {
        self.line().is_some()
    }

    /// Whether nothing of the request was given to the socket, where that is known. Asked when hyper has given it up.
    pub(super) fn is_unwritten(&self) -> bool {
        self.0.place.get().is_some_and(|(line, number)| !line.has_begun(*number))
    }

    /// What comes of the request; `None` if it was forgotten. A request that is queued in the moment in which its connection
    /// goes away may stay there, since a queue of tokio is not emptied of what is being put into it while it is closed.
    pub(super) async fn attend<T>(&self, response: impl Future<Output = T>) -> Option<T> {
        let mut response = std::pin::pin!(response);
        loop {
            match tokio::time::timeout(PATIENCE, &mut response).await {
                Ok(response) => return Some(response),
                Err(_) if self.is_forgotten() => return None,
                Err(_) => {}
            }
        }
    }

    fn is_forgotten(&self) -> bool {
        !self.0.is_given.load(Ordering::SeqCst) && self.line().is_some_and(|line| line.is_over())
    }

    fn line(&self) -> Option<Arc<Line>> {
        let mut extras = Extensions::new();
        self.0.connection.connection_metadata().as_ref()?.get_extras(&mut extras);
        extras.remove()
    }
}

/// Tells the connection that hyper has the request in hand, at the latest when the body is dropped.
pub(super) struct Telling {
    pub(super) handed: Handed,
    pub(super) is_told: bool,
}

impl Telling {
    pub(super) fn tell(&mut self) {
        let state = &*self.handed.0;
        if self.is_told || !state.is_given.load(Ordering::SeqCst) {
            return;
        }
        self.is_told = true;
        if let Some(line) = self.handed.line() {
            let number = line.hand();
            state.place.set((line, number)).ok();
        }
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        self.tell();
    }
}
