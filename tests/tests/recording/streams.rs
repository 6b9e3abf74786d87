//! Streams are kept as they came, as far as their caller read them.

use std::time::Duration;

use futures_util::StreamExt;
use mighty_runtime::testing::{InProcess, Recording, Reply};
use serde_json::{Value, json};

use super::{Orders, Shop, ShopClient, client, lines, recorded};

fn events() -> Reply {
    Reply::status(200)
        .header("content-type", "text/event-stream")
        .body("data: {\"n\":1}\n\nda")
        .body("ta: {\"n\":2}\n\n")
        .body("data: {\"n\":3}\n\n")
}

async fn read<T: mighty_runtime::Transport>(shop: &ShopClient<T>, most: usize) -> Vec<Result<Value, String>> {
    let events = shop.watch().await.unwrap();
    events.take(most).map(|event| event.map_err(|error| error.to_string())).collect().await
}

#[tokio::test]
async fn a_stream_keeps_its_pieces() {
    let (_folder, path) = recorded(InProcess::script([events()]), async |shop| drop(read(shop, 9).await)).await;
    let chunks = json!({"chunks": ["data: {\"n\":1}\n\nda", "ta: {\"n\":2}\n\n", "data: {\"n\":3}\n\n"]});
    assert_eq!(lines(&path)[1]["answer"]["body"], chunks);
    assert_eq!(lines(&path)[1]["answer"]["end"], Value::Null);
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let numbers = read(&client(&replayed), 9).await.into_iter().map(|event| event.unwrap()["n"].clone());
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 2, 3]);
    replayed.finish().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_dropped_is_marked_and_replays_as_far_as_it_was_read() {
    let (_folder, path) = recorded(InProcess::script([events()]), async |shop| drop(read(shop, 1).await)).await;
    assert_eq!(lines(&path)[1]["answer"]["end"], "dropped");
    let replay = || Recording::of::<Shop>(&path).repeating().replay().unwrap();
    let first = read(&client(&replay()), 1).await;
    assert_eq!(first, [Ok(json!({"n": 1}))]);
    let all = read(&client(&replay()), 9).await;
    assert!(all.len() == 2 && all[1].is_err(), "{all:?}");
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_fell_silent_falls_silent_again() {
    let silent = || {
        let begin = Reply::status(200).header("content-type", "text/event-stream").body("data: {\"n\":1}\n\n");
        begin.pause(Duration::from_secs(1_000_000))
    };
    let (_folder, path) = recorded(InProcess::script([silent()]), async |shop| drop(read(shop, 2).await)).await;
    assert_eq!(lines(&path)[1]["answer"]["end"], "stalled");
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let again = read(&client(&replayed), 2).await;
    assert!(again[0].is_ok() && again[1].is_err(), "{again:?}");
}

#[tokio::test]
async fn a_session_that_ends_within_a_stream_has_its_beginning() {
    let folder = super::Folder::new();
    let path = folder.file("open.jsonl");
    let recorder = Recording::of::<Shop>(&path).over(InProcess::script([events()])).unwrap();
    let shop = client(&recorder);
    let mut events = shop.watch().await.unwrap();
    events.next().await.unwrap().unwrap();
    recorder.finish().unwrap();
    assert_eq!(lines(&path)[1]["answer"]["end"], "dropped");
    drop(recorder);
    drop(shop);
    drop(events);
    assert_eq!(lines(&path).len(), 2);
}
