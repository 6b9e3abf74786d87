//! There and back: what a client sends is what an implementation receives, and what that returns is what the caller gets.
//!
//! A client implements its traits, so that it can be the backend of their server. Two servers stand in a row: the first is asked in
//! process, by requests that a document describes; its backend is a client that asks the second over a socket, whose backend is a
//! client that is answered in process. If an argument or a result were changed anywhere on the way, what the two clients send
//! would differ, or what the two servers answer.

mod given;
mod instances;
mod operation;
mod tap;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use mighty_runtime::http::{Response, StatusCode};
use mighty_runtime::server::Routes;
use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Endpoint, StatusPattern};
use serde_json::Value;
use tokio::net::TcpListener;

use self::given::{Given, Sent};
pub use self::instances::Instances;
pub use self::operation::{Asked, Operation, operations};
pub use self::tap::{Passed, Tap};

/// The end of the row: answers what it is told.
#[derive(Clone, Debug)]
pub struct End {
    answer: Arc<Mutex<Reply>>,
    /// The transport of the second client.
    pub transport: InProcess,
}

impl Default for End {
    fn default() -> Self {
        let answer = Arc::new(Mutex::new(Reply::status(500)));
        let told = answer.clone();
        Self { answer, transport: InProcess::from_fn(move |_| told.lock().unwrap().clone()) }
    }
}

impl End {
    /// What is answered from now on.
    pub fn answers(&self, reply: Reply) {
        *self.answer.lock().unwrap() = reply;
    }

    fn asked(&self) -> Vec<Recorded> {
        self.transport.requests()
    }
}

/// Puts a router behind a socket on loopback; gives its URL.
pub async fn served(router: Routes) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// So many requests of an operation may be refused one after the other.
const MOST_REFUSED: usize = 30;

/// The row.
#[derive(Debug)]
pub struct Row<T> {
    /// The first server, whose backend is a client over `tap`.
    pub first: Routes,
    /// Between that client and the second server.
    pub tap: Tap<T>,
    /// Behind the client of the second server.
    pub end: End,
    /// What an error's body looks like.
    pub error: fn(u16) -> Value,
    /// Endpoints, each with a parameter of its operation that it does not send.
    pub omitted: &'static [(&'static str, &'static str)],
}

impl<T> Row<T> {
    /// The same for every operation of a document, with so many seeds. Gives the names of the endpoints that were asked, and the number of
    /// answers.
    pub async fn check_all(&self, document: &Value, seeds: u64) -> (BTreeSet<&'static str>, usize) {
        let mut answers = 0;
        for operation in &operations(document) {
            for seed in 0..seeds {
                answers += self.check(operation, &mut Instances::of(document, seed)).await;
            }
        }
        let endpoints = self.end.asked().iter().filter_map(|request| request.endpoint).map(Endpoint::name).collect();
        (endpoints, answers)
    }

    /// Sends requests of an operation through the row, which are answered with a success and with each error that its endpoint declares.
    /// Gives the number of answers.
    ///
    /// # Panics
    /// Where something is not at its end as it was at its beginning.
    pub async fn check<'d>(&self, operation: &Operation<'d>, instances: &mut Instances<'d>) -> usize {
        let (status, schema) = operation.success;
        let body = schema.map(|schema| instances.value(schema));
        let success = body.as_ref().map_or_else(|| Reply::status(status), |body| Reply::json(status, body));
        let endpoint = self.pass(operation, instances, status, success, body.as_ref()).await;
        let statuses = endpoint.errors().iter().map(|error| match error.statuses() {
            StatusPattern::Status(status) => status,
            StatusPattern::Class(class) => u16::from(class) * 100 + 2,
        });
        let statuses: BTreeSet<u16> = statuses.collect();
        for status in &statuses {
            let body = (self.error)(*status);
            self.pass(operation, instances, *status, Reply::json(*status, &body), Some(&body)).await;
        }
        1 + statuses.len()
    }

    /// Asks until arguments are found that are some: a type may take less than its schema.
    async fn ask<'d>(&self, operation: &Operation<'d>, instances: &mut Instances<'d>) -> (Asked, Response<Bytes>) {
        let mut refused = Vec::new();
        while refused.len() < MOST_REFUSED {
            let asked = operation.ask(instances);
            let answer = tap::ask(&self.first, asked.request.clone()).await;
            if !self.tap.is_empty() {
                return (asked, answer);
            }
            refused.push(format!("{asked:?}: {answer:?}"));
        }
        panic!("{}: no arguments are found: {refused:#?}", operation.name);
    }

    async fn pass<'d>(
        &self,
        operation: &Operation<'d>,
        instances: &mut Instances<'d>,
        status: u16,
        reply: Reply,
        body: Option<&Value>,
    ) -> &'static Endpoint {
        self.end.answers(reply);
        let before = self.end.asked().len();
        let (asked, answer) = self.ask(operation, instances).await;
        let (name, said) = (&operation.name, format!("{asked:?}"));
        let (passed, received) = (self.tap.take(), self.end.asked().split_off(before));
        let ([passed], [received]) = (passed.as_slice(), received.as_slice()) else {
            panic!("{name}: {said}: {} and {} requests, {answer:?}", passed.len(), received.len());
        };
        let key = received.endpoint.and_then(Endpoint::idempotency_key);
        assert_eq!(Sent::by(passed, key), Sent::received(received, key), "{name}: {said}");
        assert_eq!(answer.status(), StatusCode::from_u16(status).unwrap(), "{name}: {said}: {answer:?}");
        assert_eq!(Given::of(&answer), Given::of(&passed.answer), "{name}: {said}");
        let endpoint = received.endpoint.unwrap();
        let is_sent = |name: &str| !self.omitted.contains(&(endpoint.name(), name));
        for pair in asked.query.iter().filter(|(name, _)| is_sent(name)) {
            assert!(passed.query().contains(pair), "{name}: {pair:?} is not in {}", passed.target);
        }
        let changed =
            [(asked.body.as_ref(), &passed.body), (body, answer.body())].into_iter().find_map(|(own, bytes)| {
                let whole = serde_json::from_slice(bytes).unwrap_or(Value::Null);
                given::missing(own?, &whole, "")
            });
        assert_eq!(changed, None, "{name}: {said}");
        endpoint
    }
}
