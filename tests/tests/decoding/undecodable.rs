//! A success that is none: what does not fit its type, is too large, or breaks off.

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Bytes, Client, DecodeError, Delivery, TransportErrorKind, UnexpectedKind};
use mighty_tests::Acme;

use super::{AnyError, Successes, THING, answering, ok, thing, unexpected};

#[tokio::test]
async fn a_success_that_does_not_decode_says_which_field() {
    for (body, path, reason) in [
        ("", "", "the body is empty"),
        ("<html>", "", "the body is `application/json`, 6 bytes: expected value at line 1 column 1"),
        (
            r#"{"id": 7, "ta"#,
            "",
            "the body is `application/json`, 13 bytes: EOF while parsing a string at line 1 column 13",
        ),
        (r#"{"id": 7, "tags": ["a", "#, "tags", "EOF while parsing a value at line 1 column 24"),
        (r#"{"id": 7}"#, "", "missing field `tags` at line 1 column 9"),
        (
            r#"{"id": 7, "tags": ["a", 3]}"#,
            "tags[1]",
            "invalid type: integer `3`, expected a string at line 1 column 25",
        ),
        (r#"{"id": -1, "tags": []}"#, "id", "invalid value: integer `-1`, expected u64 at line 1 column 9"),
        (
            r#"{"id": 7, "tags": []} x"#,
            "",
            "the body is `application/json`, 23 bytes: trailing characters at line 1 column 23",
        ),
    ] {
        let error = unexpected(answering(ok(body)).json().await);
        assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Decode, Delivery::Answered), "{body}");
        assert_eq!(error.to_string(), "json: 200: the answer's body does not fit its type (answered)", "{body}");
        assert_eq!(error.raw().unwrap(), body);
        let source = std::error::Error::source(&error).unwrap().downcast_ref::<DecodeError>().unwrap();
        assert_eq!((source.path(), source.reason()), (path, reason), "{body}");
    }
}

#[tokio::test]
async fn a_success_in_the_wrong_encoding_does_not_decode() {
    for body in [&b"\xFF\xFE{\x00}\x00"[..], b"{\"id\": 7, \"tags\": [\"\xE9\"]}", b"\x1F\x8B\x08\x00"] {
        let error = unexpected(answering(ok(body)).json().await);
        assert_eq!(error.kind(), UnexpectedKind::Decode);
        assert_eq!(error.raw().unwrap(), body);
    }
}

/// It has status, headers and a request id as any answer has.
#[tokio::test]
async fn a_success_that_does_not_decode_keeps_what_came_around_the_body() {
    let reply = Reply::status(203).header("x-page", "1").header("x-request-id", "r-1").body("{}");
    let AnyError::Unexpected(error) = answering(reply).json().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::NON_AUTHORITATIVE_INFORMATION));
    assert_eq!(error.headers().unwrap()["x-page"], "1");
    assert_eq!((error.outcome().request_id(), error.attempts()), (Some("r-1"), 1));
    assert_eq!(error.decode_error().unwrap().reason(), "missing field `id` at line 1 column 2");
    let error = mighty_runtime::Error::from(error);
    assert_eq!(error.status(), Some(StatusCode::NON_AUTHORITATIVE_INFORMATION));
}

/// An error that is kept, or sits in a queue of a log, is not to hold a whole download.
#[tokio::test]
async fn a_large_success_that_does_not_decode_is_not_kept_whole() {
    let large = Bytes::from([vec![b' '; 30 << 20], b"{}".to_vec()].concat());
    let server = InProcess::from_fn(move |_| ok(large.clone()));
    for limit in [0, 10, 64 << 10] {
        let acme = Client::<Acme, _>::over(server.clone()).max_error_body(limit).build().unwrap();
        let error = unexpected(acme.json().await);
        assert_eq!((error.kind(), error.raw().unwrap().len()), (UnexpectedKind::Decode, limit));
        assert!(error.decode_error().unwrap().reason().starts_with("missing field `id`"), "{error:?}");
    }
}

#[tokio::test]
async fn a_success_over_the_limit_is_too_large_and_shows_its_beginning() {
    let server = InProcess::from_fn(|_| ok(vec![b' '; 600]).body(vec![b' '; 600]));
    let acme = Client::<Acme, _>::over(server).max_body(1_000).max_error_body(10).build().unwrap();
    let error = unexpected(acme.json().await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::TooLarge, Delivery::Answered));
    assert_eq!(error.to_string(), "json: 200: the answer's body is larger than 1000 bytes (answered)");
    assert_eq!(error.raw().unwrap().len(), 10);
}

#[tokio::test]
async fn a_success_of_just_the_limit_is_not_too_large() {
    let acme = |limit| {
        let server = InProcess::from_fn(|_| ok(THING));
        Client::<Acme, _>::over(server).max_body(limit).build().unwrap()
    };
    assert_eq!(acme(THING.len()).json().await.unwrap(), thing());
    assert_eq!(unexpected(acme(THING.len() - 1).json().await).kind(), UnexpectedKind::TooLarge);
}

#[tokio::test]
async fn a_success_of_32_mib_is_accepted_and_one_byte_more_is_not() {
    let limit = 32 << 20;
    let acme = |size| answering(ok(Bytes::from(vec![b' '; size])));
    assert_eq!(acme(limit).bytes().await.unwrap().len(), limit);
    let error = unexpected(acme(limit + 1).bytes().await);
    assert_eq!((error.kind(), error.raw().unwrap().len()), (UnexpectedKind::TooLarge, 64 << 10));
}

#[tokio::test]
async fn a_success_that_breaks_off_is_no_answer() {
    let error = unexpected(answering(ok(&THING[..9]).broken()).json().await);
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Reset));
    assert_eq!((error.delivery(), error.status()), (Delivery::MaybeSent, Some(StatusCode::OK)));
}

#[tokio::test]
async fn a_page_and_a_coding_are_called_by_their_names() {
    let page = "<html><title>Please\n log in</title></html>";
    for (headers, body, reason) in [
        (
            [("content-type", "text/html; charset=utf-8")],
            page,
            "the body is `text/html; charset=utf-8`, with the title `Please log in`: expected value at line 1 column 1",
        ),
        (
            [("content-type", "application/json")],
            "oops",
            "the body is `application/json`, 4 bytes: expected value at line 1 column 1",
        ),
        (
            [("content-encoding", "br")],
            "oops",
            "the body has the content coding `br`, which is not switched on: expected value at line 1 column 1",
        ),
    ] {
        let reply =
            headers.into_iter().fold(Reply::status(200).body(body), |reply, (name, value)| reply.header(name, value));
        let error = unexpected(answering(reply).json().await);
        assert_eq!(error.decode_error().unwrap().reason(), reason);
    }
}

#[tokio::test]
async fn a_byte_order_mark_before_json_is_skipped() {
    assert_eq!(answering(ok("\u{feff}{\"id\": 7, \"tags\": [\"a\"]}")).json().await.unwrap().id, 7);
}
