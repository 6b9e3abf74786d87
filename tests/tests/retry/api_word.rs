//! The API's own word on retries: in the body, and in a header.

use std::borrow::Cow;
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, Client, DecodeError, ErrorAnswer, ErrorBody, RetryAdvice, StopReason, endpoints};
use serde::Deserialize;
use serde_json::json;

/// An API that has its say.
enum Quota {}

impl Api for Quota {
    const BASE_URL: &'static str = "https://quota.example";
    const RETRY_HEADER: Option<&'static str> = Some("x-should-retry");
    type ErrorBody = QuotaError;
}

#[derive(Debug, Deserialize)]
struct QuotaError {
    code: String,
    retry_after_ms: Option<u64>,
}

impl ErrorBody for QuotaError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.code))
    }

    fn retry_advice(&self) -> RetryAdvice {
        let mut advice =
            RetryAdvice { after: self.retry_after_ms.map(Duration::from_millis), ..RetryAdvice::default() };
        advice.retry = match self.code.as_str() {
            "quota_exhausted" => Some(false),
            "try_again" => Some(true),
            _ => None,
        };
        advice
    }
}

#[endpoints(api = Quota, errors(4xx, 5xx))]
trait Jobs {
    /// Idempotent.
    #[endpoint(method = GET, path = "/jobs")]
    async fn list(&self) -> Result<(), ListError>;

    /// Not idempotent.
    #[endpoint(method = POST, path = "/jobs")]
    async fn start(&self) -> Result<(), StartError>;
}

/// Client and server, where the first reply is given and all others are successes.
fn quota(first: Reply) -> (Client<Quota, InProcess>, InProcess) {
    let server = InProcess::script([first, Reply::status(200)]);
    (Client::over(server.clone()).environment(World::new(1.0)).build().unwrap(), server)
}

#[tokio::test(start_paused = true)]
async fn a_veto_always_counts() {
    let in_body = Reply::json(429, &json!({"code": "quota_exhausted"}));
    let in_header = Reply::json(503, &json!({"code": "try_again"})).header("x-should-retry", "false");
    for reply in [in_body, in_header] {
        let (client, server) = quota(reply);
        let error = client.list().await.unwrap_err();
        assert_eq!(error.outcome().stop_reason(), Some(StopReason::Vetoed));
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_wish_counts_within_the_method_gate() {
    let in_body = Reply::json(409, &json!({"code": "try_again"}));
    let in_header = Reply::status(409).header("x-should-retry", "true");
    for reply in [in_body, in_header] {
        let (client, server) = quota(reply.clone());
        client.list().await.unwrap();
        assert_eq!(server.requests().len(), 2);
        let (client, server) = quota(reply);
        client.start().await.unwrap_err();
        assert_eq!(server.requests().len(), 1, "a wish does not make a POST idempotent");
    }
}

#[tokio::test(start_paused = true)]
async fn a_hint_in_the_body_goes_before_the_header() {
    let body = json!({"code": "slow_down", "retry_after_ms": 4_000});
    for reply in [Reply::json(503, &body), Reply::json(503, &body).header("retry-after", "20")] {
        let (client, server) = quota(reply);
        client.list().await.unwrap();
        let requests = server.requests();
        assert_eq!((requests[1].at - requests[0].at).as_millis(), 5_000, "4 s and the random quarter");
    }
}
