//! What an answer that stays open costs, tells and leaves.

use std::sync::{Arc, Mutex};

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Client, Conditional, Events};

use crate::{Chat, Chats, WatchError, client, delta, event, events};

#[tokio::test(start_paused = true)]
async fn the_call_ends_with_the_head() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let server = InProcess::script([events(event(1, "a")).broken(), Reply::status(404)]);
    let noted = Arc::clone(&told);
    let client = Client::<Chat, _>::over(server)
        .observe(move |outcome| noted.lock().unwrap().push((outcome.attempts(), outcome.items())))
        .build()
        .unwrap();
    let mut stream = client.watch().await.unwrap();
    assert_eq!(told.lock().unwrap()[..], [(1, None)]);
    assert_eq!(stream.next().await.unwrap().unwrap(), delta("a"));
    assert!(matches!(stream.next().await, Some(Err(WatchError::NotFound(_)))));
    assert_eq!(told.lock().unwrap()[..], [(1, None), (2, Some(1))]);
}

#[tokio::test(start_paused = true)]
async fn a_fake_gives_what_it_is_given() {
    let mut stream = Events::<_, WatchError>::from_items([Ok(delta("a"))]);
    assert_eq!(stream.next().await.unwrap().unwrap(), delta("a"));
    assert!(stream.next().await.is_none());
    assert!(stream.outcome().is_none() && stream.headers().is_none());
    assert_eq!(format!("{stream:?}"), "Events(0 items)");
}

#[tokio::test(start_paused = true)]
async fn a_download_may_be_conditional() {
    let server = InProcess::script([Reply::status(304).header("etag", "\"a\""), Reply::status(200).body("new")]);
    let client = client(&server);
    assert!(!client.cached(Some("\"a\"")).await.unwrap().is_modified());
    let Conditional::Modified(download) = client.cached(Some("\"a\"")).await.unwrap() else { panic!("it has changed") };
    assert_eq!(download.into_inner().bytes(10).await.unwrap(), "new");
}
