//! What a call tells about itself, whether it failed or not: attempts, times, waits, ids, and why it was not tried again.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{
    Api, CallOptions, Client, ClientBuilder, Error, Failure, Outcome, Problem, Response, RetryBudget,
};
use mighty_runtime::{StopReason, StreamPart, UnexpectedKind, endpoints};
use mighty_tests::Chunks;

enum Bank {}

impl Api for Bank {
    const BASE_URL: &'static str = "https://bank.example";
    const REQUEST_ID_HEADER: &'static str = "X-Bank-Trace";
    const RETRY_HEADER: Option<&'static str> = Some("X-Should-Retry");
    type ErrorBody = Problem;
}

#[endpoints(api = Bank, errors(404, 429, 503), error = AccountsError)]
trait Accounts {
    #[endpoint(method = GET, path = "/balance")]
    async fn balance(&self) -> Result<u64, BalanceError>;
    #[endpoint(method = GET, path = "/balance")]
    async fn balance_with_all(&self) -> Result<Response<u64>, FullBalanceError>;
    #[endpoint(method = POST, path = "/payments", idempotency_key = "X-Key")]
    async fn pay(&self) -> Result<Response<()>, PayError>;
    #[endpoint(method = PUT, path = "/statement")]
    async fn upload(&self, #[part] file: StreamPart) -> Result<(), UploadError>;
    #[endpoint(method = GET, path = "/owners/{name}")]
    async fn owner(&self, name: &str) -> Result<(), OwnerError>;
}

const SECOND: Duration = Duration::from_secs(1);

/// Every backoff as long as it can be: 100 ms, 400 ms, 1.6 s.
fn builder(replies: impl IntoIterator<Item = Reply>) -> (ClientBuilder<Bank, InProcess>, InProcess) {
    let server = InProcess::script(replies);
    (Client::over(server.clone()).environment(World::new(1.0)), server)
}

fn client(replies: impl IntoIterator<Item = Reply>) -> (Client<Bank, InProcess>, InProcess) {
    let (builder, server) = builder(replies);
    (builder.build().unwrap(), server)
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn balance(id: &str) -> Reply {
    Reply::json(200, &7).header("x-bank-trace", id)
}

#[tokio::test(start_paused = true)]
async fn an_error_tells_what_the_call_did() {
    let slow = Reply::status(503).header("x-bank-trace", "r-1").after(2 * SECOND);
    let last = Reply::status(429).header("x-bank-trace", "r-3").header("retry-after", "61").after(SECOND);
    let (client, _) = client([slow, Reply::reset(), last]);
    let error = client.balance().await.unwrap_err();

    let outcome = error.outcome().clone();
    assert_eq!(outcome.attempts(), 3);
    assert_eq!(outcome.waits(), [millis(100), millis(400)]);
    assert_eq!(outcome.waited(), millis(500));
    assert_eq!(outcome.elapsed(), millis(3_500));
    assert_eq!(outcome.status().unwrap(), 429);
    assert_eq!(outcome.request_id(), Some("r-3"));
    assert_eq!(outcome.retry_after(), Some(61 * SECOND));
    assert_eq!(outcome.stop_reason(), Some(StopReason::HintTooLong));
    assert_eq!(outcome.idempotency_key(), None);
    assert_eq!((outcome.endpoint().name(), outcome.endpoint().path()), ("balance", "/balance"));

    // The same wherever the error goes.
    let same = |other: &Outcome| assert_eq!(format!("{other:?}"), format!("{outcome:?}"));
    let BalanceError::TooManyRequests(ref payload) = error else { panic!("{error:?}") };
    same(payload.outcome());
    same(Failure::outcome(payload));
    assert_eq!((payload.attempts(), payload.retry_after()), (3, Some(61 * SECOND)));
    assert_eq!((payload.request_id(), error.status().unwrap().as_u16()), (Some("r-3"), 429));
    assert!(error.to_string().ends_with("(after 3 attempts; before: 503, reset)"), "{error}");
    let error = AccountsError::from(error);
    same(error.outcome());
    same(Error::from(error).outcome().unwrap());
}

#[tokio::test(start_paused = true)]
async fn a_success_tells_what_the_call_did() {
    let (client, _) = client([Reply::reset().after(SECOND), Reply::status(503), balance("r-3").after(SECOND)]);
    let response = client.balance_with_all().await.unwrap();
    assert_eq!(
        (*response, response.status().as_u16(), &response.headers()["x-bank-trace"]),
        (7, 200, &"r-3".parse().unwrap())
    );
    let outcome = response.outcome();
    assert_eq!(outcome.attempts(), 3);
    assert_eq!(outcome.waits(), [millis(100), millis(400)]);
    assert_eq!(outcome.elapsed(), millis(2_500));
    assert_eq!((outcome.status().unwrap().as_u16(), outcome.request_id()), (200, Some("r-3")));
    assert_eq!((outcome.retry_after(), outcome.stop_reason()), (None, None));
}

/// A slow body belongs to the call.
#[tokio::test(start_paused = true)]
async fn the_time_ends_with_the_last_byte() {
    let (client, _) = client([Reply::status(200).after(SECOND).body("7").pause(2 * SECOND).body("0")]);
    let response = client.balance_with_all().await.unwrap();
    assert_eq!((*response, response.outcome().elapsed()), (70, 3 * SECOND));
}

/// What an attempt brought does not outlive the next one.
#[tokio::test(start_paused = true)]
async fn status_request_id_and_hint_are_those_of_the_last_attempt() {
    let hinted = Reply::status(503).header("x-bank-trace", "r-1").header("retry-after", "1");
    let (client, _) = client([hinted.clone(), Reply::refused(), hinted, Reply::reset()]);
    let BalanceError::Unexpected(error) = client.balance().await.unwrap_err() else { panic!("a reset is no answer") };
    let outcome = error.outcome();
    assert_eq!((outcome.attempts(), outcome.stop_reason()), (4, Some(StopReason::Attempts)));
    assert_eq!((outcome.status(), outcome.request_id(), outcome.retry_after()), (None, None, None));
}

#[tokio::test]
async fn a_request_id_that_is_no_text_is_none() {
    for (value, expected) in [(&b"r-1"[..], Some("r-1")), (b"", Some("")), (b"\xFF\xFE", None)] {
        let (client, _) = client([Reply::status(404).header("x-bank-trace", value)]);
        assert_eq!(client.balance().await.unwrap_err().outcome().request_id(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn every_reason_to_stop_has_its_name() {
    use StopReason as Stop;
    let failing = || std::iter::repeat_n(Reply::status(503), 9);
    let long = Reply::status(503).header("retry-after", "100");
    let veto = Reply::status(503).header("x-should-retry", "false");
    let (plain, _) = client(failing());
    let (broke, _) = builder(failing());
    let broke = broke.retry_budget(RetryBudget::new().initial(0)).build().unwrap();
    let part = StreamPart::new(Chunks::of([&b"file"[..]]));
    let hurried = plain.with(CallOptions::new().timeout(millis(50)));
    let rows = [
        (Stop::Attempts, "attempts", plain.balance().await.unwrap_err().outcome().clone()),
        (Stop::Deadline, "deadline", hurried.balance().await.unwrap_err().outcome().clone()),
        (Stop::BodyNotReplayable, "body_not_replayable", plain.upload(part).await.unwrap_err().outcome().clone()),
        (Stop::Budget, "budget", broke.balance().await.unwrap_err().outcome().clone()),
        (Stop::HintTooLong, "hint_too_long", client([long]).0.balance().await.unwrap_err().outcome().clone()),
        (Stop::Vetoed, "vetoed", client([veto]).0.balance().await.unwrap_err().outcome().clone()),
        (
            Stop::NotRetryable,
            "not_retryable",
            client([Reply::status(404)]).0.balance().await.unwrap_err().outcome().clone(),
        ),
    ];
    for (reason, word, outcome) in rows {
        assert_eq!((outcome.stop_reason(), reason.as_str()), (Some(reason), word));
        assert_eq!(outcome.attempts(), if reason == Stop::Attempts { 4 } else { 1 }, "{word}");
        assert_eq!(outcome.waits().len() + 1, outcome.attempts() as usize, "{word}");
        assert!(!reason.to_string().is_empty());
    }
}

#[tokio::test]
async fn a_call_that_cannot_be_built_did_nothing() {
    let (client, server) = client([]);
    let error = client.owner("..").await.unwrap_err();
    let OwnerError::Unexpected(ref payload) = error else { panic!("{error:?}") };
    assert_eq!(payload.kind(), UnexpectedKind::Argument);
    let outcome = error.outcome();
    assert_eq!((outcome.attempts(), outcome.elapsed(), outcome.status()), (0, Duration::ZERO, None));
    assert_eq!((outcome.stop_reason(), outcome.request_id()), (None, None));
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_of_successes_and_failures_alike() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let (builder, _) = builder([Reply::status(503), balance("r-2"), Reply::status(404), Reply::reset()]);
    let keep = told.clone();
    let client = builder.observe(move |outcome| keep.lock().unwrap().push(outcome.clone())).build().unwrap();
    client.balance().await.unwrap();
    client.balance().await.unwrap_err();
    client.with(CallOptions::new().attempts(1)).balance().await.unwrap_err();
    let told: Vec<_> =
        told.lock().unwrap().drain(..).map(|outcome| (outcome.attempts(), outcome.stop_reason())).collect();
    assert_eq!(told, [(2, None), (1, Some(StopReason::NotRetryable)), (1, Some(StopReason::Attempts))]);
}

/// The keys that a server saw.
fn keys(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| request.header("x-key").unwrap().to_owned()).collect()
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_key_is_made_once_per_call_and_shown() {
    let failures = || [Reply::refused(), Reply::reset(), Reply::status(503)];
    let (client, server) =
        client(failures().into_iter().chain([Reply::status(204)]).chain(failures()).chain([Reply::reset()]));
    let response = client.pay().await.unwrap();
    let error = client.pay().await.unwrap_err();

    let seen = keys(&server);
    let (first, second) = seen.split_at(4);
    assert!(first.iter().all(|key| *key == first[0]) && second.iter().all(|key| *key == second[0]), "{seen:?}");
    assert_ne!(first[0], second[0]);
    assert_eq!(response.outcome().idempotency_key(), Some(first[0].as_str()));
    assert_eq!(error.outcome().idempotency_key(), Some(second[0].as_str()));
    for key in &seen {
        assert!(is_uuid_v4(key), "{key}");
    }
}

/// `xxxxxxxx-xxxx-4xxx-[89ab]xxx-xxxxxxxxxxxx` (RFC 9562, 5.4).
fn is_uuid_v4(key: &str) -> bool {
    let shape: String = key.chars().map(|c| if c.is_ascii_hexdigit() && !c.is_uppercase() { 'x' } else { c }).collect();
    shape == "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
        && key.chars().nth(14) == Some('4')
        && key.chars().nth(19).is_some_and(|variant| "89ab".contains(variant))
}

#[tokio::test(start_paused = true)]
async fn the_callers_key_is_sent_as_it_is() {
    let (client, server) = client([Reply::reset(), Reply::status(503), Reply::status(404)]);
    let error = client.with(CallOptions::new().idempotency_key("order 7")).pay().await.unwrap_err();
    assert_eq!(keys(&server), ["order 7"; 3]);
    assert_eq!(error.outcome().idempotency_key(), Some("order 7"));
}

#[tokio::test]
async fn a_key_for_an_endpoint_that_has_none_is_refused() {
    let (client, server) = client([]);
    let error = client.with(CallOptions::new().idempotency_key("k")).balance().await.unwrap_err();
    let BalanceError::Unexpected(error) = error else { panic!("{error:?}") };
    assert_eq!((error.kind(), server.requests().len()), (UnexpectedKind::Argument, 0));
}

#[tokio::test(start_paused = true)]
async fn every_attempt_is_told_and_what_came_before_a_silence_too() {
    let (builder, _) = builder([Reply::status(503), Reply::silence()]);
    let client = builder.timeout(5 * SECOND).build().unwrap();
    let BalanceError::Unexpected(error) = client.balance().await.unwrap_err() else { panic!() };
    let attempts: Vec<_> = error.outcome().history().collect();
    let told: Vec<_> = attempts.iter().map(|attempt| (attempt.status(), attempt.failure(), attempt.wait())).collect();
    let silence = Some(mighty_runtime::TransportErrorKind::Timeout);
    let down = Some(mighty_runtime::http::StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(told, [(down, None, Some(millis(100))), (None, silence, None)]);
    assert_eq!((attempts[0].elapsed(), attempts[1].elapsed()), (Duration::ZERO, millis(4_900)));
    assert_eq!(error.to_string(), "balance: no complete answer in time (maybe sent, after 2 attempts; before: 503)");
}

#[tokio::test(start_paused = true)]
async fn of_many_attempts_the_first_and_the_last_are_remembered() {
    let first = std::iter::once(Reply::status(502));
    let (builder, _) = builder(first.chain((0..99).map(|_| Reply::status(503))));
    let client = builder.timeout(10_000 * SECOND).retry_budget(RetryBudget::unlimited()).build().unwrap();
    let error = client.with(CallOptions::new().attempts(100)).balance().await.unwrap_err();
    let statuses: Vec<_> = error.outcome().history().filter_map(|attempt| attempt.status()).collect();
    assert_eq!((error.outcome().attempts(), statuses.len(), statuses[0].as_u16()), (100, 33, 502));
    assert!(error.to_string().ends_with("(after 100 attempts; before: 502)"), "{error}");
}
