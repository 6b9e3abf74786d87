//! Rate limits told by headers: what callers see of them, and what they do to retries.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{
    Api, CallOptions, Client, DecodeError, ErrorAnswer, ErrorBody, RateLimitHeaders, RetryAdvice, StopReason, endpoints,
};

use super::api::{Accounts, builder, millis};

/// An API that says 403 for "you may not" and for "not so often".
enum Hub {}

impl Api for Hub {
    const BASE_URL: &'static str = "https://hub.example";
    const RATE_LIMIT: Option<RateLimitHeaders> = Some(
        RateLimitHeaders::new("x-ratelimit-remaining")
            .limit("x-ratelimit-limit")
            .reset_at("X-RateLimit-Reset")
            .throttled_statuses(&[403, 429]),
    );
    type ErrorBody = Wait;
}

/// A body that may say how many seconds to wait.
#[derive(Debug)]
struct Wait(u64);

impl ErrorBody for Wait {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json().map(Self)
    }

    fn retry_advice(&self) -> RetryAdvice {
        RetryAdvice { after: Some(Duration::from_secs(self.0)), ..RetryAdvice::default() }
    }
}

#[endpoints(api = Hub, errors(403, 4xx, 5xx), error = IssuesError)]
trait Issues {
    /// Safe.
    #[endpoint(method = GET, path = "/issues")]
    async fn list(&self) -> Result<(), ListError>;

    /// Not idempotent.
    #[endpoint(method = POST, path = "/issues")]
    async fn create(&self) -> Result<(), CreateError>;

    /// Recognised by a key.
    #[endpoint(method = POST, path = "/orders", idempotency_key = "Idempotency-Key")]
    async fn order(&self) -> Result<(), OrderError>;

    /// Not idempotent, but a request too many was not processed.
    #[endpoint(method = POST, path = "/comments", retry(rejected = [429]))]
    async fn comment(&self) -> Result<(), CommentError>;

    /// Retried on 503 alone.
    #[endpoint(method = GET, path = "/rates", retry(on = [503]))]
    async fn rates(&self) -> Result<(), RatesError>;

    /// Retried on 429 alone.
    #[endpoint(method = GET, path = "/stars", retry(on = [429]))]
    async fn stars(&self) -> Result<(), StarsError>;
}

/// Fri, 29 Sep 2023 16:26:37 GMT.
const NOW: u64 = 1_696_004_797;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOW)
}

/// An answer of which nothing is left, until so many seconds from now.
fn exhausted(status: u16, seconds: u64) -> Reply {
    let reset = (NOW + seconds).to_string();
    Reply::status(status).header("x-ratelimit-remaining", "0").header("x-ratelimit-reset", reset)
}

/// Client and server; the first reply is given, and all others are successes. Every draw is 1, so that a hint is lengthened
/// by its quarter.
fn hub(first: Reply) -> (Client<Hub, InProcess>, InProcess) {
    let server = InProcess::script([first, Reply::status(200)]);
    let client = Client::over(server.clone()).environment(World::new(1.0).on(now()));
    (client.timeout(Duration::from_secs(1_000)).build().unwrap(), server)
}

/// The wait in milliseconds before the second request, or why there is none.
async fn wait_after(first: Reply) -> Result<u128, StopReason> {
    let (client, server) = hub(first);
    let result = client.list().await;
    let requests = server.requests();
    match result {
        Ok(()) => {
            let [first, second] = <[_; 2]>::try_from(requests).unwrap();
            Ok((second.at - first.at).as_millis())
        }
        Err(error) => {
            assert_eq!(requests.len(), 1);
            Err(error.outcome().stop_reason().unwrap())
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_too_many_waits_for_the_next_window_whatever_its_status() {
    for status in [403, 429] {
        assert_eq!(wait_after(exhausted(status, 20)).await, Ok(25_000), "{status}");
        assert_eq!(wait_after(exhausted(status, 60)).await, Ok(65_000), "{status}");
        assert_eq!(wait_after(exhausted(status, 61)).await, Err(StopReason::HintTooLong), "{status}");
        let slow_down = Reply::status(status).header("retry-after", "8").header("x-ratelimit-remaining", "17");
        assert_eq!(wait_after(slow_down).await, Ok(10_000), "{status}: a limit of another kind");
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_limit_403_is_a_403() {
    let left = Reply::status(403).header("x-ratelimit-remaining", "17").header("x-ratelimit-reset", NOW.to_string());
    let unreadable = Reply::status(403).header("x-ratelimit-remaining", "none");
    for reply in [Reply::status(403), left, unreadable] {
        assert_eq!(wait_after(reply).await, Err(StopReason::NotRetryable));
    }
}

#[tokio::test(start_paused = true)]
async fn a_status_that_is_not_listed_keeps_its_meaning() {
    assert_eq!(wait_after(exhausted(404, 20)).await, Err(StopReason::NotRetryable));
    assert_eq!(wait_after(exhausted(503, 20)).await, Ok(100), "the backoff");
    let (client, _) = hub(exhausted(404, 20));
    let error = client.list().await.unwrap_err();
    assert_eq!((error.outcome().retry_after(), error.outcome().rate_limit().is_some()), (None, true));
}

#[tokio::test(start_paused = true)]
async fn an_api_that_names_no_headers_has_no_limit() {
    let server = InProcess::script([exhausted(403, 20), exhausted(429, 20), Reply::json(200, &1)]);
    let client = builder(&server).build().unwrap();
    let error = client.balance().await.unwrap_err();
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    assert_eq!((error.outcome().rate_limit(), error.outcome().retry_after()), (None, None));
    client.balance().await.unwrap();
    let requests = server.requests();
    assert_eq!((requests[2].at - requests[1].at).as_millis(), 1_000, "the backoff");
}

#[tokio::test(start_paused = true)]
async fn the_error_says_when_to_come_back() {
    let (client, server) = hub(exhausted(403, 3_600).header("x-ratelimit-limit", "5000"));
    let error = client.list().await.unwrap_err();
    let ListError::Forbidden(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.retry_after(), Some(Duration::from_secs(3_600)));
    let limit = payload.outcome().rate_limit().unwrap();
    assert_eq!((limit.limit(), limit.remaining(), limit.is_exhausted()), (Some(5_000), Some(0), true));
    assert_eq!(limit.reset(), Some(Duration::from_secs(3_600)));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::HintTooLong));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_end_of_the_window_is_measured_against_the_date_of_the_answer() {
    let an_hour_behind = "Fri, 29 Sep 2023 15:26:37 GMT";
    let reset = (NOW - 3_600 + 4).to_string();
    let reply = Reply::status(403).header("x-ratelimit-remaining", "0").header("x-ratelimit-reset", reset);
    assert_eq!(wait_after(reply.header("date", an_hour_behind)).await, Ok(5_000));
    assert_eq!(wait_after(exhausted(403, 4).header("date", "yesterday")).await, Ok(5_000), "against ours");
}

#[tokio::test(start_paused = true)]
async fn a_reset_that_means_nothing_leaves_the_backoff() {
    let past = (NOW - 1).to_string();
    let now = NOW.to_string();
    for reset in ["", "-1", "0", "nan", "inf", "1e9", "20junk", "99999999999999999999", &past, &now, "20.5"] {
        let reply = Reply::status(403).header("x-ratelimit-remaining", "0").header("x-ratelimit-reset", reset);
        assert_eq!(wait_after(reply).await, Ok(1_000), "{reset:?}");
    }
    assert_eq!(wait_after(Reply::status(403).header("x-ratelimit-remaining", "0")).await, Ok(1_000), "none");
}

#[tokio::test(start_paused = true)]
async fn the_answers_own_wait_goes_before_the_window() {
    assert_eq!(wait_after(exhausted(403, 20).header("retry-after", "8")).await, Ok(10_000));
    assert_eq!(wait_after(exhausted(403, 20).header("retry-after", "8").body("4")).await, Ok(5_000), "in the body");
}

#[tokio::test(start_paused = true)]
async fn the_method_gate_holds() {
    let requests = |server: &InProcess| server.requests().len();
    let (client, server) = hub(exhausted(403, 4));
    let error = client.create().await.unwrap_err();
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    assert_eq!(error.outcome().retry_after(), Some(Duration::from_secs(4)), "it is told all the same");
    assert_eq!(requests(&server), 1);
    let (client, server) = hub(exhausted(403, 4));
    client.order().await.unwrap();
    assert_eq!(requests(&server), 2, "the key");
    let (client, server) = hub(exhausted(403, 4));
    client.comment().await.unwrap();
    assert_eq!(requests(&server), 2, "the promise");
}

#[tokio::test(start_paused = true)]
async fn it_is_retried_where_429_is() {
    let (client, server) = hub(exhausted(403, 4));
    client.rates().await.unwrap_err();
    assert_eq!(server.requests().len(), 1);
    let (client, server) = hub(exhausted(403, 4));
    client.stars().await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn it_costs_what_throttling_costs_and_ends_with_the_deadline() {
    let (client, _) = hub(exhausted(403, 4));
    let full = client.retry_tokens().unwrap();
    let late = client.with(CallOptions::new().timeout(Duration::from_secs(5)));
    let error = late.list().await.unwrap_err();
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Deadline));
    assert_eq!(client.retry_tokens(), Some(full), "nothing is paid for a retry that does not happen");
    let server = InProcess::script([exhausted(403, 4), Reply::status(400)]);
    let client = Client::<Hub, _>::over(server).environment(World::new(1.0).on(now())).build().unwrap();
    client.list().await.unwrap_err();
    assert_eq!(client.retry_tokens(), Some(full - 5 + 2), "5 for the retry, and 2 come back in 5 seconds");
}

#[tokio::test(start_paused = true)]
async fn a_success_tells_of_the_limit_too() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let noted = seen.clone();
    let reply = Reply::status(200).header("x-ratelimit-limit", "60").header("x-ratelimit-remaining", "59");
    let server = InProcess::script([exhausted(429, 2), reply]);
    let client =
        Client::<Hub, _>::over(server).observe(move |outcome| noted.lock().unwrap().push(outcome.rate_limit()));
    client.build().unwrap().list().await.unwrap();
    let seen = seen.lock().unwrap();
    let [Some(limit)] = seen[..] else { panic!("{seen:?}") };
    assert_eq!((limit.limit(), limit.remaining(), limit.reset()), (Some(60), Some(59), None), "of the last answer");
}

/// An API with the headers of the IETF's drafts.
enum Draft {}

impl Api for Draft {
    const BASE_URL: &'static str = "https://draft.example";
    const RATE_LIMIT: Option<RateLimitHeaders> =
        Some(RateLimitHeaders::new("RateLimit-Remaining").limit("RateLimit-Limit").reset_after("RateLimit-Reset"));
    type ErrorBody = Wait;
}

#[endpoints(api = Draft, errors(4xx))]
trait Drafts {
    #[endpoint(method = GET, path = "/drafts")]
    async fn drafts(&self) -> Result<(), DraftsError>;
}

#[tokio::test(start_paused = true)]
async fn the_window_may_be_told_in_seconds_from_now() {
    let limited = |status| {
        let reply = Reply::status(status).header("ratelimit-limit", "100, 100;w=60").header("ratelimit-remaining", "0");
        reply.header("ratelimit-reset", "8")
    };
    let server = InProcess::script([limited(429), limited(403)]);
    let client = Client::<Draft, _>::over(server).environment(World::new(1.0)).build().unwrap();
    let error = client.drafts().await.unwrap_err();
    assert_eq!(millis(error.outcome().waits()), [10_000]);
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable), "403 is not said to be throttling");
    let limit = error.outcome().rate_limit().unwrap();
    assert_eq!((limit.limit(), limit.reset()), (Some(100), Some(Duration::from_secs(8))));
}
