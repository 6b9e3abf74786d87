//! A stream that is dropped leaves everything usable, wherever it was.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use tokio::time::{sleep, timeout};

use super::api::{Books, all, last, page, reader};

/// Two pages; the second fails once, and each answer takes a second.
fn library() -> InProcess {
    InProcess::script([
        page(&[1, 2], "?page=2").after(Duration::from_secs(1)),
        Reply::status(503).after(Duration::from_secs(1)),
        last(&[3]).after(Duration::from_secs(1)),
        last(&[4]),
    ])
}

#[tokio::test(start_paused = true)]
async fn dropping_a_stream_ends_its_request() {
    let server = library();
    let client = reader(&server);
    let mut items = client.list_stream(None, None).prefetch();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    drop(items);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(server.requests().len(), 2, "the retry of the page ahead went with it");
}

/// The budget after a stream that was dropped is that after a call that was dropped at the same place.
#[tokio::test(start_paused = true)]
async fn the_budget_is_exact_after_a_stream_that_was_dropped() {
    for cut_ms in [500, 1_500, 2_050, 2_500, 3_500] {
        let (whole, parts) = (reader(&library()), reader(&library()));
        let cut = Duration::from_millis(cut_ms);
        let mut items = whole.list_stream(None, None);
        let _: Result<(), _> = timeout(cut, async { while items.next().await.is_some() {} }).await;
        drop(items);
        // Read at once: it fills again with time.
        let tokens = whole.retry_tokens();
        let calls = async {
            parts.list(None, None).await.unwrap();
            parts.list(Some(2), None).await.unwrap();
        };
        let _: Result<(), _> = timeout(cut, calls).await;
        assert_eq!(tokens, parts.retry_tokens(), "cut after {cut_ms} ms");
    }
}

/// A `next` that is dropped is not lost: the page is still on its way, and the item comes with the next one.
#[tokio::test(start_paused = true)]
async fn a_next_that_is_dropped_loses_nothing() {
    let server = InProcess::script([
        page(&[1, 2], "?page=2").after(Duration::from_secs(1)),
        last(&[3]).after(Duration::from_secs(1)),
    ]);
    let (mut items, mut got, mut polls) = (reader(&server).list_stream(None, None), Vec::new(), 0);
    loop {
        polls += 1;
        match timeout(Duration::from_millis(300), items.next()).await {
            Err(_) => {}
            Ok(Some(item)) => got.push(item.unwrap()),
            Ok(None) => break,
        }
    }
    assert_eq!((got, server.requests().len()), (vec![1, 2, 3], 2));
    assert!(polls > 6, "some were dropped");
}

#[tokio::test(start_paused = true)]
async fn the_client_is_usable_after_a_stream_that_was_dropped() {
    let server = InProcess::from_fn(|_| last(&[1]).after(Duration::from_secs(1)));
    let client = reader(&server);
    timeout(Duration::from_millis(10), client.list_stream(None, None).next()).await.unwrap_err();
    assert_eq!(all(client.list_stream(None, None)).await, [1]);
}
