//! Every operation, called over real HTTP for its success and for every status that it declares.
//!
//! The other side is driven by the API's document: it checks each request against it and makes each answer from it, and
//! knows nothing of the SDK.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod call;
mod calls;
mod expected;
mod sizes;

use std::collections::{BTreeSet, HashMap};

use mighty_networks::me::GetMeError;
use mighty_networks::prelude::*;
use mighty_networks_fake::{ANSWER, FakeServer, Fields, TOKEN, Wanted, document};
use mighty_runtime::{CallOptions, Endpoint, HyperTransport};
use tokio::task::JoinSet;

use crate::call::{Call, Calls};
use crate::expected::expected;

/// Calls under way at the same time.
const CONCURRENT: usize = 32;

/// Clients of one server, over the same connections: one for each answer that calls ask for.
struct Clients<'s> {
    server: &'s FakeServer,
    transport: HyperTransport,
    of_answer: HashMap<String, MightyClient>,
}

impl<'s> Clients<'s> {
    fn new(server: &'s FakeServer) -> Self {
        Self { server, transport: HyperTransport::new().unwrap(), of_answer: HashMap::new() }
    }

    fn asking_for(&mut self, wanted: &Wanted) -> MightyClient {
        let answer = wanted.to_string();
        let client = self.of_answer.entry(answer.clone()).or_insert_with(|| {
            let builder = MightyClient::over(self.transport.clone()).base_url(self.server.base_url()).bearer(TOKEN);
            // The answers have all that their schemas have: a type that lacks a field of them is wrong too.
            builder.header(ANSWER, answer).deny_unknown_fields().build().unwrap()
        });
        client.with(CallOptions::new().attempts(1))
    }
}

fn calls() -> impl Iterator<Item = (&'static Endpoint, Call)> {
    calls::all().into_iter().flat_map(|Calls { endpoints, calls }| endpoints.iter().copied().zip(calls))
}

/// An operation that is added to a trait, or to the document, fails here until it is called too.
#[test]
fn every_operation_is_called() {
    let mut called = BTreeSet::new();
    for Calls { endpoints, calls } in calls::all() {
        let declared: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.name()).collect();
        assert_eq!(calls.iter().map(|call| call.name).collect::<Vec<_>>(), declared);
        called.extend(declared);
    }
    let document = document();
    let items = document["paths"].as_object().unwrap().values();
    let operations = items.flat_map(|item| item.as_object().unwrap().values());
    let documented = operations.map(|operation| operation["operationId"].as_str().unwrap());
    assert_eq!(called, documented.collect());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_is_what_the_document_says_it_is() {
    let (server, document) = (FakeServer::start().await.unwrap(), document());
    let mut clients = Clients::new(&server);
    let mut under_way = JoinSet::new();
    let (mut wrong, mut made) = (Vec::new(), 0_u64);
    for (endpoint, call) in calls() {
        for expected in expected(&document, endpoint) {
            let sending = (call.send)(clients.asking_for(&expected.wanted));
            made += 1;
            under_way.spawn(async move {
                let mistake = expected.mistake(&sending.await);
                mistake.map(|mistake| format!("{}, {mistake}", call.name))
            });
            if under_way.len() >= CONCURRENT {
                wrong.extend(under_way.join_next().await.unwrap().unwrap());
            }
        }
    }
    wrong.extend(under_way.join_all().await.into_iter().flatten());
    assert!(wrong.is_empty(), "{} of {made} answers are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!((server.requests(), server.violations()), (made, Vec::new()));
}

/// Where nobody listens.
#[tokio::test]
async fn no_answer_is_unexpected_everywhere() {
    let builder = MightyClient::builder().base_url("http://127.0.0.1:9").bearer(TOKEN);
    let mighty = builder.build().unwrap().with(CallOptions::new().attempts(1));
    for (_, call) in calls() {
        let failed = (call.send)(mighty.clone()).await.unwrap_err();
        assert_eq!((failed.variant.as_str(), failed.status), ("Unexpected", None), "{}", call.name);
    }
}

/// The API's gateway takes a caller without a name for a robot, and shows it a page.
#[tokio::test]
async fn a_robot_is_forbidden() {
    let server = FakeServer::start().await.unwrap();
    let mighty = MightyClient::builder().base_url(server.base_url()).bearer(TOKEN).user_agent("").build().unwrap();
    let error = mighty.get_me(&call::network()).await.unwrap_err();
    let GetMeError::Forbidden(error) = error else { panic!("{error}") };
    assert!(matches!(error.body(), Some(MightyError::Other(page)) if page.contains("Are you human?")), "{error}");
}

/// By whoever asks for it, in tests: else it is ignored.
#[tokio::test]
async fn a_field_that_was_added_is_learned_of() {
    let server = FakeServer::start().await.unwrap();
    let builder = || {
        let added = Wanted::Success(Fields::Unknown).to_string();
        MightyClient::builder().base_url(server.base_url()).bearer(TOKEN).header(ANSWER, added)
    };
    assert!(builder().build().unwrap().get_me(&call::network()).await.is_ok());
    let error = builder().deny_unknown_fields().build().unwrap().get_me(&call::network()).await.unwrap_err();
    let GetMeError::Unexpected(error) = error else { panic!("{error}") };
    let (decode_error, status) = (error.decode_error().unwrap().to_string(), error.status().unwrap());
    assert!(decode_error.contains("zz_added_later") && status == 200, "{decode_error}");
}
