//! Streams and downloads in a content coding, in chunks with trailers, and from servers that write slowly.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use mighty_runtime::{Client, HyperTransport, StopReason};
use mighty_tests::{Act, RawServer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::time::timeout;

use crate::{Chat, Chats, all, delta, event};

fn client(url: &str) -> Client<Chat> {
    Client::<Chat>::over(HyperTransport::new().unwrap()).base_url(url).build().unwrap()
}

/// The pieces, each flushed by itself as a server does that codes an event stream.
fn pieces(texts: &[String]) -> Vec<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let mut flushed = Vec::new();
    for text in texts {
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.flush().unwrap();
        flushed.push(std::mem::take(encoder.get_mut()));
    }
    flushed.push(encoder.finish().unwrap());
    flushed
}

/// A server that writes what it is told to, when it is told to.
async fn told(head: &'static str) -> (String, UnboundedSender<Vec<u8>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (tell, mut listening) = unbounded_channel::<Vec<u8>>();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = socket.read(&mut request).await.unwrap();
        socket.write_all(head.as_bytes()).await.unwrap();
        while let Some(bytes) = listening.recv().await {
            socket.write_all(&bytes).await.unwrap();
        }
    });
    (url, tell)
}

#[tokio::test]
async fn an_event_that_has_come_is_not_held_back() {
    let coded = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n\r\n";
    let (url, tell) = told(coded).await;
    let pieces = pieces(&[event(1, "a"), event(2, "b")]);
    tell.send(pieces[0].clone()).unwrap();
    let mut stream = client(&url).watch().await.unwrap();
    let next = timeout(Duration::from_secs(5), stream.next()).await.expect("it has come");
    assert_eq!(next.unwrap().unwrap(), delta("a"));
    tell.send(pieces[1].clone()).unwrap();
    let next = timeout(Duration::from_secs(5), stream.next()).await.expect("it has come");
    assert_eq!(next.unwrap().unwrap(), delta("b"));
    tell.send(pieces[2].clone()).unwrap();
    drop(tell);
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_coded_stream_that_breaks_off_goes_on() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n\r\n".as_bytes();
    let cut = [head, &pieces(&[event(1, "a"), event(2, "b")])[0]].concat();
    let rest = [head, &pieces(&[event(2, "b")]).concat()].concat();
    let server = RawServer::start([Act::SendAndClose(cut), Act::SendAndClose(rest)]).await;
    let mut stream = client(&server.url()).watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, ["a", "b"].map(delta));
    assert_eq!(server.seen()[1].header("last-event-id"), Some("1"));
}

/// No coding was asked for; where there is one nevertheless, ranges count other bytes.
#[tokio::test]
async fn a_coded_download_is_decoded_and_never_gone_on_with() {
    let whole = pieces(&["0123456789".to_owned(), "abcdef".to_owned()]).concat();
    let head =
        format!("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", whole.len());
    let server = RawServer::start([
        Act::Send([head.as_bytes(), &whole].concat()),
        Act::SendAndClose([head.as_bytes(), &whole[..whole.len() - 12]].concat()),
    ])
    .await;
    let client = client(&server.url());
    let download = client.file(None).await.unwrap();
    assert_eq!(download.length(), None);
    assert_eq!(download.bytes(100).await.unwrap(), "0123456789abcdef");
    let error = client.file(None).await.unwrap().bytes(100).await.unwrap_err();
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotResumable));
    assert_eq!(server.seen().len(), 2);
    assert_eq!(server.seen()[0].header("accept-encoding"), Some("identity"));
}

#[tokio::test]
async fn trailers_are_no_content() {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nTrailer: X-A\r\n\r\n";
    let event = event(1, "a");
    let chunks = format!("{:x}\r\n{event}\r\n0\r\nX-A: 1\r\n\r\n", event.len());
    let bytes = [head.as_bytes(), chunks.as_bytes()].concat();
    let file = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-A: 1\r\n\r\n".to_vec();
    let server = RawServer::start([Act::Send(bytes), Act::Send(file)]).await;
    let client = client(&server.url());
    let mut stream = client.watch().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, [delta("a")]);
    assert_eq!(client.file(None).await.unwrap().bytes(9).await.unwrap(), "a");
    assert_eq!(server.seen()[1].connection, 0, "the connection is used again");
}

#[tokio::test]
async fn what_has_no_content_is_over_at_once() {
    let server = RawServer::start([
        Act::Send(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()),
        Act::Send(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()),
        Act::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Type: text/event-stream\r\n\r\n".to_vec()),
    ])
    .await;
    let client = client(&server.url());
    assert_eq!(client.file(None).await.unwrap().bytes(9).await.unwrap(), "");
    assert!(client.watch().await.unwrap().next().await.is_none());
    assert!(client.watch().await.unwrap().next().await.is_none());
}
