//! What people are told: causes and remedies for those who wrote the program, a sentence for those who use it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

mod statuses;
mod user_messages;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Api, Cause, Client, Help, Problem, RetryPolicy, endpoints};

/// An API that has something to say.
enum Helpful {}

impl Api for Helpful {
    const BASE_URL: &'static str = "https://helpful.example";
    const HELP: &'static [Help] = HELP;
    type ErrorBody = Problem;
}

const HELP: &[Help] = &[
    // A class that stands before one of its statuses must not hide it.
    Help::class(4, "Something is wrong with this."),
    Help::status(401, "Please connect your account again.").with_causes(&[
        Cause::new("the token is missing", "set `HELPFUL_TOKEN`"),
        Cause::new("the token has expired", "make a new one"),
    ]),
    Help::class(5, "Helpful is asleep."),
    Help::status(503, "Helpful is being cleaned."),
    Help::status(599, "No registry knows this."),
];

#[endpoints(api = Helpful, errors(401, 5xx), error = HelpfulError)]
trait Calls {
    #[endpoint(method = GET, path = "/things/{id}", errors(404))]
    async fn show(&self, id: &str) -> Result<u64, ShowError>;
    #[endpoint(method = POST, path = "/things", errors(409 { "taken" => Taken, _ => Conflict }))]
    async fn create(&self) -> Result<u64, CreateError>;
}

/// An API that leaves all to the library.
enum Terse {}

impl Api for Terse {
    const BASE_URL: &'static str = "https://terse.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Terse, errors(4xx, 5xx), error = TerseError)]
trait Words {
    #[endpoint(method = GET, path = "/words/{id}")]
    async fn read(&self, id: &str) -> Result<u64, ReadError>;
    #[endpoint(method = POST, path = "/words")]
    async fn write(&self) -> Result<u64, WriteError>;
}

/// A client that tries once and gets this reply to everything.
fn client<A: Api>(reply: &Reply) -> Client<A, InProcess> {
    let reply = reply.clone();
    Client::over(InProcess::from_fn(move |_| reply.clone())).retry(RetryPolicy::new().never()).build().unwrap()
}
