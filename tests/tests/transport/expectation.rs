//! `Expect: 100-continue`: a body that waits for the server's word.

use std::time::Duration;

use mighty_runtime::{Api, Body, Bytes, Client, HyperTransport, Problem, endpoints};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::frames::{DATA, END_HEADERS, END_STREAM, HEADERS, SETTINGS, frame};

enum Depot {}

impl Api for Depot {
    const BASE_URL: &'static str = "https://depot.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Depot, errors(401, 413))]
trait Uploads {
    #[endpoint(method = PUT, path = "/blob", expect_continue, retry(never))]
    async fn upload(&self, #[body(raw)] data: Body) -> Result<String, UploadError>;
    #[endpoint(method = PUT, path = "/bytes", expect_continue)]
    async fn upload_bytes(&self, #[body(raw)] data: Option<&[u8]>) -> Result<String, UploadBytesError>;
    #[endpoint(method = PUT, path = "/plain")]
    async fn upload_plainly(&self, #[body(raw)] data: &[u8]) -> Result<String, UploadPlainlyError>;
}

/// Reads a head, and what of the body comes with it in a while.
async fn read(socket: &mut TcpStream) -> String {
    let mut seen = Vec::new();
    while let Ok(Ok(1..)) = tokio::time::timeout(Duration::from_millis(200), socket.read_buf(&mut seen)).await {}
    String::from_utf8(seen).unwrap()
}

/// A server that answers the head in this way, and then the body with its text.
async fn server(word: &'static str) -> (Client<Depot>, tokio::task::JoinHandle<(String, String)>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let head = read(&mut socket).await;
        socket.write_all(word.as_bytes()).await.unwrap();
        let mut body = Vec::new();
        while !body.windows(3).any(|three| three == b"end") {
            match socket.read_buf(&mut body).await {
                Ok(1..) => {}
                _ => return (head, String::from_utf8(body).unwrap()),
            }
        }
        socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone").await.unwrap();
        (head, String::from_utf8(body).unwrap())
    });
    let transport = HyperTransport::builder().no_proxy().build().unwrap();
    (Client::<Depot>::over(transport).base_url(url).build().unwrap(), served)
}

fn chunks() -> Body {
    Body::stream(futures_util::stream::iter(["a stream, to the ", "end"].map(|text| Ok(Bytes::from(text)))))
}

#[tokio::test]
async fn the_body_follows_when_the_server_says_so() {
    let (client, served) = server("HTTP/1.1 100 Continue\r\n\r\n").await;
    assert_eq!(client.upload_bytes(Some(b"bytes, to the end")).await.unwrap(), "done");
    let (head, body) = served.await.unwrap();
    assert!(head.contains("expect: 100-continue\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(body, "bytes, to the end");
}

#[tokio::test]
async fn it_is_not_sent_to_a_server_that_refuses_it() {
    let (client, served) = server("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\n{}").await;
    let error = client.upload(chunks()).await.unwrap_err();
    assert!(matches!(error, UploadError::PayloadTooLarge(_)), "{error}");
    let (head, body) = served.await.unwrap();
    assert!(head.contains("expect: 100-continue"), "{head}");
    assert_eq!(body, "", "the connection is closed instead");
}

/// Not every server knows of it.
#[tokio::test]
async fn a_server_that_says_nothing_gets_it_after_a_while() {
    let (client, served) = server("").await;
    let uploading = client.upload(Body::stream(futures_util::stream::iter([Ok(Bytes::from("the end"))])));
    let answer = tokio::time::timeout(Duration::from_secs(9), uploading).await.unwrap();
    assert_eq!(answer.map_err(|error| error.to_string()).unwrap(), "done");
    assert!(served.await.unwrap().1.contains("the end"));
}

#[tokio::test]
async fn nothing_is_expected_without_a_body_or_unless_the_author_says_so() {
    let (client, served) = server("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone").await;
    assert_eq!(client.upload_bytes(None).await.unwrap(), "done");
    drop(client);
    assert!(!served.await.unwrap().0.contains("expect"));
    let (client, served) = server("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone").await;
    assert_eq!(client.upload_plainly(b"the end").await.unwrap(), "done");
    drop(client);
    assert!(!served.await.unwrap().0.contains("expect"));
}

/// hyper does not tell of `100 Continue` over HTTP/2, so it is not waited for: the body comes well before the second is over.
#[tokio::test]
async fn over_http2_the_body_does_not_wait() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        socket.read_exact(&mut [0; 24]).await.unwrap();
        socket.write_all(&frame(SETTINGS, 0, 0, &[])).await.unwrap();
        let (mut kinds, mut stream) = (Vec::new(), 0);
        let read_frames = async {
            while !kinds.contains(&DATA) {
                let mut head = [0; 9];
                socket.read_exact(&mut head).await.unwrap();
                let [a, b, c, kind, _, of @ ..] = head;
                socket.read_exact(&mut vec![0; u32::from_be_bytes([0, a, b, c]) as usize]).await.unwrap();
                stream = stream.max(u32::from_be_bytes(of));
                kinds.push(kind);
            }
        };
        let in_time = tokio::time::timeout(Duration::from_millis(600), read_frames).await.is_ok();
        // 0x89 is `:status: 204` in the static table of HPACK.
        socket.write_all(&frame(HEADERS, END_HEADERS | END_STREAM, stream, &[0x89])).await.unwrap();
        socket.read_to_end(&mut Vec::new()).await.ok();
        in_time
    });
    let transport = HyperTransport::builder().http2_only().no_proxy().build().unwrap();
    let client = Client::<Depot>::over(transport).base_url(url).build().unwrap();
    assert_eq!(client.upload_bytes(Some(b"bytes")).await.unwrap(), "");
    drop(client);
    assert!(served.await.unwrap(), "the body came late");
}
