//! A success, in every type that it can be read into.

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::Reply;
use mighty_runtime::{Delivery, UnexpectedKind};

use super::{Successes, THING, answering, ok, thing, unexpected};

#[tokio::test]
async fn json_is_read_into_the_success_type() {
    assert_eq!(answering(ok(THING)).json().await.unwrap(), thing());
    assert_eq!(answering(ok(" [1, 2]\n")).list().await.unwrap(), [1, 2]);
}

#[tokio::test]
async fn json_is_read_whatever_the_content_type_says() {
    for kind in ["text/html", "application/problem+json; charset=utf-8", "nonsense"] {
        let reply = Reply::status(200).header("content-type", kind).body(THING);
        assert_eq!(answering(reply).json().await.unwrap(), thing(), "{kind}");
    }
    assert_eq!(answering(Reply::status(200).body(THING)).json().await.unwrap(), thing());
}

#[tokio::test]
async fn any_2xx_is_success_unless_one_is_declared() {
    for status in [200, 201, 202, 203, 206, 226, 299] {
        assert_eq!(answering(Reply::status(status).body(THING)).json().await.unwrap(), thing(), "{status}");
    }
}

#[tokio::test]
async fn a_body_in_chunks_is_one_body() {
    let reply = Reply::status(200).body(&THING.as_bytes()[..5]).body("").body(&THING.as_bytes()[5..]);
    assert_eq!(answering(reply).json().await.unwrap(), thing());
}

#[tokio::test]
async fn an_option_is_none_for_null_and_for_no_body() {
    assert_eq!(answering(ok(THING)).optional().await.unwrap(), Some(thing()));
    for body in ["null", "", " \r\n"] {
        assert_eq!(answering(ok(body)).optional().await.unwrap(), None, "body {body:?}");
    }
    assert_eq!(answering(Reply::status(204)).optional().await.unwrap(), None);
}

#[tokio::test]
async fn the_unit_takes_no_body_and_any_body() {
    for reply in [Reply::status(204), Reply::status(200), ok("not JSON"), ok(vec![b'x'; 1 << 20]), ok("x").broken()] {
        answering(reply).nothing().await.unwrap();
    }
}

#[tokio::test]
async fn bytes_and_text_come_as_they_are() {
    assert_eq!(answering(ok(&b"\x00\xFF{"[..])).bytes().await.unwrap(), &b"\x00\xFF{"[..]);
    assert_eq!(answering(Reply::status(200)).bytes().await.unwrap(), &b""[..]);
    assert_eq!(answering(ok(" \"é\"\n")).text().await.unwrap(), " \"é\"\n");
    assert_eq!(answering(Reply::status(204)).text().await.unwrap(), "");
}

#[tokio::test]
async fn text_that_is_not_utf_8_does_not_decode() {
    let error = unexpected(answering(ok(&b"caf\xE9"[..])).text().await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Decode, Delivery::Answered));
    assert_eq!(error.raw().unwrap(), &b"caf\xE9"[..]);
}

#[tokio::test]
async fn a_response_has_status_headers_and_outcome_beside_the_value() {
    let reply = Reply::status(203).header("x-page", "1").header("X-Request-Id", "r-1").body(THING);
    let response = answering(reply).full().await.unwrap();
    assert_eq!(response.status(), StatusCode::NON_AUTHORITATIVE_INFORMATION);
    assert_eq!(response.headers()["x-page"], "1");
    assert_eq!(response.outcome().attempts(), 1);
    assert_eq!(response.outcome().request_id(), Some("r-1"));
    assert_eq!(response.outcome().endpoint().name(), "full");
    assert_eq!(response.outcome().stop_reason(), None);
    assert_eq!(response.id, 7, "it derefs to the value");
    assert_eq!(response.into_inner(), thing());
}

#[tokio::test]
async fn a_response_reads_its_value_as_the_value_alone_is_read() {
    assert_eq!(answering(ok("plain")).full_text().await.unwrap().into_inner(), "plain");
    assert_eq!(answering(ok(&b"\xFF"[..])).full_bytes().await.unwrap().into_inner(), &b"\xFF"[..]);
    let head = answering(Reply::status(200).header("content-length", "1000000")).head().await.unwrap();
    assert_eq!(head.headers()["content-length"], "1000000");
}

#[tokio::test]
async fn a_declared_success_is_the_only_one() {
    assert_eq!(answering(Reply::status(201).body(THING)).created().await.unwrap(), thing());
    for status in [200, 202, 204] {
        let error = unexpected(answering(Reply::status(status).body(THING)).created().await);
        assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.raw().unwrap(), THING);
    }
    let error = unexpected(answering(Reply::status(200)).deleted().await);
    assert_eq!(error.to_string(), "deleted: undeclared status 200: OK (answered)");
}
