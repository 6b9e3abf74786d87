//! By what a stream knows where it is: ids and members that are alike, long, odd or missing.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, Lines, StopReason, UnexpectedKind, endpoints};
use serde::Deserialize;

use crate::{Chat, Chats, Shop, WatchError, all, client, delta, event, events, ndjson};

#[derive(Debug, Deserialize, PartialEq)]
struct Reading {
    value: u32,
}

#[endpoints(api = Chat, errors(5xx))]
trait Readings {
    #[endpoint(method = GET, path = "/readings", stream(unmarked_end, resume(parameter = "since", member = "/at")))]
    async fn readings(&self) -> Result<Lines<Reading>, ReadingsError>;
    #[endpoint(method = GET, path = "/readings", stream(end = "end", resume(parameter = "since", member = "/at")))]
    async fn marked(&self) -> Result<Lines<Reading>, ReadingsError>;
}

fn reading(at: &str, value: u32) -> String {
    format!("{{\"at\":{at},\"value\":{value}}}\n")
}

async fn read(client: &Shop) -> (Vec<u32>, Option<ReadingsError>) {
    let mut stream = client.readings().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    (items.into_iter().map(|item| item.value).collect(), error)
}

#[tokio::test(start_paused = true)]
async fn items_of_one_answer_may_have_the_same() {
    let rows = [("\"10:00\"", 1), ("\"10:00\"", 2), ("\"10:01\"", 3), ("\"10:00\"", 4)];
    let body: String = rows.map(|(at, value)| reading(at, value)).concat();
    let server = InProcess::script([ndjson(body)]);
    let (values, error) = read(&client(&server)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(values, [1, 2, 3, 4]);

    let server = InProcess::script([events(event(0, "a")).body(event(0, "b")).body(event(0, "c"))]);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, ["a", "b", "c"].map(delta));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_begins_anew_is_noticed_however_far_back() {
    let first: String = (1..=200).map(|id| event(id, "x")).collect();
    for again in [1, 100, 199, 200] {
        let second: String = (again..=300).map(|id| event(id, "y")).collect();
        let server = InProcess::script([events(first.clone()).broken(), events(second)]);
        let mut stream = client(&server).watch().await.unwrap();
        let (_, error) = all(async || stream.next().await).await;
        assert!(error.is_some(), "from {again} on");
    }
    // Also if it does so after a second answer.
    let server = InProcess::script([
        events(event(1, "a")).body(event(2, "b")).broken(),
        events(event(3, "c")).broken(),
        events(event(2, "b")),
    ]);
    let mut stream = client(&server).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert_eq!((items.len(), error.is_some()), (3, true));
}

#[tokio::test(start_paused = true)]
async fn a_number_is_asked_for_as_it_is_written() {
    for written in
        ["7", "-1", "9007199254740993", "18446744073709551616", "123456789012345678901234567890", "1.50", "1e3"]
    {
        let server = InProcess::script([ndjson(reading(written, 1)).broken(), ndjson(reading("0", 2))]);
        let (values, error) = read(&client(&server)).await;
        assert!(error.is_none(), "{written}: {error:?}");
        assert_eq!(values, [1, 2]);
        let query = server.requests()[1].uri.query().unwrap().to_owned();
        assert_eq!(query, format!("since={written}"));
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_member_that_is_one_it_is_over() {
    for written in ["null", "true", "{\"x\":1}", "[1]", "\"\""] {
        let server = InProcess::script([ndjson(reading(written, 1)).broken(), ndjson(reading("2", 2))]);
        let (values, error) = read(&client(&server)).await;
        let Some(ReadingsError::Unexpected(error)) = error else { panic!("{written}: {error:?}") };
        assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotResumable), "{written}");
        assert_eq!((values.len(), server.requests().len()), (1, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn a_text_goes_into_the_query_as_a_value() {
    let server = InProcess::script([ndjson(reading("\"a&b=c d\\u0000#é\"", 1)).broken(), ndjson("")]);
    let (_, error) = read(&client(&server)).await;
    assert!(error.is_none(), "{error:?}");
    let query = server.requests()[1].uri.query().unwrap().to_owned();
    assert_eq!(query, "since=a%26b%3Dc+d%00%23%C3%A9");
}

#[tokio::test(start_paused = true)]
async fn a_last_line_that_was_cut_is_no_item_where_the_end_is_marked() {
    let server = InProcess::script([
        ndjson(reading("1", 1)).body("{\"at\":2,\"value\":2"),
        ndjson(reading("2", 22)).body("{\"at\":3,\"value\":3}"),
        ndjson(reading("3", 3)).body("end"),
    ]);
    let client = client(&server);
    let mut stream = client.marked().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items.iter().map(|item| item.value).collect::<Vec<_>>(), [1, 22, 3]);
}

#[tokio::test(start_paused = true)]
async fn a_long_id_is_no_long_message() {
    let id = "7".repeat(8_000);
    let server = InProcess::script([events(format!("id: {id}\ndata: x\n\n"))]);
    let mut stream = client(&server).watch().await.unwrap();
    let Some(Err(WatchError::Unexpected(error))) = stream.next().await else { panic!("it is no delta") };
    assert_eq!(error.kind(), UnexpectedKind::Decode);
    assert!(error.decode_error().unwrap().reason().len() < 1_000);
    assert!(format!("{error:?}").len() < 10_000);
}

/// HTTP has no way to say it (RFC 9110, 5.5).
#[tokio::test(start_paused = true)]
async fn an_id_that_no_header_can_carry_ends_it() {
    let server = InProcess::script([events("id: a\u{1}b\ndata: {\"text\":\"a\"}\n\n").broken()]);
    let client = client(&server).with(CallOptions::new());
    let mut stream = client.watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    let Some(WatchError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!((items.len(), error.outcome().stop_reason()), (1, Some(StopReason::NotResumable)));
    let server = InProcess::script([Reply::status(200).header("content-type", "text/event-stream")]);
    assert!(crate::client(&server).watch().await.unwrap().next().await.is_none());
}
