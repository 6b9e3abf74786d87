//! The request arrives; its answer does not, or not all of it.

use std::time::Duration;

use mighty_runtime::{Delivery, ReqwestTransport, TransportErrorKind as Kind};
use mighty_tests::{Act, RawServer};

use super::over::{Over, Which};
use super::site::{Case, IF_IDEMPOTENT, Site, assert_table, assert_table_over};

/// A server that always does the same.
async fn always(act: Act) -> Site {
    Site::raw(RawServer::start(vec![act; 8]).await)
}

/// The same, for a reqwest client that was given a timeout.
async fn timed(act: Act) -> Site {
    let builder = reqwest::Client::builder().read_timeout(Duration::from_millis(200));
    always(act).await.over(Over::Reqwest(ReqwestTransport::from_builder(builder).unwrap().into()))
}

fn bytes(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

const HALF: &str = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123";
const HALF_CHUNKED: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n123";
const NO_LAST_CHUNK: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n";
const BAD_CHUNK: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n123\r\n0\r\n\r\n";

/// 200 with nonsense that claims to be compressed so; `begin` is how the coding begins.
async fn badly_coded(coding: &str, begin: &[u8]) -> Site {
    let headers = format!("Content-Encoding: {coding}\r\n");
    always(Act::answer("200 OK", &headers, &[begin, &[0xFF; 20]].concat())).await
}

const fn maybe_sent(name: &'static str, site: super::site::MakeSite, kind: Kind, status: Option<u16>) -> Case {
    Case { name, site, kind, delivery: Delivery::MaybeSent, sent: IF_IDEMPOTENT, status }
}

const CASES: &[Case] = &[
    maybe_sent("closed before the answer", || Box::pin(always(Act::SendAndClose(vec![]))), Kind::Reset, None),
    maybe_sent("reset before the answer", || Box::pin(always(Act::SendAndReset(vec![]))), Kind::Reset, None),
    maybe_sent("silence", || Box::pin(async { always(Act::Stall).await.impatient() }), Kind::Timeout, None),
    maybe_sent(
        "closed within the status line",
        || Box::pin(always(Act::SendAndClose(bytes("HTTP/1.1 20")))),
        Kind::Reset,
        None,
    ),
    maybe_sent(
        "closed within the headers",
        || Box::pin(always(Act::SendAndClose(bytes("HTTP/1.1 200 OK\r\nContent-Le")))),
        Kind::Reset,
        None,
    ),
    maybe_sent(
        "garbage instead of HTTP",
        || Box::pin(always(Act::SendAndClose(bytes("220 mail.example ESMTP\r\n")))),
        Kind::Protocol,
        None,
    ),
    maybe_sent(
        "a header that is none",
        || Box::pin(always(Act::SendAndClose(bytes("HTTP/1.1 200 OK\r\nA B C\r\n\r\n")))),
        Kind::Protocol,
        None,
    ),
    maybe_sent("body reset", || Box::pin(always(Act::SendAndReset(bytes(HALF)))), Kind::Reset, Some(200)),
    maybe_sent(
        "body stalled",
        || Box::pin(async { always(Act::Send(bytes(HALF))).await.impatient() }),
        Kind::Timeout,
        Some(200),
    ),
    // These two are noticed by reqwest, which calls the second a body that does not decode as well.
    maybe_sent("silence, reqwest's own timeout", || Box::pin(timed(Act::Stall)), Kind::Timeout, None),
    maybe_sent(
        "body stalled, reqwest's own timeout",
        || Box::pin(timed(Act::Send(bytes(HALF)))),
        Kind::Timeout,
        Some(200),
    ),
    maybe_sent("body truncated", || Box::pin(always(Act::SendAndClose(bytes(HALF)))), Kind::Reset, Some(200)),
    maybe_sent(
        "chunked body truncated within a chunk",
        || Box::pin(always(Act::SendAndClose(bytes(HALF_CHUNKED)))),
        Kind::Reset,
        Some(200),
    ),
    maybe_sent(
        "chunked body without its last chunk",
        || Box::pin(always(Act::SendAndClose(bytes(NO_LAST_CHUNK)))),
        Kind::Reset,
        Some(200),
    ),
    maybe_sent(
        "chunk size that is none",
        || Box::pin(always(Act::SendAndClose(bytes(BAD_CHUNK)))),
        Kind::Protocol,
        Some(200),
    ),
];

/// Of the transports that decode.
const CODED: &[Case] = &[
    maybe_sent(
        "gzip that is none",
        || Box::pin(badly_coded("gzip", &[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])),
        Kind::Protocol,
        Some(200),
    ),
    maybe_sent("brotli that is none", || Box::pin(badly_coded("br", &[0x11])), Kind::Protocol, Some(200)),
    maybe_sent(
        "zstd that is none",
        || Box::pin(badly_coded("zstd", &[0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58])),
        Kind::Protocol,
        Some(200),
    ),
];

#[tokio::test]
async fn an_answer_that_is_none_may_have_been_sent() {
    assert_table(CASES).await;
    for which in [Which::Hyper, Which::Reqwest] {
        assert_table_over(which, CODED).await;
    }
}
