//! Lines.

use mighty_runtime::UnexpectedKind;
use mighty_runtime::testing::{InProcess, Reply};

use crate::{Chats, LogError, Row, RowsError, all, client, ndjson};

#[tokio::test(start_paused = true)]
async fn each_line_is_an_item() {
    let server = InProcess::script([ndjson("{\"id\":1}\n\n{\"id\"").body(":2}\r\n{\"id\":3}")]);
    let mut rows = client(&server).rows(None).await.unwrap();
    let (items, error) = all(async || rows.next().await).await;
    assert_eq!(items, [1, 2, 3].map(|id| Row { id }));
    assert!(error.is_none());
    assert_eq!(server.requests()[0].target(), "/v1/rows");
}

#[tokio::test(start_paused = true)]
async fn a_text_sequence_is_told_by_its_type() {
    let reply = Reply::status(200)
        .header("content-type", "application/json-seq")
        .body("\u{1e}{\"id\":\n1}\n\u{1e}{\"id\":2}\n");
    let mut rows = client(&InProcess::script([reply])).rows(None).await.unwrap();
    let (items, error) = all(async || rows.next().await).await;
    assert_eq!(items, [1, 2].map(|id| Row { id }));
    assert!(error.is_none());
}

#[tokio::test(start_paused = true)]
async fn lines_may_be_text() {
    let mut log = client(&InProcess::script([ndjson("one\ntwo\n")])).log().await.unwrap();
    let (items, error) = all(async || log.next().await).await;
    assert_eq!(items, ["one", "two"]);
    assert!(error.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_line_with_an_error_is_the_variant_that_it_means() {
    let body = "one\n{\"status\":404,\"detail\":\"rotated away\"}\n";
    let mut log = client(&InProcess::script([ndjson(body)])).log().await.unwrap();
    let (items, error) = all(async || log.next().await).await;
    assert_eq!(items, ["one"]);
    let Some(LogError::NotFound(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.message(), "rotated away");
}

#[tokio::test(start_paused = true)]
async fn a_line_that_does_not_decode_says_which_one() {
    let mut rows = client(&InProcess::script([ndjson("{\"id\":1}\n{\"id\":-1}\n")])).rows(None).await.unwrap();
    let (_, error) = all(async || rows.next().await).await;
    let Some(RowsError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.kind(), UnexpectedKind::Decode);
    assert!(error.decode_error().unwrap().to_string().starts_with("`id`: item 2: "), "{:?}", error.decode_error());
}
