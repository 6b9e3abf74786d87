//! What an error and a stream say of a list: no URL, no cursor, no item, no token.

use mighty_runtime::testing::Reply;
use mighty_tests::{assert_says_nothing_twice, everything};
use serde_json::json;

use super::api::{Books, BooksError, Words, page, scripted, until_error};

const PARTS: [&str; 8] = ["https:", "evil", "library.example", "of=", "hush", "s3cret", "page=2", "7777"];

fn assert_keeps_quiet(said: &str) {
    for part in PARTS {
        assert!(!said.contains(part), "{part} is in {said}");
    }
}

#[tokio::test]
async fn an_error_about_a_link_does_not_show_it() {
    let replies = [
        page(&[7777], "https://evil.example/hush?page=2&token=s3cret"),
        page(&[7777], "/v1/books?of=hush"),
        page(&[7777], "https://hush:s3cret@library.example/?page=2"),
        page(&[7777], "https://["),
        page(&[7777], json!({"href": "https://library.example/hush?page=2"})),
    ];
    for reply in replies {
        let (client, _) = scripted([reply]);
        let mut items = client.list_stream(None, Some("hush"));
        let (_, error) = until_error(&mut items).await;
        assert_keeps_quiet(&everything(&error));
        let error = BooksError::from(error);
        assert_keeps_quiet(&everything(&error));
        assert_says_nothing_twice(&error);
        assert_keeps_quiet(&format!("{items:?} {items:#?} {:?}", items.position()));
    }
}

#[tokio::test]
async fn an_error_about_a_cursor_does_not_show_it() {
    let reply = || Reply::json(200, &json!({"items": [7777], "meta": {"next": "hush"}}));
    let (client, _) = scripted([reply(), reply()]);
    let (_, error) = until_error(&mut client.search_stream(&Words { words: "s3cret" })).await;
    assert_keeps_quiet(&everything(&error));
}

#[tokio::test]
async fn a_stream_shows_nothing_of_what_it_holds() {
    let (client, _) = scripted([page(&[7777, 7777], "/v1/books?of=hush&page=2")]);
    let mut items = client.list_stream(None, Some("hush"));
    assert_eq!(format!("{items:?}"), "Items { taken: 0, .. }");
    items.next().await.unwrap().unwrap();
    assert_eq!(format!("{items:?}"), "Items { taken: 1, .. }");
    assert_eq!(format!("{:?}", items.position().unwrap()), "Position { taken: 1, .. }");
    assert_keeps_quiet(&format!("{:#?}", items.pages()));
}
