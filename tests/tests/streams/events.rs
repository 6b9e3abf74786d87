//! Events, and the errors among them.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Event, UnexpectedKind};

use crate::{Chats, CompleteError, WatchError, all, client, delta, event, events};

#[tokio::test(start_paused = true)]
async fn events_are_handed_out_one_by_one() {
    let server = InProcess::script([events(event(1, "a")).body(event(2, "b")).body(event(3, "c"))]);
    let mut stream = client(&server).watch().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), delta("a"));
    assert_eq!(stream.items(), 1);
    let (rest, error) = all(async || stream.next().await).await;
    assert_eq!(rest, [delta("b"), delta("c")]);
    assert!(error.is_none());
    assert!(stream.next().await.is_none());
    assert_eq!(server.requests()[0].header("accept"), Some("text/event-stream"));
    assert_eq!(server.requests()[0].header("accept-encoding"), Some("identity"));
    assert_eq!(server.requests()[0].header("authorization"), Some("Bearer secret"));
}

#[tokio::test(start_paused = true)]
async fn a_declared_end_ends_it_and_is_no_item() {
    let body = "data: {\"text\":\"a\"}\n\ndata: [DONE]\n\ndata: {\"text\":\"never\"}\n\n";
    let mut stream = client(&InProcess::script([events(body)])).complete(&delta("q")).await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items, [delta("a")]);
    assert!(error.is_none());
}

#[tokio::test(start_paused = true)]
async fn an_event_that_is_the_end_is_the_last_item() {
    let body = "event: delta\nid: 7\ndata: {\"text\":\"a\"}\n\nevent: stop\ndata: {\"text\":\"\"}\n\ndata: x\n\n";
    let stream =
        client(&InProcess::script([events(body).header("x-request-id", "r1")])).typed(&delta("q")).await.unwrap();
    assert_eq!(stream.outcome().request_id(), Some("r1"));
    let mut stream = stream.into_inner();
    let (items, error) = all(async || stream.next().await).await;
    let first = Event::new(delta("a")).of_type("delta").with_id("7");
    assert_eq!(items, [first, Event::new(delta("")).of_type("stop").with_id("7")]);
    assert!(error.is_none());
}

#[tokio::test(start_paused = true)]
async fn an_end_that_is_missing_is_an_error() {
    let server = InProcess::script([events("data: {\"text\":\"a\"}\n\n")]);
    let mut stream = client(&server).complete(&delta("q")).await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items.len(), 1);
    let Some(CompleteError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.outcome().items(), Some(1));
    let text = "complete: the connection broke before the answer was complete (maybe sent, 1 items handed out)";
    assert_eq!(error.to_string(), text);
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the stream ended without its end");
    assert!(stream.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn an_error_in_the_stream_is_the_variant_that_it_means() {
    let body = "data: {\"text\":\"a\"}\n\nevent: error\ndata: {\"status\":429,\"detail\":\"too many words\"}\n\n";
    let mut stream = client(&InProcess::script([events(body)])).complete(&delta("q")).await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!(items.len(), 1);
    let Some(CompleteError::TooManyRequests(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.message(), "too many words");
    assert_eq!(error.outcome().items(), Some(1));
    assert_eq!(error.status().as_u16(), 429);
    // One that the endpoint does not declare.
    let body = "event: error\ndata: {\"status\":418,\"detail\":\"tea\"}\n\n";
    let mut stream = client(&InProcess::script([events(body)])).complete(&delta("q")).await.unwrap();
    let Some(Err(CompleteError::Unexpected(error))) = stream.next().await else { panic!("an undeclared status") };
    assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
    assert!(error.message().contains("tea"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_error_status_is_one_before_there_is_a_stream() {
    let server = InProcess::script([Reply::json(404, &serde_json::json!({"detail": "no such channel"}))]);
    let Err(WatchError::NotFound(error)) = client(&server).watch().await else { panic!("it is not there") };
    assert_eq!(error.message(), "no such channel");
}

#[tokio::test(start_paused = true)]
async fn an_item_that_does_not_decode_says_which_one() {
    let body = "id: 41\ndata: {\"text\":1}\n\nid: 42\ndata: {\"text\":\"b\"}\n\n";
    let mut stream = client(&InProcess::script([events(body)])).watch().await.unwrap();
    let Some(Err(WatchError::Unexpected(error))) = stream.next().await else { panic!("it does not fit") };
    assert_eq!(error.kind(), UnexpectedKind::Decode);
    let decode = error.decode_error().unwrap();
    assert_eq!(decode.path(), "text");
    assert!(decode.reason().starts_with("the event with the id `41`: invalid type"), "{decode}");
    assert_eq!(error.raw().unwrap(), &b"{\"text\":1}"[..]);
    assert!(stream.next().await.is_none(), "the author did not say that it goes on");
}

#[tokio::test(start_paused = true)]
async fn the_stream_goes_on_behind_such_an_item_where_the_author_says_so() {
    let server = InProcess::script([events("data: a\n\n").body(b"data: \xFF\n\ndata: b\n\n".to_vec())]);
    let mut stream = client(&server).watch_all().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    // What is no UTF-8 is replaced in an event stream.
    assert_eq!(items.iter().map(|item| &*item.data).collect::<Vec<_>>(), ["a", "\u{fffd}", "b"]);
    assert!(error.is_none());
}

#[tokio::test(start_paused = true)]
async fn what_is_no_event_stream_is_an_error_at_once() {
    let html = Reply::status(200).header("content-type", "text/html").body("<title>Sign in</title>");
    let Err(WatchError::Unexpected(error)) = client(&InProcess::script([html])).watch().await else { panic!("html") };
    assert_eq!(error.decode_error().unwrap().reason(), "the body is `text/html`, and no `text/event-stream`");
}

#[tokio::test(start_paused = true)]
async fn an_event_over_the_bound_is_an_error_and_no_memory() {
    let long = "x".repeat(2 << 20);
    let mut stream = client(&InProcess::script([events(format!("data: {long}\n\n"))])).watch().await.unwrap();
    let Some(Err(WatchError::Unexpected(error))) = stream.next().await else { panic!("too long") };
    assert_eq!(error.kind(), UnexpectedKind::TooLarge);
    assert_eq!(error.message(), "an item of the stream is larger than 1048576 bytes");
    assert!(stream.next().await.is_none());
}
