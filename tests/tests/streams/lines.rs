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

/// Of a number, nobody knows whether it was cut before the separator (RFC 7464, 2.4): it needs its line feed.
#[tokio::test(start_paused = true)]
async fn a_text_of_a_sequence_that_may_be_cut_is_none() {
    let table = [
        ("\x1e12\x1e13\n", &["13"][..]),
        ("\x1e12\n\x1e13", &["12"]),
        ("\x1etru\x1efalse \x1e\x1e\n\x1e{}\x1e\"a\"\x1e[\n1\n]\n", &["false", "{}", "\"a\"", "[\n1\n]"]),
    ];
    for (body, expected) in table {
        let reply = Reply::status(200).header("content-type", "application/json-seq").body(body);
        let mut stream = client(&InProcess::script([reply])).log().await.unwrap();
        let (items, error) = all(async || stream.next().await).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(items, expected, "{body:?}");
    }
}
