//! What no server has seen is sent again at once and costs nothing: no wait, no attempt, no budget.

use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::time::Duration;

use futures_util::stream;
use mighty_runtime::TransportErrorKind::{Connect, Refused, Unwritten};
use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{
    Body, Bytes, CallOptions, Client, Delivery, Outcome, RetryBudget, StopReason, TransportErrorKind, UnexpectedKind,
    endpoints,
};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::api::{Accounts, Bank, BankClient, DeleteLimitError, TransferError, builder, scripted, times};

fn not_sent(kind: TransportErrorKind) -> Reply {
    Reply::error(kind, Delivery::NotSent)
}

fn seven() -> Reply {
    Reply::json(200, &7)
}

/// What a POST without a key is like that meets these replies, and how long it took.
async fn transfer(replies: Vec<Reply>, budget: RetryBudget) -> (Result<(), Outcome>, usize, Duration, Option<u32>) {
    let server = InProcess::script(replies);
    let client = builder(&server).retry_budget(budget).build().unwrap();
    let begun = Instant::now();
    let result = client.transfer(1).await.map_err(|error| error.outcome().clone());
    (result, server.requests().len(), begun.elapsed(), client.retry_tokens())
}

#[tokio::test(start_paused = true)]
async fn an_unwritten_request_is_sent_again_at_once() {
    let replies = times(3, &not_sent(Unwritten)).into_iter().chain([Reply::status(200)]).collect();
    let (result, requests, time, tokens) = transfer(replies, RetryBudget::new()).await;
    assert!(result.is_ok(), "{result:?}");
    assert_eq!((requests, time, tokens), (4, Duration::ZERO, Some(500)));
}

#[tokio::test(start_paused = true)]
async fn it_is_neither_an_attempt_nor_a_retry() {
    let server = InProcess::script([not_sent(Unwritten), not_sent(Refused), Reply::status(404)]);
    let client = builder(&server).build().unwrap();
    let error = client.with(CallOptions::new().attempts(1)).transfer(1).await.unwrap_err();
    let outcome = error.outcome();
    assert_eq!((outcome.attempts(), outcome.transparent_retries(), outcome.waits().len()), (1, 2, 0));
    assert_eq!(outcome.history().map(|attempt| attempt.to_string()).collect::<Vec<_>>(), ["404"]);
    assert_eq!((error.to_string().contains("attempts"), server.requests().len()), (false, 3));
}

/// gRPC's A6: what the server's HTTP layer has refused is free once.
#[tokio::test(start_paused = true)]
async fn a_second_refusal_counts() {
    let replies = times(9, &not_sent(Refused));
    let (result, requests, _, tokens) = transfer(replies, RetryBudget::new()).await;
    let outcome = result.unwrap_err();
    assert_eq!((outcome.attempts(), outcome.transparent_retries(), requests), (4, 1, 5));
    assert_eq!((outcome.waits().len(), outcome.stop_reason()), (3, Some(StopReason::Attempts)));
    assert_eq!(outcome.history().count(), 4);
    assert!(tokens.unwrap() < 500, "it was paid for");
}

#[tokio::test(start_paused = true)]
async fn so_does_what_is_never_written() {
    let replies = times(40, &not_sent(Unwritten));
    let (result, requests, _, _) = transfer(replies, RetryBudget::new()).await;
    let outcome = result.unwrap_err();
    assert_eq!((outcome.attempts(), outcome.transparent_retries(), requests), (4, 8, 12));
}

#[tokio::test(start_paused = true)]
async fn the_error_says_how_many_there_were() {
    let (client, _) = scripted(times(40, &not_sent(Unwritten)));
    let error = client.transfer(1).await.unwrap_err();
    let said = "transfer: the connection was closed before the request was written";
    assert_eq!(error.to_string(), format!("{said} (not sent, after 4 attempts and 8 transparent retries)"));
    let (client, _) = scripted([not_sent(Refused), Reply::status(503), Reply::status(404)]);
    let error = client.balance().await.unwrap_err();
    assert_eq!(error.to_string(), "balance: 404 Not Found (after 2 attempts and 1 transparent retry; before: 503)");
}

#[tokio::test(start_paused = true)]
async fn an_empty_budget_does_not_matter() {
    let replies = vec![not_sent(Unwritten), not_sent(Refused), Reply::status(200)];
    let (result, requests, _, tokens) = transfer(replies, RetryBudget::new().capacity(0)).await;
    assert!(result.is_ok(), "{result:?}");
    assert_eq!((requests, tokens), (3, Some(0)));
}

/// An outage is no bad luck: every client would come back at once.
#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_an_ordinary_failure() {
    let (result, requests, time, _) = transfer(times(4, &not_sent(Connect)), RetryBudget::new()).await;
    let outcome = result.unwrap_err();
    assert_eq!((outcome.attempts(), outcome.transparent_retries(), requests), (4, 0, 4));
    assert!(time > Duration::ZERO);
}

/// A transport that is not sure has not said so.
#[tokio::test(start_paused = true)]
async fn what_may_have_been_sent_is_not_transparent() {
    for kind in [Unwritten, Refused] {
        let replies = vec![Reply::error(kind, Delivery::MaybeSent), Reply::status(200)];
        let (result, requests, ..) = transfer(replies, RetryBudget::new()).await;
        assert_eq!((result.unwrap_err().transparent_retries(), requests), (0, 1), "{kind:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_time_is_over_is_not_sent_again() {
    let late = not_sent(Unwritten).after(Duration::from_secs(3));
    let server = InProcess::from_fn(move |_| late.clone());
    let client = builder(&server).timeout(Duration::from_secs(7)).build().unwrap();
    let begun = Instant::now();
    let Err(TransferError::Unexpected(error)) = client.transfer(1).await else { panic!("answered") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Timeout));
    assert!(begun.elapsed() <= Duration::from_secs(7), "{:?}", begun.elapsed());
    assert!(server.requests().len() <= 3, "{}", server.requests().len());
}

#[endpoints(api = Bank)]
trait Uploads {
    #[endpoint(method = PUT, path = "/statement")]
    async fn upload(&self, #[body(raw)] data: Body) -> Result<(), UploadError>;
}

/// Some of it may have been taken out.
#[tokio::test(start_paused = true)]
async fn a_stream_is_not_sent_again() {
    let (client, server) = scripted([not_sent(Unwritten), Reply::status(200)]);
    let body = Body::stream(stream::iter([Ok(Bytes::from_static(b"x"))]));
    let UploadError::Unexpected(error) = client.upload(body).await.unwrap_err();
    assert_eq!(error.kind(), UnexpectedKind::Transport(Unwritten));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::BodyNotReplayable));
    assert_eq!(server.requests().len(), 1);
}

/// Retries by the policy go on behind them.
#[tokio::test(start_paused = true)]
async fn they_mix_with_ordinary_retries() {
    let (client, server) = scripted([not_sent(Refused), Reply::status(503), not_sent(Unwritten), seven()]);
    assert_eq!(client.balance().await.unwrap(), 7);
    assert_eq!(server.requests().len(), 4);
}

/// Of many that are refused at once each is sent again, but not all of them at the same time.
#[tokio::test(start_paused = true)]
async fn those_that_are_refused_go_on_one_by_one() {
    for kind in [Refused, Unwritten] {
        assert_they_go_on_one_by_one(kind).await;
    }
}

async fn assert_they_go_on_one_by_one(kind: TransportErrorKind) {
    let (asked, again) = (Arc::new(AtomicUsize::new(0)), Arc::new(std::sync::Mutex::new(Vec::new())));
    let (counter, times) = (asked.clone(), again.clone());
    let begun = Instant::now();
    let server = InProcess::from_fn(move |_| {
        if counter.fetch_add(1, SeqCst) < 20 {
            return not_sent(kind);
        }
        times.lock().unwrap().push(begun.elapsed().as_secs());
        seven().after(SECOND)
    });
    let client: Client<Bank, InProcess> = builder(&server).environment(World::new(1.0)).build().unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let client = client.clone();
        calls.spawn(async move { client.balance().await });
    }
    for result in calls.join_all().await {
        assert_eq!(result.unwrap(), 7);
    }
    // After each answer there are twice as many.
    let at = |second: u64| again.lock().unwrap().iter().filter(|time| **time == second).count();
    assert_eq!([at(0), at(1), at(2), at(3), at(4)], [1, 2, 4, 8, 5]);
    assert_eq!(client.retry_tokens(), Some(500));
}

const SECOND: Duration = Duration::from_secs(1);

/// So many calls, each of which takes nine seconds.
fn slow(client: &BankClient, count: usize) -> JoinSet<Result<(), DeleteLimitError>> {
    let mut calls = JoinSet::new();
    for _ in 0..count {
        let client = client.clone();
        calls.spawn(async move { client.delete_limit().await });
    }
    calls
}

/// A DELETE takes its time, and the first PUT is refused.
fn slow_server() -> InProcess {
    let refused = AtomicBool::new(false);
    InProcess::from_fn(move |request| match request.method.as_str() {
        "DELETE" => Reply::status(204).after(9 * SECOND),
        "PUT" if !refused.swap(true, SeqCst) => not_sent(Refused).after(SECOND),
        _ => seven(),
    })
}

#[tokio::test(start_paused = true)]
async fn what_was_under_way_before_is_not_waited_for() {
    let client = builder(&slow_server()).build().unwrap();
    let (before, begun) = (slow(&client, 20), Instant::now());
    client.set_limit(1).await.unwrap();
    assert_eq!(begun.elapsed(), SECOND);
    before.join_all().await;
}

/// Of twenty calls of nine seconds, behind a refused one that takes as long: after each second of silence twice as many are let in.
#[tokio::test(start_paused = true)]
async fn a_slow_call_holds_up_nobody_for_long() {
    let refused = AtomicBool::new(false);
    let server = InProcess::from_fn(move |_| {
        if refused.swap(true, SeqCst) { Reply::status(204).after(9 * SECOND) } else { not_sent(Refused) }
    });
    let client = builder(&server).build().unwrap();
    let (first, begun) = (slow(&client, 1), Instant::now());
    tokio::time::sleep(SECOND / 2).await;
    for result in slow(&client, 20).join_all().await.into_iter().chain(first.join_all().await) {
        result.unwrap();
    }
    assert!(begun.elapsed() <= 16 * SECOND, "{:?}", begun.elapsed());
}
