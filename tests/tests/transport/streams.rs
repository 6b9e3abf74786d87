//! Uploads on real sockets: their length, and how they break off.

use std::convert::Infallible;
use std::error::Error as _;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::stream;
use mighty_runtime::{
    Api, Bytes, Client, Delivery, HyperTransport, LengthMismatch, Part, Problem, RetryPolicy, StopReason,
    TransportErrorKind, Unexpected, UnexpectedKind, Upload, endpoints,
};
use mighty_tests::{Act, RawServer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::listener::Listener;
use super::over::{ALL, Over, Settings, Which};

enum Depot {}

impl Api for Depot {
    const BASE_URL: &'static str = "https://depot.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Depot, errors(413))]
trait Uploads {
    #[endpoint(method = PUT, path = "/blob")]
    async fn store(&self, #[body(raw)] data: Upload) -> Result<(), StoreError>;
    #[endpoint(method = PUT, path = "/parts")]
    async fn parts(&self, #[part] files: Vec<Part>) -> Result<(), StoreError>;
    #[endpoint(method = PUT, path = "/careful", expect_continue)]
    async fn careful(&self, #[body(raw)] data: Upload) -> Result<(), StoreError>;
}

fn client(url: impl Into<String>, which: Which) -> Client<Depot, Over> {
    let once = RetryPolicy::new().never();
    Client::<Depot>::over(which.with(&Settings::default())).base_url(url).retry(once).build().unwrap()
}

fn unexpected(result: Result<(), StoreError>) -> Unexpected {
    match result.unwrap_err() {
        StoreError::Unexpected(error) => error,
        StoreError::PayloadTooLarge(error) => panic!("{error}"),
    }
}

fn opener(chunks: &'static [&'static str]) -> Upload {
    Upload::opener(move || async move { Ok(stream::iter(chunks.iter().map(|text| Ok::<_, Infallible>(*text)))) })
}

#[tokio::test]
async fn a_length_that_is_known_is_sent_and_else_there_are_chunks() {
    for which in ALL {
        let server = RawServer::start(vec![Act::answer("200 OK", "", b""); 7]).await;
        let client = client(server.url(), which);
        client.store(opener(&["one ", "two"])).await.unwrap();
        client.store(opener(&["one ", "two"]).length(7)).await.unwrap();
        client.store(opener(&["", ""]).length(0)).await.unwrap();
        client.store(Upload::bytes("one two").progress(drop)).await.unwrap();
        client.store(Upload::bytes("").progress(drop)).await.unwrap();
        client.parts(vec![Part::text("t"), Part::upload(opener(&["12"]).length(2))]).await.unwrap();
        client.parts(vec![Part::text("t"), Part::upload(opener(&["12"]))]).await.unwrap();
        let seen = server.seen();
        let lengths: Vec<Option<&str>> = seen.iter().map(|request| request.header("content-length")).collect();
        let of_parts = seen[5].body.len().to_string();
        let expected = [None, Some("7"), Some("0"), Some("7"), Some("0"), Some(of_parts.as_str()), None];
        assert_eq!(lengths, expected, "{which:?}");
        assert_eq!(seen[0].body, b"4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n", "{which:?}");
        assert_eq!((seen[1].body.as_slice(), seen[2].body.as_slice()), (&b"one two"[..], &b""[..]), "{which:?}");
    }
}

/// A request that breaks off: what the server gets of it is less than a whole one.
#[tokio::test]
async fn what_is_no_whole_body_is_no_whole_request() {
    let broken = || {
        let chunks = [Ok("one "), Ok("two"), Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the disk is gone"))];
        Upload::stream(stream::iter(chunks))
    };
    for which in ALL {
        let server = RawServer::start(vec![Act::answer("200 OK", "", b""); 7]).await;
        let client = client(server.url(), which);
        for upload in [broken(), broken().length(7), broken().length(8)] {
            let error = unexpected(client.store(upload).await);
            assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Body), "{which:?}: {error:#?}");
            assert_eq!(error.delivery(), Delivery::MaybeSent, "{which:?}");
            let cause = error.source().unwrap().downcast_ref::<io::Error>().unwrap();
            assert_eq!(cause.to_string(), "the disk is gone", "{which:?}");
        }
        let table = [
            (opener(&["one ", "two"]).length(8), Some(7)),
            (opener(&["one ", "two"]).length(4), None),
            (opener(&["one ", "two"]).length(6), None),
            (opener(&["one "]).length(0), None),
        ];
        for (upload, given) in table {
            let error = unexpected(client.store(upload).await);
            let kind = TransportErrorKind::InvalidRequest;
            assert_eq!(error.kind(), UnexpectedKind::Transport(kind), "{which:?}: {error:#?}");
            let cause = error.source().unwrap().downcast_ref::<LengthMismatch>().unwrap();
            assert_eq!(cause.given(), given, "{which:?}");
        }
        let error = unexpected(client.parts(vec![Part::upload(broken())]).await);
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Body), "{which:?}");
        let arrived: Vec<String> = server.seen().into_iter().map(|request| format!("{request:?}")).collect();
        assert_eq!(arrived, [""; 0], "{which:?}");
    }
}

/// Chunks without end, and how many were asked for.
fn endless() -> (Upload, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = asked.clone();
    let chunk = Bytes::from(vec![b'x'; 65_536]);
    let chunks = stream::repeat_with(move || {
        counter.fetch_add(1, Ordering::SeqCst);
        Ok::<_, Infallible>(chunk.clone())
    });
    (Upload::stream(chunks), asked)
}

/// Reads the beginning of a request and answers it.
async fn refuse(socket: &mut TcpStream) {
    socket.read_exact(&mut [0; 512]).await.ok();
    socket.write_all(b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}").await.ok();
}

#[tokio::test]
async fn an_answer_before_the_end_of_an_upload_comes_out() {
    for which in ALL {
        for hangs_up in [true, false] {
            let listener = Listener::start(move |mut socket, _| async move {
                refuse(&mut socket).await;
                if !hangs_up {
                    std::future::pending::<()>().await;
                }
            })
            .await;
            let (upload, asked) = endless();
            let error = client(format!("http://{}", listener.address()), which).store(upload).await.unwrap_err();
            assert!(matches!(error, StoreError::PayloadTooLarge(_)), "{which:?}, {hangs_up}: {error:#?}");
            assert_over(&asked, which).await;
        }
    }
}

/// Nothing more is read of a stream when the call is over.
async fn assert_over(asked: &AtomicUsize, which: Which) {
    tokio::time::sleep(Duration::from_millis(200)).await;
    let before = asked.load(Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(asked.load(Ordering::SeqCst), before, "{which:?}");
}

#[tokio::test]
async fn a_call_that_is_dropped_reads_no_more() {
    for which in ALL {
        let listener = Listener::start(|mut socket, _| async move {
            let mut buffer = vec![0; 65_536];
            while let Ok(1..) = socket.read(&mut buffer).await {}
        })
        .await;
        let (upload, asked) = endless();
        let client = client(format!("http://{}", listener.address()), which);
        let call = tokio::time::timeout(Duration::from_millis(200), client.store(upload)).await;
        assert!(call.is_err() && asked.load(Ordering::SeqCst) > 0, "{which:?}");
        assert_over(&asked, which).await;
    }
}

/// The connection is lost in the middle; the second attempt has all of it.
#[tokio::test]
async fn an_upload_that_can_be_opened_anew_survives_a_lost_connection() {
    for which in ALL {
        let server = RawServer::start([Act::SendAndReset(vec![]), Act::answer("200 OK", "", b"")]).await;
        let transport = which.with(&Settings::default());
        let client = Client::<Depot>::over(transport).base_url(server.url()).build().unwrap();
        client.store(opener(&["one ", "two"]).length(7)).await.unwrap();
        assert!(server.seen().len() == 2 && server.seen().iter().all(|seen| seen.body == b"one two"), "{which:?}");

        let server = RawServer::start([Act::SendAndReset(vec![]), Act::answer("200 OK", "", b"")]).await;
        let transport = which.with(&Settings::default());
        let client = Client::<Depot>::over(transport).base_url(server.url()).build().unwrap();
        let once = Upload::stream(stream::iter([Ok::<_, Infallible>("once")]));
        let error = unexpected(client.store(once).await);
        assert_eq!(error.outcome().stop_reason(), Some(StopReason::BodyNotReplayable), "{which:?}");
        assert_eq!(server.seen().len(), 1, "{which:?}");
    }
}

#[tokio::test]
async fn an_upload_waits_for_the_servers_word() {
    let (refused, taken) = (b"HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n");
    for (word, is_refused) in [(&refused[..], true), (&taken[..], false)] {
        let listener = Listener::start(move |mut socket, _| async move {
            let mut seen = Vec::new();
            while !seen.ends_with(b"\r\n\r\n") {
                socket.read_buf(&mut seen).await.unwrap();
            }
            socket.write_all(word).await.unwrap();
            if !is_refused {
                socket.read_exact(&mut [0; 7]).await.unwrap();
                socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.unwrap();
            }
            socket.read_to_end(&mut Vec::new()).await.ok();
        })
        .await;
        let transport = HyperTransport::builder().no_proxy().build().unwrap();
        let url = format!("http://{}", listener.address());
        let client = Client::<Depot>::over(transport).base_url(url).build().unwrap();
        let result = client.careful(opener(&["one ", "two"]).length(7)).await;
        assert_eq!(matches!(result, Err(StoreError::PayloadTooLarge(_))), is_refused, "{result:?}");
        assert_eq!(result.is_ok(), !is_refused);
    }
}

/// Whoever watches runs in the connection's task: what goes wrong there is the call's, and the client is usable after it.
#[tokio::test]
async fn a_watcher_that_panics_ends_its_call_alone() {
    for which in ALL {
        let server = RawServer::start(vec![Act::answer("204 No Content", "", b""); 2]).await;
        let client = client(server.url(), which);
        let watched = opener(&["abc", "def"]).progress(|_| panic!("a fault of the caller's"));
        let calling = tokio::spawn({
            let client = client.clone();
            async move { client.store(watched).await }
        });
        let outcome = tokio::time::timeout(Duration::from_secs(20), calling).await.expect("it ends");
        assert!(outcome.is_err() || outcome.unwrap().is_err(), "{which:?}");
        client.store(opener(&["abc"])).await.unwrap();
    }
}
