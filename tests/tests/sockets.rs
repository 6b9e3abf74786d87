//! The default transport over real sockets, against a server that sends exactly the bytes it is told to.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

use std::io::Write;
use std::time::Duration;

use mighty_runtime::http::StatusCode;
use mighty_runtime::{
    Bytes, CallOptions, Client, ClientBuilder, Delivery, Part, Response, RetryPolicy, StopReason, StreamPart,
    TransportError, TransportErrorKind, Unexpected, UnexpectedKind, endpoints,
};
use mighty_tests::{Acme, AcmeError, Act, Chunks, RawServer, assert_says_nothing_twice, chain};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Thing {
    name: String,
}

#[endpoints(api = Acme, errors(404, 409, 5xx), retry(attempts = 3, base = "1ms", cap = "1ms"))]
trait Things {
    #[endpoint(method = GET, path = "/things/{name}")]
    async fn show(&self, name: &str) -> Result<Response<Thing>, ThingError>;
    #[endpoint(method = GET, path = "/things/{name}/raw")]
    async fn raw(&self, name: &str) -> Result<Bytes, ThingError>;
    #[endpoint(method = HEAD, path = "/things/{name}")]
    async fn check(&self, name: &str) -> Result<Response<()>, ThingError>;
    #[endpoint(method = POST, path = "/things")]
    async fn create(&self, #[query] notify: bool, #[body] thing: &Thing) -> Result<Thing, ThingError>;
    #[endpoint(method = POST, path = "/uploads")]
    async fn upload(&self, #[part] title: &str, #[part] file: Part) -> Result<(), ThingError>;
    #[endpoint(method = PUT, path = "/uploads")]
    async fn stream(&self, #[part] file: StreamPart) -> Result<(), ThingError>;
    #[endpoint(method = DELETE, path = "/things/{name}")]
    async fn delete(&self, name: &str) -> Result<(), ThingError>;
}

const TOKEN: &str = "s3cret-token";
const THING: &[u8] = br#"{"name":"a"}"#;

fn thing() -> Thing {
    Thing { name: "a".to_owned() }
}

fn builder(url: &str) -> ClientBuilder<Acme> {
    Client::<Acme>::builder().base_url(format!("{url}/v1")).bearer(TOKEN)
}

fn connect(server: &RawServer) -> Client<Acme> {
    builder(&server.url()).build().unwrap()
}

fn ok(body: &[u8]) -> Act {
    Act::answer("200 OK", "Content-Type: application/json\r\n", body)
}

fn unexpected<T: std::fmt::Debug>(result: Result<T, ThingError>) -> Unexpected {
    let error = result.unwrap_err();
    let ThingError::Unexpected(error) = error else { panic!("{error:?}") };
    for text in chain(&error).into_iter().chain([format!("{error:?}")]) {
        for secret in [TOKEN, "http://", "things/", "?notify"] {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }
    assert_says_nothing_twice(&error);
    error
}

fn transport(kind: TransportErrorKind) -> UnexpectedKind {
    UnexpectedKind::Transport(kind)
}

#[tokio::test]
async fn a_success_arrives() {
    let server = RawServer::start([Act::answer("200 Fine", "X-Page: 3\r\n", THING)]).await;
    let response = connect(&server).show("a b/c").await.unwrap();
    assert_eq!((response.status(), &response.headers()["x-page"]), (StatusCode::OK, &"3".parse().unwrap()));
    assert_eq!(response.into_inner(), thing());
    let seen = &server.seen()[0];
    assert_eq!(seen.line(), "GET /v1/things/a%20b%2Fc HTTP/1.1");
    assert_eq!(seen.header("host").unwrap(), server.url().strip_prefix("http://").unwrap());
    assert_eq!(seen.header("authorization"), Some("Bearer s3cret-token"));
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(seen.header("user-agent").unwrap(), format!("mighty-tests/{version} mighty-runtime/{version}"));
    for name in ["content-length", "content-type", "transfer-encoding", "referer", "cookie"] {
        assert_eq!(seen.header(name), None, "{name} was sent");
    }
}

#[tokio::test]
async fn a_body_goes_out_with_its_length() {
    let server = RawServer::start([Act::answer("201 Created", "", THING)]).await;
    assert_eq!(connect(&server).create(true, &thing()).await.unwrap(), thing());
    let seen = &server.seen()[0];
    assert_eq!(seen.line(), "POST /v1/things?notify=true HTTP/1.1");
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!((seen.header("content-length"), &seen.body[..]), (Some("12"), THING));
}

#[tokio::test]
async fn parts_go_out_with_their_length_and_streams_in_chunks() {
    let server = RawServer::start([ok(b""), ok(b"")]).await;
    let acme = connect(&server);
    acme.upload("t", Part::bytes(vec![0_u8; 100_000])).await.unwrap();
    acme.stream(StreamPart::new(Chunks::of([b"one ".as_slice(), b"two"]))).await.unwrap();
    let seen = server.seen();
    assert_eq!(seen[0].header("content-length").unwrap(), seen[0].body.len().to_string());
    assert_eq!((seen[1].header("content-length"), seen[1].header("transfer-encoding")), (None, Some("chunked")));
    let body = String::from_utf8_lossy(&seen[1].body);
    assert!(body.contains("one ") && body.contains("two") && body.ends_with("--\r\n\r\n0\r\n\r\n"), "{body}");
}

#[tokio::test]
async fn a_stream_that_fails_ends_the_call_and_is_not_sent_twice() {
    let server = RawServer::start([ok(b""), ok(b"")]).await;
    let fault = TransportError::new(TransportErrorKind::Other, Delivery::NotSent).with_source("the disk is gone");
    let stream = StreamPart::new(Chunks::of([b"one".as_slice()]).then(fault));
    let error = unexpected(connect(&server).stream(stream).await);
    assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Other), Delivery::MaybeSent));
    assert_eq!(chain(&error), ["stream: the transport failed (maybe sent)", "the disk is gone"]);
    assert_eq!(error.attempts(), 1);
    assert_eq!(server.seen().len(), 0, "no complete request arrived");
}

#[tokio::test]
async fn an_answer_to_head_has_no_body_whatever_its_length_says() {
    let answer = Act::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".to_vec());
    let server = RawServer::start([answer, ok(THING)]).await;
    let acme = connect(&server);
    assert_eq!(acme.check("a").await.unwrap().headers()["content-length"], "1000");
    acme.show("a").await.unwrap();
    assert_eq!(server.seen()[1].connection, 0);
}

#[tokio::test]
async fn a_declared_status_is_its_variant() {
    let body = br#"{"error":"no such thing"}"#;
    let server = RawServer::start([Act::answer("404 Nope", "X-Request-Id: r-1\r\n", body)]).await;
    let error = connect(&server).show("a").await.unwrap_err();
    let ThingError::NotFound(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&AcmeError::prose("no such thing")));
    assert_eq!((error.request_id(), error.attempts()), (Some("r-1"), 1));
    assert_eq!(error.to_string(), "show: 404 Not Found: no such thing");
}

#[tokio::test]
async fn a_connection_is_used_again_after_every_kind_of_answer() {
    let server = RawServer::start([
        ok(THING),
        Act::answer("404 Not Found", "", &vec![b'x'; 60 << 10]),
        Act::answer("204 No Content", "", b""),
        ok(b"a body that nobody asked for"),
        Act::chunked("200 OK", "", [THING]),
        Act::answer("418 I'm a teapot", "", b"short and stout"),
        ok(b"not JSON"),
        ok(THING),
    ])
    .await;
    let acme = connect(&server);
    acme.show("a").await.unwrap();
    acme.show("a").await.unwrap_err();
    acme.delete("a").await.unwrap();
    acme.delete("a").await.unwrap();
    acme.show("a").await.unwrap();
    acme.show("a").await.unwrap_err();
    acme.show("a").await.unwrap_err();
    acme.clone().show("a").await.unwrap();
    let connections: Vec<usize> = server.seen().iter().map(|seen| seen.connection).collect();
    assert_eq!(connections, [0; 8]);
}

#[tokio::test]
async fn a_connection_that_was_closed_while_idle_is_replaced_even_for_a_post() {
    let Act::Send(bytes) = ok(THING) else { unreachable!() };
    let server = RawServer::start([Act::SendAndClose(bytes), ok(THING)]).await;
    let acme = connect(&server);
    acme.create(false, &thing()).await.unwrap();
    // The client has to have seen that the server hung up.
    tokio::time::sleep(Duration::from_millis(50)).await;
    acme.create(false, &thing()).await.unwrap();
    let connections: Vec<usize> = server.seen().iter().map(|seen| seen.connection).collect();
    assert_eq!(connections, [0, 1]);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let other = RawServer::start([ok(THING)]).await;
        let location = format!("Location: {}/v1/stolen\r\n", other.url());
        let server = RawServer::start([Act::answer(status, &location, b""), Act::answer(status, &location, b"")]).await;
        let acme = connect(&server);
        let code: u16 = status[..3].parse().unwrap();
        for error in [unexpected(acme.show("a").await), unexpected(acme.create(true, &thing()).await)] {
            assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::UndeclaredStatus, Delivery::Answered));
            assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (code, 1));
            assert!(error.headers().unwrap().contains_key("location"));
        }
        assert_eq!((server.seen().len(), other.seen().len()), (2, 0), "{status}");
    }
}

#[tokio::test]
async fn a_redirect_to_the_same_origin_is_not_followed_either() {
    let server = RawServer::start([Act::answer("302 Found", "Location: /v1/things/b\r\n", b""), ok(THING)]).await;
    let error = unexpected(connect(&server).show("a").await);
    assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_reset_before_the_answer_may_have_been_sent() {
    let server = RawServer::start([Act::SendAndReset(Vec::new())]).await;
    let error = unexpected(connect(&server).create(true, &thing()).await);
    assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Reset), Delivery::MaybeSent));
    assert_eq!((error.attempts(), error.status()), (1, None));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    assert_eq!(error.to_string(), "create: the connection broke before the answer was complete (maybe sent)");
    assert_eq!(server.seen().len(), 1, "a POST is not sent twice");
}

#[tokio::test]
async fn a_close_before_the_answer_may_have_been_sent() {
    let server = RawServer::start([Act::SendAndClose(Vec::new())]).await;
    let error = unexpected(connect(&server).create(true, &thing()).await);
    assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Reset), Delivery::MaybeSent));
    assert_eq!((error.attempts(), server.seen().len()), (1, 1));
}

#[tokio::test]
async fn a_reset_is_cured_by_asking_again() {
    let server = RawServer::start([Act::SendAndReset(Vec::new()), Act::SendAndClose(b"HTT".to_vec()), ok(THING)]).await;
    let response = connect(&server).show("a").await.unwrap();
    assert_eq!(response.outcome().attempts(), 3);
    assert_eq!(server.seen().iter().map(|seen| seen.connection).collect::<Vec<_>>(), [0, 1, 2]);
}

#[tokio::test]
async fn a_success_that_breaks_off_is_no_answer() {
    let half = b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"name\":".to_vec();
    let chunk = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n".to_vec();
    for bytes in [half, chunk] {
        let server = RawServer::start([Act::SendAndClose(bytes)]).await;
        let error = unexpected(connect(&server).create(true, &thing()).await);
        assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Reset), Delivery::MaybeSent));
        assert_eq!((error.status(), error.attempts()), (Some(StatusCode::OK), 1));
    }
}

#[tokio::test]
async fn a_success_that_nobody_reads_may_break_off() {
    let half = b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"name\":".to_vec();
    let server = RawServer::start([Act::SendAndClose(half)]).await;
    connect(&server).delete("a").await.unwrap();
}

#[tokio::test]
async fn an_error_that_breaks_off_keeps_its_variant() {
    let half = b"HTTP/1.1 409 Conflict\r\nContent-Length: 100\r\n\r\n{\"error\":\"ta".to_vec();
    for act in [Act::SendAndClose(half.clone()), Act::SendAndReset(half)] {
        let server = RawServer::start([act]).await;
        let error = connect(&server).create(true, &thing()).await.unwrap_err();
        let ThingError::Conflict(error) = error else { panic!("{error:?}") };
        assert_eq!((error.body(), error.status()), (None, StatusCode::CONFLICT));
        assert!(r#"{"error":"ta"#.as_bytes().starts_with(error.raw()));
    }
}

#[tokio::test]
async fn chunks_over_the_limit_are_too_large() {
    let server = RawServer::start([Act::chunked("200 OK", "", [&[b' '; 600][..], &[b' '; 600]])]).await;
    let acme = builder(&server.url()).max_body(1_000).build().unwrap();
    let error = unexpected(acme.raw("a").await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::TooLarge, Delivery::Answered));
    assert_eq!(error.status(), Some(StatusCode::OK));
}

#[tokio::test]
async fn an_error_without_end_is_read_up_to_the_limit() {
    let head = b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let body = [b"fffff\r\n".to_vec(), vec![b'x'; 0xFFFFF]].concat();
    // No end ever comes: the server keeps the connection open.
    let server = RawServer::start([Act::Send([head, body].concat()), Act::Stall]).await;
    let error = connect(&server).show("a").await.unwrap_err();
    let ThingError::NotFound(error) = error else { panic!("{error:?}") };
    assert_eq!(error.raw().len(), 64 << 10);
}

#[tokio::test]
async fn a_refused_port_was_not_sent_to() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = unexpected(builder(&url).build().unwrap().create(true, &thing()).await);
    assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Connect), Delivery::NotSent));
    assert_eq!((error.attempts(), error.status()), (3, None), "what was not sent is sent again, also a POST");
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Attempts));
    assert_eq!(error.to_string(), "create: could not connect (not sent, after 3 attempts)");
    assert!(chain(&error).iter().any(|cause| cause.to_lowercase().contains("refused")), "{:?}", chain(&error));
}

#[tokio::test]
async fn a_host_that_does_not_exist_is_not_asked_for_twice() {
    // `.invalid` is reserved (RFC 2606). Without a resolver at hand the answer is another one, but as fast.
    let error = unexpected(builder("https://acme.invalid").build().unwrap().create(true, &thing()).await);
    assert_eq!(error.delivery(), Delivery::NotSent);
    let UnexpectedKind::Transport(kind) = error.kind() else { panic!("{error}") };
    match kind {
        TransportErrorKind::UnknownHost => assert_eq!(error.attempts(), 1),
        TransportErrorKind::Dns | TransportErrorKind::Connect => assert_eq!(error.attempts(), 3),
        other => panic!("{other:?}: {:?}", chain(&error)),
    }
}

#[tokio::test]
async fn plain_http_on_a_tls_port_is_an_error_of_tls_and_not_retried() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let answering = tokio::spawn(async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut hello = [0; 16];
        socket.read_exact(&mut hello).await.unwrap();
        socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        socket.shutdown().await.unwrap();
        hello[0]
    });
    let error = unexpected(builder(&format!("https://127.0.0.1:{port}")).build().unwrap().show("a").await);
    assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Tls), Delivery::NotSent));
    assert_eq!(error.attempts(), 1);
    assert_eq!(answering.await.unwrap(), 0x16, "a TLS handshake");
}

#[tokio::test]
async fn header_bytes_that_are_not_utf_8_do_no_harm() {
    let bytes =
        b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\nX-Name: caf\xE9\r\nX-Request-Id: \xFF\r\n\r\n{\"name\":\"a\"}"
            .to_vec();
    let server = RawServer::start([Act::Send(bytes)]).await;
    let response = connect(&server).show("a").await.unwrap();
    assert_eq!(response.headers()["x-name"].as_bytes(), b"caf\xE9");
    assert_eq!(response.outcome().request_id(), None);
}

#[tokio::test]
async fn what_is_not_http_is_a_protocol_error() {
    for bytes in [
        &b"SSH-2.0-OpenSSH_9.6\r\n\r\n"[..],
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let server = RawServer::start([Act::SendAndClose(bytes.to_vec())]).await;
        let error = unexpected(connect(&server).create(true, &thing()).await);
        assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Protocol), Delivery::MaybeSent));
    }
}

#[tokio::test]
async fn a_server_that_never_answers_times_out() {
    let server = RawServer::start([Act::Stall]).await;
    let options = CallOptions::new().attempt_timeout(Duration::from_millis(100)).attempts(1);
    let error = unexpected(connect(&server).with(options).show("a").await);
    assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Timeout), Delivery::MaybeSent));
    assert_eq!((error.attempts(), error.status()), (1, None));
}

#[tokio::test]
async fn a_body_that_stalls_is_a_timeout_and_not_bad_json() {
    let half = b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"name\":".to_vec();
    let server = RawServer::start([Act::Send(half)]).await;
    let options = CallOptions::new().attempt_timeout(Duration::from_millis(100)).attempts(1);
    let error = unexpected(connect(&server).with(options).show("a").await);
    assert_eq!((error.kind(), error.status()), (transport(TransportErrorKind::Timeout), Some(StatusCode::OK)));
}

#[tokio::test]
async fn an_error_that_stalls_keeps_its_variant() {
    let half = b"HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"error\":".to_vec();
    let server = RawServer::start([Act::Send(half)]).await;
    let options = CallOptions::new().attempt_timeout(Duration::from_millis(100)).attempts(1);
    let error = connect(&server).with(options).show("a").await.unwrap_err();
    let ThingError::NotFound(error) = error else { panic!("{error:?}") };
    assert_eq!(error.raw(), &b"{\"error\":"[..]);
}

#[tokio::test]
async fn an_interim_answer_is_passed_over() {
    let Act::Send(last) = ok(THING) else { unreachable!() };
    let hints = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".to_vec();
    let server = RawServer::start([Act::Send([hints, last].concat())]).await;
    assert_eq!(connect(&server).show("a").await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn retry_after_is_read_from_the_wire() {
    let busy = || Act::answer("503 Busy", "Retry-After: 120\r\n", b"");
    let server = RawServer::start([busy()]).await;
    let error = connect(&server).show("a").await.unwrap_err();
    let ThingError::ServerError(error) = error else { panic!("{error:?}") };
    assert_eq!(error.retry_after(), Some(Duration::from_secs(120)));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::HintTooLong));
    assert_eq!(server.seen().len(), 1);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn a_compressed_answer_is_decompressed() {
    let server = RawServer::start([Act::answer("200 OK", "Content-Encoding: gzip\r\n", &gzip(THING))]).await;
    assert_eq!(connect(&server).show("a").await.unwrap().into_inner(), thing());
    assert!(server.seen()[0].header("accept-encoding").unwrap().contains("gzip"));
}

#[tokio::test]
async fn limits_count_what_comes_out_of_the_compression() {
    let bomb = gzip(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let server = RawServer::start([
        Act::answer("200 OK", "Content-Encoding: gzip\r\n", &bomb),
        Act::answer("404 Not Found", "Content-Encoding: gzip\r\n", &bomb),
    ])
    .await;
    let acme = connect(&server);
    let error = unexpected(acme.raw("a").await);
    assert_eq!((error.kind(), error.raw().unwrap().len()), (UnexpectedKind::TooLarge, 64 << 10));
    let error = acme.raw("a").await.unwrap_err();
    let ThingError::NotFound(error) = error else { panic!("{error:?}") };
    assert_eq!(error.raw().len(), 64 << 10);
}

#[tokio::test]
async fn compression_that_is_not_valid_is_a_protocol_error() {
    let server = RawServer::start([Act::answer("200 OK", "Content-Encoding: gzip\r\n", b"not gzip at all")]).await;
    let error = unexpected(connect(&server).create(true, &thing()).await);
    assert_eq!((error.kind(), error.delivery()), (transport(TransportErrorKind::Protocol), Delivery::MaybeSent));
    assert_eq!(error.status(), Some(StatusCode::OK));
}

#[tokio::test]
async fn a_client_survives_calls_that_are_dropped_half_way() {
    let server = RawServer::start([Act::Stall, ok(THING)]).await;
    let acme = connect(&server);
    let tokens = acme.retry_tokens();
    let dropped = tokio::time::timeout(Duration::from_millis(50), acme.show("a")).await;
    assert!(dropped.is_err());
    assert_eq!(acme.show("a").await.unwrap().into_inner(), thing());
    assert_eq!(acme.retry_tokens(), tokens);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_at_once_share_one_client() {
    let server = RawServer::start((0..50).map(|_| ok(THING))).await;
    let acme = builder(&server.url()).retry(RetryPolicy::new().never()).build().unwrap();
    let calls: Vec<_> = (0..50)
        .map(|number| {
            let acme = acme.clone();
            tokio::spawn(async move { acme.show(&number.to_string()).await.map(Response::into_inner) })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), thing());
    }
    assert_eq!(server.seen().len(), 50);
}
