//! The transport itself.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, Uri};
use tokio::time::Instant;

use super::Reply;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::carry::transport::contract::Transport;
use crate::describe::endpoint::Endpoint;

/// A transport that answers in the process. Its clones share the script and the record.
#[derive(Clone)]
pub struct InProcess(Arc<Shared>);

struct Shared {
    answer: Answering,
    requests: Mutex<Vec<Recorded>>,
}

enum Answering {
    Script(Mutex<std::vec::IntoIter<Reply>>),
    Function(Box<dyn Fn(&Recorded) -> Reply + Send + Sync>),
}

/// A request that was sent.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The method.
    pub method: Method,
    /// The whole URI.
    pub uri: Uri,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, streams included.
    pub body: Bytes,
    /// The endpoint that it belongs to.
    pub endpoint: Option<&'static Endpoint>,
    /// When it was sent.
    pub at: Instant,
}

impl Recorded {
    /// A header's value, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Path and query.
    #[must_use]
    pub fn target(&self) -> &str {
        self.uri.path_and_query().map_or("", |target| target.as_str())
    }

    /// The body as text; what is not UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl InProcess {
    /// Gives these replies in this order. A request beyond the last gets an error that is not retried.
    pub fn script(replies: impl IntoIterator<Item = Reply>) -> Self {
        let replies: Vec<Reply> = replies.into_iter().collect();
        Self::new(Answering::Script(Mutex::new(replies.into_iter())))
    }

    /// Asks `answer` for each reply.
    pub fn from_fn(answer: impl Fn(&Recorded) -> Reply + Send + Sync + 'static) -> Self {
        Self::new(Answering::Function(Box::new(answer)))
    }

    fn new(answer: Answering) -> Self {
        Self(Arc::new(Shared { answer, requests: Mutex::default() }))
    }

    /// What was sent so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.0.requests).clone()
    }

    fn reply(&self, request: &Recorded) -> Reply {
        match &self.0.answer {
            Answering::Function(answer) => answer(request),
            Answering::Script(replies) => lock(replies).next().unwrap_or_else(|| {
                let error = TransportError::not_to_be_sent();
                Reply::error(error.kind(), error.delivery()).because("the script has no reply left")
            }),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Transport for InProcess {
    async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let at = Instant::now();
        let (head, mut body) = request.into_parts();
        let mut bytes = BytesMut::new();
        while let Some(chunk) = body.chunk().await {
            bytes.extend_from_slice(&chunk?);
        }
        let recorded = Recorded {
            method: head.method,
            uri: head.uri,
            headers: head.headers,
            body: bytes.freeze(),
            endpoint: head.extensions.get().copied(),
            at,
        };
        let reply = self.reply(&recorded);
        lock(&self.0.requests).push(recorded);
        reply.play().await
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InProcess({} requests)", lock(&self.0.requests).len())
    }
}
