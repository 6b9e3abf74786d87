//! Whether hyper has a request in hand, and whether anything of it was written.
//!
//! hyper asks a body whether it is empty when it gives the request to h2, and takes its first frame, or drops it, when h2 has
//! begun to write it. It also drops it when it gives the request up.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Extensions, Request};
use http_body::{Frame, SizeHint};
use hyper_util::client::legacy::connect::{CaptureConnection, capture_connection};

use super::line::Line;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;

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

/// A body that tells its connection when hyper has the request in hand.
struct Watched {
    body: Body,
    handed: Handed,
    is_told: bool,
}

impl Handed {
    /// Watches the body of a request.
    pub(super) fn watch(request: &mut Request<Body>) -> Self {
        let connection = capture_connection(request);
        let handed = Self(Arc::new(State { connection, is_given: AtomicBool::new(false), place: OnceLock::new() }));
        let body = std::mem::take(request.body_mut());
        *request.body_mut() = Body::boxed(Watched { body, handed: handed.clone(), is_told: false });
        handed
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

impl Watched {
    fn tell(&mut self) {
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

impl Drop for Watched {
    fn drop(&mut self) {
        self.tell();
    }
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.tell();
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.handed.0.is_given.store(true, Ordering::SeqCst);
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
