//! The next page on its way while the items of the one before are handed out, on virtual time.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Items, Page};
use tokio::time::{Instant, sleep};

use super::api::{Books, ListError, Listed, all, last, page, reader, scripted, targets, until_error};

const ITEM: Duration = Duration::from_millis(100);
const PAGE: Duration = Duration::from_millis(500);

/// Three pages of ten items; each page takes 500 ms.
fn library() -> InProcess {
    InProcess::from_fn(|request| {
        let number = request.uri.query().map_or(1, |query| query.trim_start_matches("page=").parse().unwrap());
        let items: Vec<u64> = (0..10).map(|item| 10 * (number - 1) + item).collect();
        let reply = if number < 3 { page(&items, format!("?page={}", number + 1)) } else { last(&items) };
        reply.after(PAGE)
    })
}

/// Takes every item, 100 ms each, and says how long it took and when the requests were sent.
async fn work_through(items: Items<Listed, ListError>, server: &InProcess) -> (Duration, Vec<u128>) {
    let (mut items, begun, mut got) = (items, Instant::now(), Vec::new());
    while let Some(item) = items.next().await {
        got.push(item.unwrap());
        sleep(ITEM).await;
    }
    assert_eq!(got, (0..30).collect::<Vec<u64>>());
    let sent = server.requests().iter().map(|request| (request.at - begun).as_millis()).collect();
    (begun.elapsed(), sent)
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_prefetched_costs_no_time() {
    let server = library();
    let without = work_through(reader(&server).list_stream(None, None), &server).await;
    assert_eq!(without, (3 * PAGE + 30 * ITEM, vec![0, 1_500, 3_000]));
    let server = library();
    let with = work_through(reader(&server).list_stream(None, None).prefetch(), &server).await;
    assert_eq!(with, (PAGE + 30 * ITEM, vec![0, 500, 1_500]), "one page ahead, and not two");
}

/// Taking items is what brings the page ahead through its retries.
#[tokio::test(start_paused = true)]
async fn a_page_ahead_is_retried_while_items_are_taken() {
    let (client, server) = scripted([
        page(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "?page=2").after(PAGE),
        Reply::status(503).after(ITEM),
        Reply::reset().after(ITEM),
        last(&[10]).after(ITEM),
    ]);
    let (mut items, begun) = (client.list_stream(None, None).prefetch(), Instant::now());
    while let Some(item) = items.next().await {
        item.unwrap();
        sleep(ITEM).await;
    }
    assert_eq!((begun.elapsed(), server.requests().len()), (PAGE + 11 * ITEM, 4));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_before_the_first_poll_and_nothing_more_than_one_page_ahead() {
    let server = library();
    let mut items = reader(&server).list_stream(None, None).prefetch();
    sleep(PAGE).await;
    assert_eq!(server.requests().len(), 0);
    items.next().await.unwrap().unwrap();
    sleep(10 * PAGE).await;
    items.next().await.unwrap().unwrap();
    sleep(10 * PAGE).await;
    items.next().await.unwrap().unwrap();
    assert_eq!(targets(&server), ["/books", "/books?page=2"]);
}

#[tokio::test(start_paused = true)]
async fn pages_are_prefetched_too() {
    let server = library();
    let mut pages = reader(&server).list_stream(None, None).pages().prefetch();
    let begun = Instant::now();
    while let Some(page) = pages.next().await {
        assert_eq!(page.unwrap().items().len(), 10);
        sleep(10 * ITEM).await;
    }
    assert_eq!(begun.elapsed(), PAGE + 30 * ITEM);
}

/// It comes when it is its turn, and is not repeated before somebody has seen it.
#[tokio::test(start_paused = true)]
async fn an_error_of_the_page_ahead_comes_behind_the_items_before_it() {
    let (client, server) = scripted([
        page(&[1, 2, 3], "?page=2"),
        Reply::status(404),
        Reply::status(404),
        page(&[4], "?page=3"),
        last(&[5]),
    ]);
    let mut items = client.list_stream(None, None).prefetch();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    sleep(PAGE).await;
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    assert_eq!(targets(&server), ["/books", "/books?page=2"]);
    assert_eq!(until_error(&mut items).await.0, [3]);
    sleep(PAGE).await;
    assert_eq!(server.requests().len(), 2, "nobody has asked again");
    assert_eq!(until_error(&mut items).await.0, [0; 0]);
    assert_eq!(all(items).await, [4, 5]);
    assert_eq!(targets(&server), ["/books", "/books?page=2", "/books?page=2", "/books?page=2", "/books?page=3"]);
}

/// An empty page ahead ends the list, and its link is not followed.
#[tokio::test(start_paused = true)]
async fn an_empty_page_ahead_is_the_end() {
    let (client, server) = scripted([page(&[1, 2], "?page=2"), page(&[], "?page=3")]);
    assert_eq!(all(client.list_stream(None, None).prefetch()).await, [1, 2]);
    assert_eq!(server.requests().len(), 2);
}
