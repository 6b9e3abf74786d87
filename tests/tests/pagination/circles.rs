//! Links and cursors that come back.

use mighty_runtime::UnexpectedKind;
use mighty_runtime::testing::Reply;
use serde_json::json;

use super::api::{Books, BooksError, Words, last, page, scripted, until_error};

fn assert_is_circle(error: impl Into<BooksError>) {
    let BooksError::Unexpected(error) = error.into() else { panic!("another variant") };
    assert_eq!(error.kind(), UnexpectedKind::Pagination);
    assert_eq!(mighty_tests::chain(&error).pop().unwrap(), "the links of the pages go in a circle");
}

#[tokio::test]
async fn a_page_that_leads_to_itself() {
    let (client, server) = scripted(vec![page(&[1], "/v1/books"); 4]);
    let mut items = client.list_stream(None, None);
    let (before, error) = until_error(&mut items).await;
    assert_is_circle(error);
    assert!(items.next().await.is_none());
    assert_eq!((before, server.requests().len()), (vec![1], 1));
}

#[tokio::test]
async fn pages_that_lead_back_to_one_before() {
    let (client, server) =
        scripted([page(&[1], "?page=2"), page(&[2], "?page=3"), page(&[3], "/v1/books?page=2#again"), last(&[])]);
    let (before, error) = until_error(&mut client.list_stream(None, None)).await;
    assert_is_circle(error);
    assert_eq!((before, server.requests().len()), (vec![1, 2, 3], 3));
}

#[tokio::test]
async fn a_cursor_that_does_not_move() {
    let (client, server) = scripted(vec![Reply::json(200, &json!({"items": [1], "meta": {"next": "same"}})); 4]);
    let (before, error) = until_error(&mut client.search_stream(&Words { words: "" })).await;
    assert_is_circle(error);
    assert_eq!((before, server.requests().len()), (vec![1, 1], 2));
}

/// A page that is asked for again after an error says the same as before, and that is no circle.
#[tokio::test]
async fn a_page_that_failed_is_no_circle() {
    let undecodable = Reply::json(200, &json!({"items": "none", "links": {"next": "?page=3"}}));
    let (client, _) = scripted([
        page(&[1], "?page=2"),
        undecodable.clone(),
        Reply::status(404),
        undecodable,
        page(&[2], "?page=3"),
        last(&[3]),
    ]);
    let (mut items, mut got, mut errors) = (client.list_stream(None, None), Vec::new(), 0);
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => got.push(item),
            Err(_) => errors += 1,
        }
    }
    assert_eq!((got, errors), (vec![1, 2, 3], 3));
}
