//! The server.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use http::Request;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::answer::{self, Answer};
use crate::check::{Refusal, check};
use crate::document::Document;
use crate::population::{Reaction, Residents};
use crate::{Population, Wanted};

/// A token for the server. It takes any other too.
pub const TOKEN: &str = "fake-api-key";

/// A running server. Dropping it stops it.
pub struct FakeServer {
    base_url: String,
    shared: Arc<Shared>,
    accepting: tokio::task::AbortHandle,
}

struct Shared {
    document: Document,
    residents: Option<Residents>,
    requests: AtomicU64,
    violations: Mutex<Vec<String>>,
}

/// The connection is to be reset in place of an answer.
#[derive(Debug)]
struct Reset;

impl fmt::Display for Reset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is reset")
    }
}

impl Error for Reset {}

impl FakeServer {
    /// Starts a server on a free port of the loopback interface; on the runtime that it is called on.
    ///
    /// # Errors
    /// If no port can be bound.
    pub async fn start() -> io::Result<Self> {
        Self::serve(None).await
    }

    /// As [`start`](Self::start), with members that `list_members` lists.
    ///
    /// # Errors
    /// If no port can be bound.
    pub async fn populated(population: Population) -> io::Result<Self> {
        Self::serve(Some(population)).await
    }

    async fn serve(population: Option<Population>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let base_url = format!("http://{}/admin/v1", listener.local_addr()?);
        let shared = Arc::new(Shared {
            document: Document::new(),
            residents: population.map(Residents::new),
            requests: AtomicU64::new(0),
            violations: Mutex::default(),
        });
        let accepting = tokio::spawn(accept(listener, shared.clone())).abort_handle();
        Ok(Self { base_url, shared, accepting })
    }

    /// Where the API is: `http://127.0.0.1:PORT/admin/v1`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// How many requests have arrived so far, retries included.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.shared.requests.load(Ordering::Relaxed)
    }

    /// What the document did not allow so far, a line for each request.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.shared.violations.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for FakeServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl fmt::Debug for FakeServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeServer").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

/// Serves connections, which end with it.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            connections.spawn(connection(stream, shared.clone()));
            while connections.try_join_next().is_some() {}
        }
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(move |request| {
        let shared = shared.clone();
        async move { shared.respond(request).await }
    });
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    if (&mut connection).await.is_err() {
        // Without time to linger the kernel sends a RST, as a load balancer does that restarts.
        let _ = connection.into_parts().io.into_inner().set_zero_linger();
    }
}

impl Shared {
    async fn respond(&self, request: Request<Incoming>) -> Result<Answer, Reset> {
        self.requests.fetch_add(1, Ordering::Relaxed);
        let (head, body) = request.into_parts();
        let body = body.collect().await.map_err(|_| Reset)?.to_bytes().to_vec();
        let operation = match check(&self.document, &head, body).await {
            Ok(operation) => operation,
            Err(refusal) => return Ok(self.refuse(&head.method, head.uri.path(), &refusal)),
        };
        if let Some(residents) = &self.residents
            && operation.id == "list_members"
        {
            return match residents.react(self.document.instances(), &head.uri) {
                Reaction::Answer(answer) => Ok(answer),
                Reaction::Reset => Err(Reset),
            };
        }
        Ok(match Wanted::by(&head.headers) {
            Ok(wanted) => answer::wanted(&self.document, operation, &wanted),
            Err(unknown) => self.refuse(&head.method, head.uri.path(), &Refusal::Violation(vec![unknown])),
        })
    }

    fn refuse(&self, method: &http::Method, path: &str, refusal: &Refusal) -> Answer {
        if let Refusal::Violation(mistakes) = refusal {
            let line = format!("{method} {path}: {}", mistakes.join("; "));
            self.violations.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
        answer::refusal(refusal)
    }
}
