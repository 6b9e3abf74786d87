//! A network on a socket, and a client that remembers what it did.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use mighty_networks::members::{Member, NewMember};
use mighty_networks::prelude::*;
use mighty_networks::testing::{TestNetwork, TestServer, server};
use mighty_networks_fake::Answers;

/// How a story ends: whatever goes wrong is this.
pub(crate) type Told = Result<(), mighty_runtime::Error>;

/// What was seen of the operations.
#[derive(Default)]
pub(crate) struct Seen {
    /// Those that succeeded.
    pub(crate) succeeded: BTreeSet<&'static str>,
    /// What of their answers is not as the document says.
    pub(crate) mistakes: Vec<String>,
}

/// Of several networks.
pub(crate) type Notes = Arc<Mutex<Seen>>;

pub(crate) struct World {
    network: TestNetwork,
    base_url: String,
    _server: Option<TestServer>,
    pub(crate) mighty: MightyClient,
    pub(crate) id: NetworkId,
}

impl World {
    pub(crate) async fn new() -> Self {
        let server = server().await;
        let (network, base_url) = (server.network().clone(), server.base_url().to_owned());
        Self { mighty: server.client(), id: network.id(), network, base_url, _server: Some(server) }
    }

    /// Of which it is written down which operations succeed, and what they answer.
    pub(crate) async fn remembering(notes: Notes) -> Self {
        let network = TestNetwork::new();
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let base_url = format!("http://{}/admin/v1", listener.local_addr().unwrap());
        let router = network.router().layer(from_fn_with_state(notes.clone(), compare));
        tokio::spawn(async { axum::serve(listener, router).await });
        let builder = MightyClient::builder().base_url(&base_url).bearer(network.token());
        let builder = builder.observe(move |outcome| {
            if outcome.status().is_some_and(|status| status.is_success()) {
                notes.lock().unwrap().succeeded.insert(outcome.endpoint().name());
            }
        });
        Self { mighty: builder.build().unwrap(), id: network.id(), network, base_url, _server: None }
    }

    pub(crate) fn network(&self) -> &TestNetwork {
        &self.network
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// A member with that first name.
    pub(crate) fn member(&self, first_name: &str) -> Member {
        self.network().add_member(&new_member(first_name))
    }
}

/// The document is read once.
static ANSWERS: LazyLock<Answers> = LazyLock::new(Answers::new);

/// Compares a success with the document.
async fn compare(State(notes): State<Notes>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let (head, body) = next.run(request).await.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    if head.status.is_success() {
        let mistakes = ANSWERS.mistakes(&method, &path, head.status, &body);
        notes.lock().unwrap().mistakes.extend(mistakes);
    }
    Response::from_parts(head, Body::from(body))
}

pub(crate) fn new_member(first_name: &str) -> NewMember {
    let email = format!("{}@example.org", first_name.to_lowercase());
    NewMember::builder().email(email).first_name(first_name).last_name("Lovelace").build()
}
