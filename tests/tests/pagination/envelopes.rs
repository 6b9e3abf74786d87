//! What servers make of their envelopes: a `next` behind the last row, fields that nobody knows, answers that are no pages.

use mighty_runtime::testing::Reply;
use mighty_runtime::{Delivery, UnexpectedKind};
use serde_json::json;

use super::api::{Books, BooksError, all, last, page, scripted, targets, until_error};

/// The `next` that still stands after the last row leads to a page without items, which ends the list.
#[tokio::test]
async fn an_empty_page_ends_the_list_whatever_its_link_says() {
    let (client, server) = scripted([page(&[1], "?page=2"), page(&[2], "?page=3"), page(&[], "?page=4")]);
    let mut items = client.list_stream(None, None);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    for _ in 0..3 {
        assert!(items.next().await.is_none(), "it stays at its end");
    }
    assert_eq!(targets(&server), ["/books", "/books?page=2", "/books?page=3"]);
}

#[tokio::test]
async fn an_empty_list_has_no_item_and_no_page() {
    for reply in [last(&[]), page(&[], "https://evil.example/"), page(&[], 7)] {
        let (client, server) = scripted([reply.clone(), reply]);
        assert!(client.list_stream(None, None).next().await.is_none());
        assert!(client.list_stream(None, None).pages().next().await.is_none());
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn both_envelopes_in_one_list() {
    let numbered =
        |items: &[u64]| json!({"data": items, "meta": {"current_page": 1, "total_pages": 3, "total_count": 9}});
    let (client, server) = scripted([
        page(&[1, 2], "/v1/books?page=2&per_page=2"),
        Reply::json(200, &numbered(&[3, 4])),
        Reply::json(200, &numbered(&[5])),
    ]);
    assert_eq!(all(client.list_stream(None, None)).await, [1, 2, 3, 4, 5]);
    assert_eq!(targets(&server), ["/books", "/books?page=2&per_page=2", "/books?page=3&per_page=2"]);
}

#[tokio::test]
async fn a_page_keeps_what_came_around_it() {
    let (client, _) = scripted([page(&[1, 2], "?page=2").header("x-total", "3"), last(&[3])]);
    let mut pages = client.on_shelf_stream("a/b").pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.headers()["x-total"].to_str().unwrap(), first.items.as_slice()), ("3", [1, 2].as_slice()));
    assert_eq!(pages.next().await.unwrap().unwrap().into_inner().items, [3]);
    assert!(pages.next().await.is_none());
}

/// It says which field, and with which status it came; the same page is asked for again.
#[tokio::test]
async fn a_page_that_does_not_fit_its_envelope_is_an_error_that_says_so() {
    let wrong = Reply::json(200, &json!({"items": [2, "three"], "links": {"next": "?page=3"}}));
    let (client, server) = scripted([page(&[1], "?page=2"), wrong, page(&[2, 3], "?page=3"), last(&[4])]);
    let mut items = client.list_stream(None, None);
    let (before, error) = until_error(&mut items).await;
    assert_eq!(before, [1]);
    let BooksError::Unexpected(error) = error.into() else { panic!("another variant") };
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Decode, Delivery::Answered));
    assert_eq!(error.status().unwrap(), 200);
    let cause = mighty_tests::chain(&error).pop().unwrap();
    assert!(cause.starts_with("`items[1]`: invalid type: string"), "{cause}");
    assert_eq!(all(items).await, [2, 3, 4]);
    assert_eq!(targets(&server), ["/books", "/books?page=2", "/books?page=2", "/books?page=3"]);
}

#[tokio::test]
async fn answers_that_are_no_pages_are_errors() {
    let table = [
        Reply::json(200, &json!({"rows": [1]})),
        Reply::json(200, &json!([1, 2])),
        Reply::json(200, &json!({"error": "denied"})),
        Reply::status(200).body("<!doctype html><title>Sign in</title>"),
        Reply::status(204),
    ];
    for reply in table {
        let (client, _) = scripted([reply]);
        let (before, error) = until_error(&mut client.list_stream(None, None)).await;
        let BooksError::Unexpected(error) = error.into() else { panic!("another variant") };
        assert_eq!((before, error.kind()), (vec![], UnexpectedKind::Decode));
    }
}
