//! Idempotency keys, and what a call option holds for.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, endpoints};
use mighty_tests::{Acme, client, patient_client};

use super::{values, yes};

#[endpoints(api = Acme)]
trait Orders {
    #[endpoint(method = POST, path = "/orders", idempotency_key = "Idempotency-Key")]
    async fn order(&self) -> Result<(), OrderError>;
}

fn keys(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| values(request, "idempotency-key").concat()).collect()
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_key_is_the_same_on_each_attempt_and_another_for_each_call() {
    let server = InProcess::script([Reply::status(503), Reply::reset(), Reply::status(204), Reply::status(204)]);
    let acme = patient_client(&server);
    acme.order().await.unwrap();
    acme.order().await.unwrap();
    let keys = keys(&server);
    assert_eq!(keys.len(), 4);
    assert!(keys[0] == keys[1] && keys[1] == keys[2], "{keys:?}");
    assert_ne!(keys[2], keys[3]);
}

#[tokio::test]
async fn an_idempotency_key_is_a_random_uuid() {
    let server = yes();
    client(&server).order().await.unwrap();
    let key = keys(&server).remove(0);
    let groups: Vec<usize> = key.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "{key}");
    assert_eq!(key.chars().nth(14), Some('4'), "not version 4: {key}");
    assert!(key.chars().all(|c| c.is_ascii_hexdigit() || c == '-'), "{key}");
}

#[tokio::test(start_paused = true)]
async fn the_callers_idempotency_key_goes_before_a_random_one() {
    let server = InProcess::script([Reply::status(503), Reply::status(418)]);
    let options = CallOptions::new().idempotency_key("order-7");
    let error = patient_client(&server).with(options).order().await.unwrap_err();
    assert_eq!(keys(&server), ["order-7", "order-7"]);
    assert_eq!(error.outcome().idempotency_key(), Some("order-7"));
}

#[tokio::test]
async fn a_call_option_holds_for_the_calls_made_through_it_only() {
    let server = yes();
    let acme = client(&server);
    acme.with(CallOptions::new().idempotency_key("order-7")).order().await.unwrap();
    acme.order().await.unwrap();
    assert_eq!(keys(&server)[0], "order-7");
    assert_ne!(keys(&server)[1], "order-7");
}
