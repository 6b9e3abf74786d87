//! Streams that break off, and where they go on.

use std::time::Duration;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, StopReason, TransportErrorKind, UnexpectedKind};
use tokio::time::Instant;

use crate::{Chats, CompleteError, Row, RowsError, WatchError, all, client, delta, event, events, ndjson};

#[tokio::test(start_paused = true)]
async fn before_the_first_item_it_is_retried_as_any_call() {
    let busy = "event: error\ndata: {\"status\":503}\n\n";
    let server = InProcess::script([events(": hello\n\n").broken(), events(busy), events(event(1, "a"))]);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items, [delta("a")]);
    assert!(error.is_none());
    let outcome = stream.outcome().unwrap();
    assert_eq!(outcome.attempts(), 3);
    let history: Vec<String> = outcome.history().map(|attempt| attempt.to_string()).collect();
    assert_eq!(history, ["reset", "503", "200"]);
    assert_eq!(server.requests()[1].header("last-event-id"), None);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_may_have_acted_is_not_sent_again() {
    let server = InProcess::script([events(": hello\n\n").broken(), events(event(1, "a"))]);
    let mut stream = client(&server).complete(&delta("q")).await.unwrap();
    let Some(Err(CompleteError::Unexpected(error))) = stream.next().await else { panic!("it broke off") };
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    assert_eq!(error.outcome().items(), Some(0));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn behind_an_item_with_an_id_it_goes_on() {
    let replies = [
        events(event(1, "a")).body(event(2, "b")).body("id: 3\ndata: {\"te").broken(),
        Reply::status(503),
        events(event(3, "c")).body(event(4, "d")),
    ];
    let server = InProcess::script(replies);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, ["a", "b", "c", "d"].map(delta));
    let sent = server.requests();
    assert_eq!(sent.len(), 3);
    assert_eq!(sent[1].header("last-event-id"), Some("2"));
    assert_eq!(sent[2].header("last-event-id"), Some("2"));
    assert_eq!(sent[2].header("authorization"), Some("Bearer secret"));
}

#[tokio::test(start_paused = true)]
async fn behind_an_item_without_one_it_is_over() {
    // By the id of the first one, the second would come again.
    let server = InProcess::script([events(event(1, "a")).body("data: {\"text\":\"b\"}\n\n").broken()]);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items.len(), 2);
    let Some(WatchError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Reset));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotResumable));
    assert_eq!(error.outcome().items(), Some(2));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn each_item_lets_attempts_count_anew() {
    let replies = (1..=20).map(|id| events(event(id, "x")).broken()).chain([Reply::status(204)]);
    let server = InProcess::script(replies);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items.len(), 20);
    // Without an item they do not.
    let replies = [events(event(1, "x")).broken()].into_iter().chain((0..9).map(|_| events("").broken()));
    let server = InProcess::script(replies);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items.len(), 1);
    let Some(WatchError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Attempts));
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn the_budget_ends_what_never_stays() {
    let server = InProcess::from_fn(|_| events("").broken());
    let client = client(&server);
    let options = CallOptions::new().attempts(1_000).timeout(Duration::from_secs(100_000));
    let mut stream = client.with(options).watch().await.unwrap();
    let Some(Err(WatchError::Unexpected(error))) = stream.next().await else { panic!("it never stays") };
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Budget));
    // An answer that broke off before its first item is no success, and gives nothing back.
    assert!((30..60).contains(&server.requests().len()), "{}", server.requests().len());
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_to_wait() {
    let server = InProcess::script([events("retry: 20000\n").body(event(1, "a")).broken(), events(event(2, "b"))]);
    let mut stream = client(&server).watch().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), delta("a"));
    let before = Instant::now();
    assert_eq!(stream.next().await.unwrap().unwrap(), delta("b"));
    assert!(before.elapsed() >= Duration::from_secs(20), "{:?}", before.elapsed());
    // Too long a wait is none.
    let server = InProcess::script([events("retry: 99999999999999999999\n").body(event(1, "a")).broken()]);
    let mut stream = client(&server).watch().await.unwrap();
    let (_, error) = all(async || stream.next().await).await;
    let Some(WatchError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::HintTooLong));
}

#[tokio::test(start_paused = true)]
async fn silence_breaks_it_off_and_time_alone_does_not() {
    let slow = (1..=100).fold(events(""), |reply, id| reply.pause(Duration::from_secs(4)).body(event(id, "x")));
    let server = InProcess::script([slow.pause(Duration::from_secs(6)), events(event(101, "y"))]);
    let mut stream = client(&server).watch_all().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items.len(), 101);
    assert_eq!(stream.outcome().unwrap().history().next().unwrap().failure(), Some(TransportErrorKind::Timeout));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_repeats_is_noticed() {
    let server = InProcess::script([events(event(1, "a")).body(event(2, "b")).broken(), events(event(1, "a"))]);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items, ["a", "b"].map(delta));
    let Some(WatchError::Unexpected(error)) = error else { panic!("{error:?}") };
    let reason = error.decode_error().unwrap().reason().to_owned();
    assert_eq!(reason, "the event with the id `1`: the server repeats what it has sent before");
}

#[tokio::test(start_paused = true)]
async fn lines_go_on_by_the_authors_cursor() {
    let rows = |ids: &[u64]| ids.iter().map(|id| format!("{{\"id\":{id}}}\n")).collect::<Vec<_>>().concat();
    let server = InProcess::script([
        ndjson(rows(&[5, 6])).body("{\"i").broken(),
        ndjson(rows(&[7])).broken(),
        ndjson(rows(&[8])),
    ]);
    let mut stream = client(&server).rows(Some(4)).await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, [5, 6, 7, 8].map(|id| Row { id }));
    let targets: Vec<String> = server.requests().iter().map(|sent| sent.target().to_owned()).collect();
    assert_eq!(targets, ["/v1/rows?after=4", "/v1/rows?after=6", "/v1/rows?after=7"]);
}

#[tokio::test(start_paused = true)]
async fn an_error_in_place_of_the_rest_is_the_endpoints() {
    let server = InProcess::script([ndjson("{\"id\":5}\n").broken(), Reply::status(404)]);
    let mut stream = client(&server).rows(None).await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items.len(), 1);
    let Some(RowsError::NotFound(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.outcome().attempts(), 2);
    assert_eq!(error.outcome().items(), Some(1));
    assert_eq!(error.outcome().history().next().unwrap().failure(), Some(TransportErrorKind::Reset));
    assert_eq!(error.outcome().history().last().unwrap().status(), Some(StatusCode::NOT_FOUND));
}
