//! A conditional request: another representation, or none because the caller's still holds.

use std::fmt::Debug;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Conditional, Response, StopReason, Unexpected, UnexpectedKind, endpoints};
use mighty_tests::{Acme, client, patient_client};

use super::{THING, Thing, answering, ok, thing};

#[endpoints(api = Acme)]
trait Cached {
    #[endpoint(method = GET, path = "/c")]
    async fn by_tag(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Conditional<Thing>, CachedError>;
    #[endpoint(method = GET, path = "/c", success = 200)]
    async fn by_date(&self, #[header("if-modified-since")] date: &str) -> Result<Conditional<String>, CachedError>;
    #[endpoint(method = HEAD, path = "/c")]
    async fn head(&self, #[header("If-None-Match")] etag: &str) -> Result<Conditional<()>, CachedError>;
    #[endpoint(method = GET, path = "/c")]
    async fn unaware(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Response<Thing>, UnawareError>;
}

/// The payload of the only variant.
fn unexpected<T: Debug>(result: Result<T, CachedError>) -> Unexpected {
    let CachedError::Unexpected(error) = result.unwrap_err();
    error
}

const DATE: &str = "Tue, 15 Nov 1994 12:45:26 GMT";

fn unchanged() -> Reply {
    Reply::status(304).header("etag", "W/\"2\"").header("x-ratelimit-used", "1")
}

#[tokio::test]
async fn what_has_changed_is_read_with_its_validators() {
    let server = InProcess::script([ok(THING).header("ETag", "\"1\"").header("last-modified", DATE)]);
    let answer = client(&server).by_tag(None).await.unwrap();
    assert!(answer.is_modified());
    assert_eq!(answer.etag(), Some("\"1\""), "quotes included, as it is to be sent back");
    assert_eq!(answer.outcome().attempts(), 1);
    let response = answer.into_modified().unwrap();
    assert_eq!((response.etag(), response.last_modified()), (Some("\"1\""), Some(DATE)));
    assert_eq!(response.into_inner(), thing());
    assert_eq!(server.requests()[0].header("if-none-match"), None);
}

#[tokio::test]
async fn what_has_not_changed_is_a_success_without_a_body() {
    let server = InProcess::script([unchanged()]);
    let client = client(&server);
    let answer = client.by_tag(Some("W/\"2\"")).await.unwrap();
    assert_eq!(server.requests()[0].header("if-none-match"), Some("W/\"2\""));
    assert_eq!((answer.is_modified(), answer.etag()), (false, Some("W/\"2\"")));
    assert_eq!(answer.headers()["x-ratelimit-used"], "1");
    let Conditional::NotModified(response) = answer else { panic!("{answer:?}") };
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(response.outcome().stop_reason(), None, "it is no failure");
    assert_eq!(format!("{response:?}"), "Response { status: 304, value: (), attempts: 1, .. }");
}

#[tokio::test]
async fn the_content_is_read_as_it_is_without_the_condition() {
    let answer = answering(ok("plain")).by_date(DATE).await.unwrap();
    assert_eq!(answer.into_modified().unwrap().into_inner(), "plain");
    assert!(answering(Reply::status(200)).head("\"1\"").await.unwrap().is_modified());
    assert!(!answering(unchanged()).head("\"2\"").await.unwrap().is_modified());
}

#[tokio::test]
async fn a_304_has_no_body_whatever_follows_it() {
    for reply in [unchanged().body("not JSON"), unchanged().body("cut").broken(), unchanged().body(vec![b'x'; 1 << 20])]
    {
        assert!(answering(reply).by_tag(None).await.unwrap().into_modified().is_none());
    }
}

#[tokio::test]
async fn a_declared_success_stands_beside_304() {
    assert!(!answering(unchanged()).by_date(DATE).await.unwrap().is_modified());
    let error = unexpected(answering(Reply::status(201).body("x")).by_date(DATE).await);
    assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
}

#[tokio::test]
async fn other_redirects_stay_unexpected_and_content_that_does_not_fit_is_an_error() {
    for status in [300, 301, 302, 305, 307, 308] {
        let error = unexpected(answering(Reply::status(status)).by_tag(None).await);
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (UnexpectedKind::UndeclaredStatus, status));
    }
    let error = unexpected(answering(ok("[]")).by_tag(None).await);
    assert_eq!(error.kind(), UnexpectedKind::Decode);
}

#[tokio::test]
async fn a_304_that_nobody_waits_for_is_unexpected() {
    let server = InProcess::from_fn(|_| unchanged());
    let UnawareError::Unexpected(error) = client(&server).unaware(Some("W/\"2\"")).await.unwrap_err();
    assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_304_after_a_retry_gives_its_cost_back() {
    let server = InProcess::script([Reply::status(503), unchanged()]);
    let client = patient_client(&server);
    let full = client.retry_tokens();
    let answer = client.by_tag(None).await.unwrap();
    assert_eq!((answer.is_modified(), answer.outcome().attempts()), (false, 2));
    assert_eq!(client.retry_tokens(), full);
}

#[tokio::test]
async fn validators_that_are_no_text_are_none() {
    let answer = answering(ok(THING).header("etag", b"\"\xFF\"").header("last-modified", b"\xFF")).by_tag(None).await;
    let response = answer.unwrap().into_modified().unwrap();
    assert_eq!((response.etag(), response.last_modified()), (None, None));
}

#[test]
fn the_descriptor_says_so() {
    let accepting: Vec<bool> = CachedEndpoints::ALL.iter().map(|endpoint| endpoint.accepts_not_modified()).collect();
    assert_eq!(accepting, [true, true, true, false]);
    let [by_tag, by_date, _, unaware] = CachedEndpoints::ALL else { panic!("four endpoints") };
    assert!(by_tag.is_success(StatusCode::NOT_MODIFIED) && by_date.is_success(StatusCode::NOT_MODIFIED));
    assert!(!unaware.is_success(StatusCode::NOT_MODIFIED));
    assert!(!by_date.is_success(StatusCode::CREATED) && by_tag.is_success(StatusCode::CREATED));
    assert_eq!(by_tag.variant(StatusCode::NOT_MODIFIED), None, "it costs no variant");
}
