//! What a limiter does to a call.

use std::error::Error;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    CallOptions, Delivery, LimitAnswer, LimitError, LimitRequest, Limiter, StopReason, TransportErrorKind, Unexpected,
    UnexpectedKind,
};
use mighty_tests::Recorder;
use tokio::time::Instant;
use tracing::Level;

use super::api::{CreateOrderError, ListOrdersError, Orders, always, builder, sent};

/// Lets so many through, notes what it is told, and then does as it is told.
struct Scripted {
    room: AtomicU32,
    then: fn() -> LimitError,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    fn new(room: u32, then: fn() -> LimitError) -> Self {
        Self { room: AtomicU32::new(room), then, seen: Arc::default() }
    }
}

impl Limiter for Scripted {
    async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        self.seen.lock().unwrap().push(format!("{} {}", request.endpoint().name(), request.path()));
        let room = self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(1));
        room.map(|_| ()).map_err(|_| (self.then)())
    }

    fn observe(&self, answer: &LimitAnswer<'_>) {
        let status = answer.status().map_or(0, |status| status.as_u16());
        self.seen.lock().unwrap().push(format!("{status} {:?}", answer.retry_after()));
    }
}

fn reached() -> LimitError {
    LimitError::reached(Some(Duration::from_secs(7)))
}

fn unexpected(error: ListOrdersError) -> Unexpected {
    let ListOrdersError::Unexpected(error) = error else { panic!("{error:?}") };
    error
}

#[tokio::test(start_paused = true)]
async fn what_is_not_let_through_is_not_sent() {
    let (client, server) = always(Reply::status(200));
    let observed = Arc::new(AtomicU32::new(0));
    let noted = observed.clone();
    let client = client.limiter(Scripted::new(0, reached)).observe(move |outcome| {
        assert_eq!(outcome.attempts(), 0);
        noted.fetch_add(1, Ordering::Relaxed);
    });
    let client = client.build().unwrap();
    let full = client.retry_tokens();
    let error = unexpected(client.list_orders("a").await.unwrap_err());
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::LimitReached, Delivery::NotSent));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!((error.attempts(), error.status(), error.outcome().history().count()), (0, None, 0));
    assert_eq!(error.outcome().stop_reason(), None);
    assert_eq!(error.to_string(), "list_orders: the client's rate limit is reached, for another 7.0s (not sent)");
    assert_eq!(error.user_message(), "That was too much at once. Please wait a moment and try again.");
    assert!(error.source().is_none());
    assert_eq!((client.retry_tokens(), server.requests().len()), (full, 0));
    assert_eq!(observed.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn a_limiter_that_fails_is_told_from_a_limit() {
    let (client, server) = always(Reply::status(200));
    let client = client.limiter(Scripted::new(0, || LimitError::failed("the disk is full"))).build().unwrap();
    let error = unexpected(client.list_orders("a").await.unwrap_err());
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::LimiterFailed, Delivery::NotSent));
    assert_eq!(error.retry_after(), None);
    assert_eq!(error.to_string(), "list_orders: the client's rate limiter failed (not sent)");
    assert_eq!(error.source().unwrap().to_string(), "the disk is full");
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_retry_that_is_not_let_through_leaves_what_came_before() {
    let (client, server) = always(Reply::status(503));
    let client = client.limiter(Scripted::new(2, reached)).build().unwrap();
    let error = client.list_orders("a").await.unwrap_err();
    assert!(matches!(error, ListOrdersError::ServerError(_)), "{error:?}");
    let outcome = error.outcome();
    assert_eq!((outcome.attempts(), outcome.stop_reason()), (2, Some(StopReason::Limiter)));
    assert_eq!(outcome.history().map(|attempt| attempt.to_string()).collect::<Vec<_>>(), ["503", "503"]);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn each_attempt_asks_and_each_answer_is_told() {
    let limiter = Scripted::new(9, reached);
    let seen = limiter.seen.clone();
    let server = InProcess::script([Reply::status(503).header("retry-after", "2"), Reply::status(200)]);
    builder(&server).limiter(limiter).build().unwrap().list_orders("a b").await.unwrap();
    let way = "list_orders /v1/a%20b/orders";
    assert_eq!(*seen.lock().unwrap(), [way, "503 Some(2s)", way, "200 None"]);
}

#[tokio::test(start_paused = true)]
async fn what_no_server_has_seen_asks_once() {
    let limiter = Scripted::new(1, reached);
    let seen = limiter.seen.clone();
    let unwritten = Reply::error(TransportErrorKind::Unwritten, Delivery::NotSent);
    let server = InProcess::script([unwritten.clone(), unwritten, Reply::status(200)]);
    builder(&server).limiter(limiter).build().unwrap().create_order("a").await.unwrap();
    assert_eq!(*seen.lock().unwrap(), ["create_order /v1/a/orders", "200 None"]);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_let_through_is_traced_without_its_path() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let (client, _) = always(Reply::status(200));
    let client = client.limiter(Scripted::new(0, reached)).build().unwrap();
    client.list_orders("s3cret").await.unwrap_err();
    let [event] = <[_; 1]>::try_from(recorder.own_events()).unwrap();
    assert_eq!(
        event.to_string(),
        "WARN mighty_runtime::trace: message=not let through by the rate limiter http.request.method=GET \
         url.template=/{tenant}/orders error.type=limit_reached elapsed_ms=0 wait_ms=7000"
    );
}

/// Never lets anything through, and never says so.
struct Hung;

impl Limiter for Hung {
    async fn acquire(&self, _: &LimitRequest<'_>) -> Result<(), LimitError> {
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn a_limiter_that_hangs_is_ended_by_the_deadline() {
    let (client, server) = always(Reply::status(200));
    let client = client.limiter(Hung).timeout(Duration::from_secs(3)).build().unwrap();
    let begun = Instant::now();
    let error = unexpected(client.list_orders("a").await.unwrap_err());
    assert_eq!((error.kind(), error.retry_after()), (UnexpectedKind::LimitReached, None));
    assert_eq!(begun.elapsed().as_secs(), 3);
    assert_eq!(error.outcome().held_up(), Duration::from_secs(3));
    assert_eq!(server.requests().len(), 0);
}

/// Takes a second for each.
struct Slow;

impl Limiter for Slow {
    async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        assert!(request.left() <= Duration::from_secs(1_000));
        request.wait(Duration::from_secs(1)).await;
        Ok(())
    }
}

#[tokio::test(start_paused = true)]
async fn waiting_takes_nothing_of_an_attempts_time_and_is_told() {
    let slow_answer = Reply::status(503).after(Duration::from_millis(1_500));
    let server = InProcess::script([slow_answer, Reply::status(200)]);
    let begun = Instant::now();
    let client = builder(&server).attempt_timeout(Duration::from_secs(2)).limiter(Slow).build().unwrap();
    client.list_orders("a").await.unwrap();
    assert_eq!(sent(&server, begun), [1_000, 1_000 + 1_500 + 100 + 1_000]);
    let (client, _) = always(Reply::status(404));
    let client = client.limiter(Slow.and(Arc::new(Slow))).build().unwrap();
    let error = client.create_order("a").await.unwrap_err();
    assert!(matches!(error, CreateOrderError::ClientError(_)));
    assert_eq!(error.outcome().held_up(), Duration::from_secs(2), "both of them");
    assert_eq!(error.outcome().history().next().unwrap().elapsed(), Duration::ZERO);
    assert_eq!(error.outcome().elapsed(), Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_before_a_limiter_leaves_the_client_usable() {
    let (client, server) = always(Reply::status(200));
    let client = client.limiter(Slow).build().unwrap();
    let short = client.with(CallOptions::new());
    tokio::time::timeout(Duration::from_millis(500), short.list_orders("a")).await.unwrap_err();
    client.list_orders("a").await.unwrap();
    assert_eq!(server.requests().len(), 1);
}
