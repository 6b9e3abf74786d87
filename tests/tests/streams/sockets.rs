//! What only sockets show: connections that break, a server that goes on writing, a reader that has gone.

use std::time::Duration;

use mighty_runtime::{Client, HyperTransport, ReqwestTransport, Transport};
use mighty_tests::{Act, RawServer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::{Chat, Chats, all, delta, event};

fn client<T: Transport>(transport: T, url: &str) -> Client<Chat, T> {
    Client::<Chat, _>::over(transport).base_url(url).build().unwrap()
}

fn stream_of(body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n{body}").into_bytes()
}

async fn events_go_on(transport: impl Transport) {
    let server = RawServer::start([
        Act::SendAndReset(stream_of(&(event(1, "a") + "id: 2\ndata: {"))),
        Act::SendAndClose(stream_of(&event(2, "b"))),
    ])
    .await;
    let mut stream = client(transport, &server.url()).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, ["a", "b"].map(delta));
    assert_eq!(server.seen()[1].header("last-event-id"), Some("1"));
}

async fn a_download_goes_on(transport: impl Transport) {
    let whole = b"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 10\r\n\r\n0123".to_vec();
    let part = |range: &str, rest: &str| {
        let head =
            format!("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {range}/10\r\nContent-Length: {}\r\n", 6);
        (head + "\r\n" + rest).into_bytes()
    };
    let server = RawServer::start([
        Act::SendAndClose(whole),
        Act::SendAndReset(part("4-9", "45")),
        Act::answer("206 Partial Content", "Content-Range: bytes 6-9/10\r\n", b"6789"),
    ])
    .await;
    let download = client(transport, &server.url()).file(None).await.unwrap();
    assert_eq!(download.bytes(100).await.unwrap(), "0123456789");
    let ranges: Vec<Option<String>> =
        server.seen().iter().map(|seen| seen.header("range").map(str::to_owned)).collect();
    assert_eq!(ranges[1].as_deref(), Some("bytes=4-"));
    // A reset may come before the last bytes that were sent were read.
    assert!(matches!(ranges[2].as_deref(), Some("bytes=6-")), "{ranges:?}");
}

/// A server that writes an endless body for as long as anyone takes it, and says how it ended.
async fn endless(head: &'static str, line: &'static [u8]) -> (String, tokio::task::JoinHandle<(usize, End)>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = socket.read(&mut request).await.unwrap();
        socket.write_all(head.as_bytes()).await.unwrap();
        write_on(&mut socket, &line.repeat(1000)).await
    });
    (url, serving)
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    /// Nobody reads any more, and nobody has gone.
    Full,
    Closed,
}

async fn write_on(socket: &mut TcpStream, bytes: &[u8]) -> (usize, End) {
    let mut written = 0;
    loop {
        match timeout(Duration::from_secs(1), socket.write(bytes)).await {
            Err(_) => return (written, End::Full),
            Ok(Err(_) | Ok(0)) => return (written, End::Closed),
            Ok(Ok(count)) => written += count,
        }
    }
}

const LINES: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n";

async fn nothing_is_read_ahead(transport: impl Transport) {
    let (url, serving) = endless(LINES, b"a line of no great length\n").await;
    let mut log = client(transport, &url).log().await.unwrap();
    for _ in 0..10 {
        log.next().await.unwrap().unwrap();
    }
    // What the two kernels hold, and a buffer of ours.
    let (written, end) = serving.await.unwrap();
    assert_eq!(end, End::Full);
    assert!(written < 16 << 20, "{written}");
    drop(log);
}

async fn dropping_it_ends_the_request(transport: impl Transport) {
    let (url, serving) = endless(LINES, b"a line\n").await;
    let mut log = client(transport, &url).log().await.unwrap();
    log.next().await.unwrap().unwrap();
    drop(log);
    assert_eq!(serving.await.unwrap().1, End::Closed);
}

/// Each over both transports.
macro_rules! over_both {
    ($($case:ident),*) => {
        mod hyper {
            $(#[tokio::test] async fn $case() { super::$case(super::HyperTransport::new().unwrap()).await; })*
        }
        mod reqwest {
            $(#[tokio::test] async fn $case() { super::$case(super::ReqwestTransport::new().unwrap()).await; })*
        }
    };
}

over_both!(events_go_on, a_download_goes_on, nothing_is_read_ahead, dropping_it_ends_the_request);
