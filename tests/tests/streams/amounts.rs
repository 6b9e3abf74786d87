//! Much, in small pieces: the time that it takes grows with what comes, and not with its square.

use std::time::{Duration, Instant};

use mighty_runtime::UnexpectedKind;
use mighty_runtime::testing::{InProcess, Reply};

use crate::{Chats, Shop, WatchError, all, client, events, ndjson};

/// A body in pieces of `size` bytes.
fn in_pieces(reply: Reply, body: &[u8], size: usize) -> Reply {
    body.chunks(size).fold(reply, |reply, piece| reply.body(piece.to_vec()))
}

/// How long a call takes. Real time, so only an order of magnitude is asserted of it.
async fn time(of: impl AsyncFnOnce(Shop) -> usize, reply: Reply, expected: usize) -> Duration {
    let client = client(&InProcess::script([reply]));
    let begun = Instant::now();
    assert_eq!(of(client).await, expected);
    begun.elapsed()
}

async fn watch(client: Shop) -> usize {
    let mut stream = client.watch_all().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    items.iter().map(|item| item.data.len()).sum()
}

async fn log(client: Shop) -> usize {
    let mut stream = client.log().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    items.iter().map(String::len).sum()
}

async fn download(client: Shop) -> usize {
    let mut download = client.file(None).await.unwrap();
    let mut length = 0;
    while let Some(chunk) = download.chunk().await {
        length += chunk.unwrap().len();
    }
    length
}

#[tokio::test]
async fn one_item_byte_by_byte() {
    const SIZE: usize = 500_000;
    let long = "x".repeat(SIZE);
    let event = format!("data: {long}\n\n");
    let took = time(watch, in_pieces(events(""), event.as_bytes(), 1), SIZE).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
    let lines = "data: y\n".repeat(SIZE / 10);
    let took = time(watch, in_pieces(events(""), format!("{lines}\n").as_bytes(), 1), SIZE / 5 - 1).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
    let took = time(log, in_pieces(ndjson(""), long.as_bytes(), 1), SIZE).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
    let took = time(download, in_pieces(Reply::status(200), long.as_bytes(), 1), SIZE).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test]
async fn many_items_in_one_piece_and_many_pieces_without_any() {
    let many = "id: 1\ndata: x\n\n".repeat(100_000);
    let took = time(watch, events(many), 100_000).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
    let comments = (0..100_000).fold(events(""), |reply, _| reply.body(":\n\n"));
    let took = time(watch, comments.body("data: x\n\n"), 1).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
    let nothing = (0..100_000).fold(Reply::status(200), |reply, _| reply.body(""));
    let took = time(download, nothing.body("x"), 1).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
}

/// Each event carries the last id there was: a long one would make much of little.
#[tokio::test]
async fn a_long_id_is_refused() {
    let id = "7".repeat(9_000);
    let server = InProcess::script([events(format!("data: x\n\nid: {id}\ndata: x\n\n"))]);
    let mut stream = client(&server).watch_all().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    let Some(WatchError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!((items.len(), error.kind()), (1, UnexpectedKind::TooLarge));
    assert!(error.to_string().contains("8192"), "{error}");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn an_error_within_a_stream_keeps_as_much_as_any_other() {
    let long = format!("event: error\ndata: {{\"status\":404,\"detail\":\"{}\"}}\n\n", "x".repeat(200_000));
    let mut stream = client(&InProcess::script([events(long)])).watch().await.unwrap();
    let Some(Err(WatchError::NotFound(error))) = stream.next().await else { panic!("it is an error") };
    assert_eq!(error.raw().len(), 64 << 10);
}
