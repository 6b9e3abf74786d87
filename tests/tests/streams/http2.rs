//! Streams over HTTP/2 that a server ends in its own ways (RFC 9113, 5.4, 6.4, 6.8).

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mighty_runtime::{Client, HyperTransport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::{Chat, Chats, all, delta, event};

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

const ACK: u8 = 1;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// A header as HPACK writes one that no table has (RFC 7541, 6.2.2).
fn header(name: &str, value: &str) -> Vec<u8> {
    let length = |text: &str| vec![u8::try_from(text.len()).unwrap()];
    [vec![0], length(name), name.into(), length(value), value.into()].concat()
}

/// What the server sends for one request: a head, bytes, and how it ends.
struct Answer {
    head: Vec<u8>,
    bytes: Vec<u8>,
    end: End,
}

#[derive(Clone, Copy, Debug)]
enum End {
    Ended,
    /// With this code.
    Reset(u32),
    /// It takes no other request on this connection, and then hangs up or ends the stream.
    GoAway {
        hangs_up: bool,
    },
    Trailers,
}

/// A server that gives one answer after the other, on whatever connections.
async fn server(answers: Vec<Answer>) -> (Client<Chat>, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (answers, asked) = (Arc::new(answers), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let (answers, count) = (Arc::clone(&answers), Arc::clone(&count));
            tokio::spawn(async move { serve(socket, &answers, &count).await });
        }
    });
    let transport = HyperTransport::builder().http2_only().build().unwrap();
    (Client::<Chat>::over(transport).base_url(url).build().unwrap(), asked)
}

async fn serve(mut socket: TcpStream, answers: &[Answer], count: &AtomicUsize) -> std::io::Result<()> {
    socket.read_exact(&mut [0; 24]).await?;
    socket.write_all(&frame(SETTINGS, 0, 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        socket.read_exact(&mut head).await?;
        let [a, b, c, kind, flags, stream @ ..] = head;
        let stream = u32::from_be_bytes(stream);
        socket.read_exact(&mut vec![0; u32::from_be_bytes([0, a, b, c]) as usize]).await?;
        if kind == SETTINGS && flags & ACK == 0 {
            socket.write_all(&frame(SETTINGS, ACK, 0, &[])).await?;
        }
        if kind != HEADERS {
            continue;
        }
        let Some(answer) = answers.get(count.fetch_add(1, Ordering::SeqCst)) else { return Ok(()) };
        socket.write_all(&frame(HEADERS, END_HEADERS, stream, &answer.head)).await?;
        for byte in &answer.bytes {
            // In the smallest pieces, some of them empty.
            socket.write_all(&[frame(DATA, 0, stream, &[*byte]), frame(DATA, 0, stream, &[])].concat()).await?;
        }
        let bytes = match answer.end {
            End::Ended => frame(DATA, END_STREAM, stream, &[]),
            End::Reset(code) => frame(RST_STREAM, 0, stream, &code.to_be_bytes()),
            End::GoAway { .. } => frame(GOAWAY, 0, 0, &[stream.to_be_bytes(), [0; 4]].concat()),
            End::Trailers => frame(HEADERS, END_HEADERS | END_STREAM, stream, &header("x-sum", "1")),
        };
        socket.write_all(&bytes).await?;
        match answer.end {
            End::GoAway { hangs_up: true } => return Ok(()),
            End::GoAway { hangs_up: false } => socket.write_all(&frame(DATA, END_STREAM, stream, &[])).await?,
            _ => {}
        }
    }
}

/// `INTERNAL_ERROR`, `REFUSED_STREAM`, `CANCEL`, `ENHANCE_YOUR_CALM`, and one that nobody knows.
const BREAKS: [End; 6] =
    [End::Reset(2), End::Reset(7), End::Reset(8), End::Reset(11), End::Reset(99), End::GoAway { hangs_up: true }];

/// 0x88 is `:status: 200` in the static table of HPACK.
const OK: u8 = 0x88;

#[tokio::test]
async fn events_go_on_after_every_way_to_break_off() {
    for end in BREAKS {
        let head = vec![OK];
        let answer = |id: u32, text: &str, end| Answer { head: head.clone(), bytes: event(id, text).into(), end };
        let (client, asked) = server(vec![answer(1, "a", end), answer(2, "b", End::Ended)]).await;
        let mut stream = client.watch().await.unwrap();
        let (items, error) = all(async || stream.next().await).await;
        assert!(error.is_none(), "{end:?}: {error:?}");
        assert_eq!(items, ["a", "b"].map(delta), "{end:?}");
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn downloads_go_on_after_every_way_to_break_off() {
    for end in BREAKS {
        let first = [vec![OK], header("etag", "\"v1\""), header("content-length", "6")].concat();
        // 0x8a is `:status: 206`.
        let rest = [vec![0x8a], header("content-range", "bytes 3-5/6"), header("content-length", "3")].concat();
        let answers = vec![
            Answer { head: first, bytes: b"012".to_vec(), end },
            Answer { head: rest, bytes: b"345".to_vec(), end: End::Ended },
        ];
        let (client, asked) = server(answers).await;
        let bytes = client.file(None).await.unwrap().bytes(9).await;
        assert_eq!(bytes.unwrap(), "012345", "{end:?}");
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn what_is_complete_is_complete_whatever_follows() {
    for end in [End::Ended, End::Trailers, End::GoAway { hangs_up: false }] {
        let answer = || Answer { head: vec![OK], bytes: event(1, "a").into(), end };
        let (client, asked) = server(vec![answer(), answer()]).await;
        let mut stream = client.watch().await.unwrap();
        let (items, error) = all(async || stream.next().await).await;
        assert!(error.is_none(), "{end:?}: {error:?}");
        assert_eq!(items, [delta("a")]);
        assert_eq!(client.file(None).await.unwrap().bytes(99).await.unwrap(), event(1, "a"));
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }
}
