//! Streams, and what else a call has: tokens, budgets, keys, deadlines, observers, and callers that stop in the middle.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, Client, Events, StopReason, Token, TokenRequest, TokenSource, endpoints};
use tokio::time::{sleep, timeout};

use crate::{Chat, Chats, Delta, Shop, WatchError, all, client, delta, event, events};

#[endpoints(api = Chat, errors(401, 404, 5xx))]
trait Keyed {
    #[endpoint(method = POST, path = "/ask", idempotency_key = "Idempotency-Key", stream(unmarked_end))]
    async fn ask(&self, #[body] question: &Delta) -> Result<Events<Delta>, AskError>;
    #[endpoint(method = GET, path = "/once", retry(never), stream(unmarked_end))]
    async fn once(&self) -> Result<Events<Delta>, OnceError>;
}

/// Another token each time.
#[derive(Default)]
struct Numbered(AtomicU32);

impl TokenSource for Numbered {
    async fn token(&self, _: &TokenRequest<'_>) -> Result<Token, Box<dyn Error + Send + Sync>> {
        Ok(Token::from(format!("t{}", self.0.fetch_add(1, Ordering::SeqCst))))
    }
}

fn renewing(server: &InProcess) -> Shop {
    Client::<Chat, _>::over(server.clone()).token_source(Numbered::default()).build().unwrap()
}

fn tokens(server: &InProcess) -> Vec<String> {
    let token = |header: Option<&str>| header.unwrap_or_default().trim_start_matches("Bearer ").to_owned();
    server.requests().iter().map(|sent| token(sent.header("authorization"))).collect()
}

#[tokio::test(start_paused = true)]
async fn a_token_that_ran_out_in_between_is_renewed() {
    let server = InProcess::script([
        events(event(1, "a")).broken(),
        Reply::status(401),
        events(event(2, "b")).broken(),
        Reply::status(401),
        events(event(3, "c")),
    ]);
    let mut stream = renewing(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, ["a", "b", "c"].map(delta));
    assert_eq!(tokens(&server), ["t0", "t0", "t1", "t1", "t2"]);
    assert_eq!(server.requests()[2].header("last-event-id"), Some("1"));
}

#[tokio::test(start_paused = true)]
async fn the_repetition_with_a_new_token_is_no_retry_of_the_stream_either() {
    let server = InProcess::script([Reply::status(401), events("").broken(), events(event(1, "a"))]);
    let mut stream = renewing(&server).with(CallOptions::new().attempts(2)).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, [delta("a")]);
    // No more than it says either.
    let again = || events("").broken();
    let server = InProcess::script([Reply::status(401), again(), Reply::status(401), again(), events(event(1, "a"))]);
    let mut stream = renewing(&server).with(CallOptions::new().attempts(2)).watch().await.unwrap();
    let (_, error) = all(async || stream.next().await).await;
    assert!(error.is_some());
}

#[tokio::test(start_paused = true)]
async fn a_key_is_the_same_as_long_as_it_is_one_call() {
    let server = InProcess::script([events(event(1, "a")).broken(), events(event(2, "b"))]);
    let client = client(&server);
    let mut stream = client.ask(&delta("q")).await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items.len(), 2);
    let sent = server.requests();
    assert_eq!(sent[0].header("idempotency-key"), sent[1].header("idempotency-key"));
    assert_eq!((&sent[0].body, &sent[0].method), (&sent[1].body, &sent[1].method));
}

#[tokio::test(start_paused = true)]
async fn one_attempt_is_one() {
    let server = InProcess::from_fn(|_| events(event(1, "a")).broken());
    for options in [CallOptions::new().attempts(1), CallOptions::new().attempts(1).timeout(Duration::from_secs(1_000))]
    {
        let mut stream = client(&server).with(options).watch().await.unwrap();
        let (items, error) = all(async || stream.next().await).await;
        let Some(WatchError::Unexpected(error)) = error else { panic!("{error:?}") };
        assert_eq!((items.len(), error.outcome().stop_reason()), (1, Some(StopReason::Attempts)));
    }
    let mut stream = client(&server).once().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!((items.len(), error.is_some()), (1, true));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_budget_is_exact_wherever_a_stream_is_dropped() {
    const FULL: u32 = 500;
    let server = InProcess::from_fn(|request| match request.header("last-event-id") {
        None => events(event(1, "a")).broken(),
        Some(_) => events(event(2, "b")).pause(Duration::from_secs(1)).broken(),
    });
    let client = client(&server);
    let left = || client.retry_tokens().unwrap();
    // Before it is polled, in the middle, and during the wait for the next answer, which is paid for.
    drop(client.watch().await.unwrap());
    assert_eq!(left(), FULL);
    let mut stream = client.watch().await.unwrap();
    stream.next().await.unwrap().unwrap();
    drop(stream);
    assert_eq!(left(), FULL);
    let mut stream = client.watch().await.unwrap();
    stream.next().await.unwrap().unwrap();
    assert!(timeout(Duration::from_millis(0), stream.next()).await.is_err());
    assert_eq!(left(), FULL - 14);
    drop(stream);
    assert_eq!(left(), FULL - 14);
    // With the item after it, what was paid comes back, once.
    sleep(Duration::from_secs(100)).await;
    let mut stream = client.watch().await.unwrap();
    stream.next().await.unwrap().unwrap();
    stream.next().await.unwrap().unwrap();
    assert_eq!(left(), FULL);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_lost_by_a_caller_that_waits_for_something_else() {
    let pause = Duration::from_millis(70);
    let slow = |first: u32| (first..first + 5).fold(events(""), |reply, id| reply.pause(pause).body(event(id, "x")));
    let server = InProcess::script([slow(1).broken(), slow(6).broken(), slow(11)]);
    let mut stream = client(&server).watch_all().await.unwrap();
    let mut ids = Vec::new();
    loop {
        match timeout(Duration::from_millis(30), stream.next()).await {
            Err(_) => {}
            Ok(None) => break,
            Ok(Some(item)) => ids.push(item.unwrap().id.unwrap().parse::<u32>().unwrap()),
        }
    }
    assert_eq!(ids, (1..=15).collect::<Vec<_>>());
    assert!(stream.next().await.is_none());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_stream_can_be_read_by_another_task() {
    let server = InProcess::script([events(event(1, "a")).broken(), events(event(2, "b"))]);
    let mut stream = client(&server).watch().await.unwrap();
    stream.next().await.unwrap().unwrap();
    let rest = tokio::spawn(async move { stream.next().await });
    assert_eq!(rest.await.unwrap().unwrap().unwrap(), delta("b"));
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_of_each_answer() {
    let told = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&told);
    let server = InProcess::script([events(event(1, "a")).broken(), events(event(2, "b"))]);
    let client = Client::<Chat, _>::over(server.clone()).observe(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
    });
    let mut stream = client.build().unwrap().watch().await.unwrap();
    assert_eq!(told.load(Ordering::SeqCst), 1);
    let (items, _) = all(async || stream.next().await).await;
    assert_eq!((items.len(), told.load(Ordering::SeqCst)), (2, 2));
}

/// A watch that is never over: what is remembered of it stays small.
#[tokio::test(start_paused = true)]
async fn a_call_that_goes_on_for_days_remembers_a_bounded_part() {
    let next = AtomicU32::new(0);
    let server = InProcess::from_fn(move |_| events(event(next.fetch_add(1, Ordering::SeqCst), "x")).broken());
    let mut stream = client(&server).watch().await.unwrap();
    for _ in 0..1_000 {
        stream.next().await.unwrap().unwrap();
    }
    let outcome = stream.outcome().unwrap();
    assert_eq!(outcome.attempts(), 1_000);
    assert!(outcome.history().count() <= 40, "{}", outcome.history().count());
    assert!(outcome.waits().len() <= 40, "{}", outcome.waits().len());
}

/// `event: error`, with the status that it means.
fn said(status: u16) -> String {
    format!("event: error\ndata: {{\"status\":{status}}}\n\n")
}

#[tokio::test(start_paused = true)]
async fn a_token_that_runs_out_within_a_stream_is_renewed_where_nothing_comes_again() {
    // Behind an item that says where it is, and before the first one.
    let server = InProcess::script([events(event(1, "a")).body(said(401)), events(event(2, "b"))]);
    let mut stream = renewing(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((items, tokens(&server)), (["a", "b"].map(delta).to_vec(), vec!["t0".to_owned(), "t1".to_owned()]));
    let server = InProcess::script([events(said(401)), events(event(2, "b"))]);
    let mut stream = renewing(&server).watch().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), delta("b"));
    assert_eq!(tokens(&server), ["t0", "t1"]);
    // Behind one that does not, all of it would come again.
    let without = "data: {\"text\":\"a\"}\n\n";
    let server = InProcess::script([events(without).body(said(401)), events(without)]);
    let mut stream = renewing(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    let Some(WatchError::Unauthorized(error)) = error else { panic!("{items:?} {error:?}") };
    assert_eq!((items.len(), server.requests().len()), (1, 1));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotResumable));
    // A refusal that stands is the stream's error.
    let server = InProcess::from_fn(|_| events(said(401)));
    let mut stream = renewing(&server).watch().await.unwrap();
    let (_, error) = all(async || stream.next().await).await;
    assert!(matches!(error, Some(WatchError::Unauthorized(_))), "{error:?}");
    assert!(server.requests().len() <= 4, "{}", server.requests().len());
}

#[tokio::test(start_paused = true)]
async fn a_long_download_outlives_its_tokens() {
    let part = |begin: usize| {
        let head = if begin == 0 {
            Reply::status(200).header("content-length", "3").header("etag", "\"v1\"")
        } else {
            Reply::status(206).header("content-range", format!("bytes {begin}-2/3"))
        };
        head.body(vec![b"abc"[begin]])
    };
    let refused = || Reply::status(401);
    let server = InProcess::script([refused(), part(0).broken(), refused(), part(1).broken(), refused(), part(2)]);
    let client = renewing(&server).with(CallOptions::new().attempts(3));
    assert_eq!(client.file(None).await.unwrap().bytes(9).await.unwrap(), "abc");
    assert_eq!(tokens(&server), ["t0", "t1", "t1", "t2", "t2", "t3"]);
}
