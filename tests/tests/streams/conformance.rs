//! Event streams as browsers read them: the cases of the web platform's tests, retold.
//!
//! Source: <https://github.com/web-platform-tests/wpt>, folder `eventsource`; each row begins with the name of the file there. Most were
//! read at 65cfe0a7fe334326f94a18970a5466a647d3f7f8 (`.js`), 5f9fb0d9f20d97adc6e6c9ee47cb8f14558d52ed (`.any.js`),
//! 500d1c779e50579345d3f9c1555c30d9f0af0f90 and 96863b45b76653628b77b9bd1d5adf742b0bfade (`.htm`); `format-field-id-3` at
//! b3ec19cc197ab727dcfea1c03f8af1e37e6a8007, `format-utf-8` at 3fa157157a4e01a30595f354765047a315e9626d. `format-field-parsing`,
//! `-field-unknown`, `-leading-space`, `-newlines`, `-field-retry-empty`, `-mime-bogus`, `-mime-trailing-semicolon` and the server of
//! `event-data` were read in copies that do not say their commit. What the server sends behind a message by itself, `\n\n\n`, is
//! written out.
//!
//! Left out is what only browsers have: origins, credentials, redirects, caches, workers, the states of an `EventSource`. Where a stream
//! ends, browsers ask again for ever; here it is over, unless its end is declared and missing.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Event, Events, Response, StopReason, UnexpectedKind, endpoints};
use tokio::time::Instant;

use crate::{Chat, all, client, events};

#[endpoints(api = Chat, errors(404, 410, 5xx))]
trait Wpt {
    #[endpoint(method = GET, path = "/message", success = 200, stream(unmarked_end))]
    async fn message(&self) -> Result<Response<Events<Event<String>>>, MessageError>;
}

/// The type of an event, the last id, its data.
type Seen = (&'static str, &'static str, &'static str);

/// A case: what the server sends, and what has to be seen of it.
struct Case {
    file: &'static str,
    sent: &'static str,
    seen: &'static [Seen],
}

const fn case(file: &'static str, sent: &'static str, seen: &'static [Seen]) -> Case {
    Case { file, sent, seen }
}

const CASES: &[Case] = &[
    case(
        "event-data: lines of data are joined, an event without data is none, names have a case",
        "data:msg\ndata: msg\n\n:\nfalsefield:msg\n\nfalsefield:msg\nData:data\n\ndata\n\ndata:end\n\n",
        &[("message", "", "msg\nmsg"), ("message", "", ""), ("message", "", "end")],
    ),
    case(
        "format-bom: one before the first line is no part of it, one before another is",
        "\u{feff}data:1\n\n\u{feff}data:2\n\ndata:3\n\n\n",
        &[("message", "", "1"), ("message", "", "3")],
    ),
    case(
        "format-bom-2: of two, the second belongs to the line",
        "\u{feff}\u{feff}data:1\n\ndata:2\n\ndata:3\n\n\n",
        &[("message", "", "2"), ("message", "", "3")],
    ),
    case(
        "format-data-before-final-empty-line: an event that no empty line ends is none",
        "retry:1000\ndata:test1\n\nid:test\ndata:test2\n",
        &[("message", "", "test1")],
    ),
    case(
        "format-field-data: with and without a colon",
        "data:\n\ndata\ndata\n\ndata:test\n\n\n",
        &[("message", "", ""), ("message", "", "\n"), ("message", "", "test")],
    ),
    case(
        "format-field-event: a type holds for one event",
        "event:test\ndata:x\n\ndata:x\n\n\n",
        &[("test", "", "x"), ("message", "", "x")],
    ),
    case("format-field-event-empty: an empty type is none", "event: \ndata:data\n\n\n", &[("message", "", "data")]),
    case(
        "format-field-id-3: an id holds until there is another",
        "id: 1\ndata: 1\n\ndata:2\n\n",
        &[("message", "1", "1"), ("message", "1", "2")],
    ),
    case(
        "format-field-id-3: it changes",
        "id: 1\ndata: 1\n\nid: 2\ndata:2\n\ndata:3\n\n",
        &[("message", "1", "1"), ("message", "2", "2"), ("message", "2", "3")],
    ),
    case(
        "format-field-id-3: an empty one takes it away",
        "id: 1\ndata: 1\n\nid:\ndata:2\n\ndata:3\n\n",
        &[("message", "1", "1"), ("message", "", "2"), ("message", "", "3")],
    ),
    case(
        // At 2a453c099ae8571098abcbce44b1b0c17268e21c the event still has the id, as the standard was then.
        "format-field-id-null: an id with a NUL is none",
        "id: \0\0\nretry: 200\ndata: hello\n\n",
        &[("message", "", "hello")],
    ),
    case(
        "format-field-parsing: only the exact name is a field",
        "data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n",
        &[("message", "", "\0\n 2\n1\n3\n\n4")],
    ),
    case("format-field-retry-empty: is ignored", "retry\ndata:test\n\n\n", &[("message", "", "test")]),
    case(
        "format-field-unknown: is ignored",
        "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n\n",
        &[("message", "", "test\n\ntest")],
    ),
    case(
        "format-leading-space: one space is taken off, and nothing else",
        "data:\ttest\rdata: \ndata:test\n\n\n",
        &[("message", "", "\ttest\n\ntest")],
    ),
    case(
        "format-newlines: a line ends in three ways",
        "data:test\r\ndata\ndata:test\r\n\r\n",
        &[("message", "", "test\n\ntest")],
    ),
    case("format-null-character: is one of the data", "data:\0\n\n\n\n", &[("message", "", "\0")]),
    case("format-utf-8: whatever the header says", "data:ok\u{2026}\n\n\n", &[("message", "", "ok\u{2026}")]),
    case(
        "submissions/MOSQUITO/field-name-event: the type is what the field says",
        "event:testevent\ndata:x\n\n",
        &[("testevent", "", "x")],
    ),
];

fn seen(event: &Event<String>) -> (&str, &str, &str) {
    (event.event.as_deref().unwrap_or("message"), event.id.as_deref().unwrap_or_default(), &event.data)
}

async fn check(file: &str, reply: Reply, expected: &[(&str, &str, &str)]) {
    let mut stream = client(&InProcess::script([reply])).message().await.unwrap().into_inner();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{file}: {error:?}");
    assert_eq!(items.iter().map(seen).collect::<Vec<_>>(), expected, "{file}");
}

/// At once, and byte by byte.
async fn check_both_ways(file: &str, sent: &str, expected: &[(&str, &str, &str)]) {
    check(file, events(sent.as_bytes().to_vec()), expected).await;
    let bytes = sent.bytes().fold(events(""), |reply, byte| reply.body(vec![byte]));
    check(file, bytes, expected).await;
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_read_as_by_browsers() {
    for Case { file, sent, seen } in CASES {
        check_both_ways(file, sent, seen).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_comment_may_have_any_length() {
    let long = "x".repeat(2 * 1024);
    let sent = format!("data:1\r:\0\n:\r\ndata:2\n:{long}\rdata:3\n:data:fail\r:{long}\ndata:4\n\n");
    check_both_ways("format-comments", &sent, &[("message", "", "1\n2\n3\n4")]).await;
}

#[tokio::test(start_paused = true)]
async fn the_media_type_decides_whether_it_is_one() {
    let good =
        ["text/event-stream;", "text/event-stream;charset=windows-1252", "TEXT/Event-Stream ; charset=\"utf-8\""];
    for media_type in good {
        let reply = Reply::status(200).header("content-type", media_type).body("data:ok\u{2026}\n\n\n");
        check("format-mime-trailing-semicolon, format-utf-8", reply, &[("message", "", "ok\u{2026}")]).await;
    }
    for media_type in ["x bogus", "text/x-bogus"] {
        let reply = Reply::status(200).header("content-type", media_type).body("data: data\n\n\n");
        let Err(MessageError::Unexpected(error)) = client(&InProcess::script([reply])).message().await else {
            panic!("format-mime-bogus, format-mime-valid-bogus: {media_type}")
        };
        assert_eq!(error.kind(), UnexpectedKind::Decode);
    }
}

#[tokio::test(start_paused = true)]
async fn no_other_status_is_one() {
    for status in [204, 205, 210, 299, 404, 410, 503] {
        let server = InProcess::from_fn(move |_| {
            Reply::status(status).header("content-type", "text/event-stream").body("data: data\n\n")
        });
        let Err(error) = client(&server).message().await else { panic!("request-status-error: {status}") };
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "request-status-error");
    }
}

#[tokio::test(start_paused = true)]
async fn it_is_asked_for() {
    let server = InProcess::script([events("data: x\n\n")]);
    let _ = client(&server).message().await.unwrap();
    assert_eq!(server.requests()[0].header("accept"), Some("text/event-stream"), "request-accept");
    assert_eq!(server.requests()[0].header("last-event-id"), None);
}

/// The id of the server in `format-field-id`: one character that is not ASCII.
const HELLO: &str = "id: \u{2026}\nretry: 200\ndata: hello\n\n";

#[tokio::test(start_paused = true)]
async fn the_last_id_goes_back_and_stays() {
    // It says with its data which id it was asked with, and no id.
    let server = InProcess::from_fn(|request| match request.headers.get("last-event-id") {
        Some(id) => events([b"data: ", id.as_bytes(), b"\n\n"].concat()).broken(),
        None => events(HELLO).broken(),
    });
    let mut stream = client(&server).message().await.unwrap().into_inner();
    let (items, error) = all(async || stream.next().await).await;
    let expected = [("message", "\u{2026}", "hello"), ("message", "\u{2026}", "\u{2026}")];
    assert_eq!(items.iter().map(seen).collect::<Vec<_>>(), expected, "format-field-id");
    // A browser goes on behind an event that does not say its id, by the id of one before it (`format-field-id-2`). Here it does not:
    // what came since would come again.
    let Some(MessageError::Unexpected(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotResumable));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_id_of_an_event_that_did_not_come_is_forgotten() {
    let server = InProcess::script([events("id: 1\ndata: a\n\nid: 2\ndata: b").broken(), events("data: b\n\n")]);
    let mut stream = client(&server).message().await.unwrap().into_inner();
    let (items, _) = all(async || stream.next().await).await;
    assert_eq!(items.iter().map(seen).collect::<Vec<_>>(), [("message", "1", "a"), ("message", "1", "b")]);
    assert_eq!(server.requests()[1].header("last-event-id"), Some("1"));
}

#[tokio::test(start_paused = true)]
async fn the_time_to_wait_is_digits() {
    let table = [
        ("format-field-retry: it is decimal, whatever it begins with", "retry:03000\n", 3_000),
        ("format-field-retry-bogus: what is no number changes nothing", "retry:3000\nretry:1000x\n", 3_000),
        ("format-field-retry-empty: nor does nothing", "retry:3000\nretry\n", 3_000),
    ];
    for (file, said, millis) in table {
        let server = InProcess::script([
            events(format!("{said}id: 1\ndata: x\n\n")).broken(),
            events("id: 2\ndata: y\n\n").broken(),
            events("id: 3\ndata: z\n\n"),
        ]);
        let mut stream = client(&server).message().await.unwrap().into_inner();
        stream.next().await.unwrap().unwrap();
        // It holds for every connection after the one that said it.
        for _ in 0..2 {
            let before = Instant::now();
            stream.next().await.unwrap().unwrap();
            let (waited, said) = (before.elapsed(), Duration::from_millis(millis));
            assert!(waited >= said && waited < said + Duration::from_secs(1), "{file}: {waited:?}");
        }
    }
}
