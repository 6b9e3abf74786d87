//! API, trait, endpoint, client, call: the nearer one wins, field by field.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, CallOptions, Client, Problem, RetryOn, RetryPolicy, Timeouts, endpoints};

use super::api::millis;

/// An API with settings of its own.
enum Patient {}

impl Api for Patient {
    const BASE_URL: &'static str = "https://patient.example";
    const RETRY: RetryPolicy = RetryPolicy::new().attempts(2).base(Duration::from_millis(10)).factor(3);
    const TIMEOUTS: Timeouts = Timeouts::new().with_call(Duration::from_secs(500));
    type ErrorBody = Problem;
}

#[endpoints(api = Patient, errors(409, 5xx), retry(attempts = 3, factor = 5))]
trait Levels {
    /// The trait's settings over the API's.
    #[endpoint(method = GET, path = "/trait")]
    async fn of_trait(&self) -> Result<(), OfTraitError>;

    /// Its own settings over the trait's.
    #[endpoint(method = GET, path = "/endpoint", retry(attempts = 4))]
    async fn of_endpoint(&self) -> Result<(), OfEndpointError>;
}

fn client(policy: RetryPolicy) -> Client<Patient, InProcess> {
    let server = InProcess::from_fn(|_| Reply::status(503));
    Client::over(server).environment(World::new(1.0)).retry(policy).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn the_nearer_level_wins_field_by_field() {
    let plain = client(RetryPolicy::new());
    let error = plain.of_trait().await.unwrap_err();
    assert_eq!(millis(error.outcome().waits()), [10, 50], "API: base; trait: attempts and factor");
    let error = plain.of_endpoint().await.unwrap_err();
    assert_eq!(millis(error.outcome().waits()), [10, 50, 250], "endpoint: attempts");

    let own = client(RetryPolicy::new().factor(2));
    let error = own.of_endpoint().await.unwrap_err();
    assert_eq!(millis(error.outcome().waits()), [10, 20, 40], "client: factor");
    let options = CallOptions::new().attempts(3).retry(RetryPolicy::new().base(Duration::from_millis(7)));
    let error = own.with(options).of_endpoint().await.unwrap_err();
    assert_eq!(millis(error.outcome().waits()), [7, 14], "call: attempts and base");
}

#[tokio::test(start_paused = true)]
async fn options_of_options_add_up() {
    let client = client(RetryPolicy::new());
    let once = client.with(CallOptions::new().attempts(2)).with(CallOptions::new().timeout(Duration::from_secs(9)));
    assert_eq!(once.of_endpoint().await.unwrap_err().outcome().attempts(), 2);
    let only = CallOptions::new().retry(RetryPolicy::new().on(&[RetryOn::Status(409)]));
    assert_eq!(client.with(only).of_endpoint().await.unwrap_err().outcome().attempts(), 1);
}

#[test]
fn the_descriptor_says_what_the_attributes_say() {
    let policies = LevelsEndpoints::ALL.iter().map(|endpoint| endpoint.retry().to_string()).collect::<Vec<_>>();
    assert_eq!(policies, ["3 attempts; growing 5-fold", "4 attempts; growing 5-fold"]);
}
