//! Answers in content codings: all that a server may do with them (RFC 9110, 8.4), and what it must not.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use mighty_runtime::{
    Api, Bytes, CallOptions, Client, Problem, Response, TransportErrorKind, UnexpectedKind, endpoints,
};
use mighty_tests::{Act, RawServer};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Files {
    #[endpoint(method = GET, path = "/file")]
    async fn raw(&self) -> Result<Response<Bytes>, RawError>;

    #[endpoint(method = GET, path = "/range")]
    async fn range(&self, #[header("Range")] range: &str) -> Result<Bytes, RangeError>;

    #[endpoint(method = HEAD, path = "/file")]
    async fn size(&self) -> Result<Response<()>, SizeError>;

    #[endpoint(method = DELETE, path = "/file", success = 204)]
    async fn delete(&self) -> Result<Response<()>, DeleteError>;

    #[endpoint(method = GET, path = "/text")]
    async fn text(&self) -> Result<String, TextError>;

    #[endpoint(method = GET, path = "/count")]
    async fn count(&self) -> Result<u64, CountError>;
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn zstd(text: &str) -> Vec<u8> {
    ::zstd::encode_all(text.as_bytes(), 3).unwrap()
}

fn brotli(coded: &[u8]) -> Vec<u8> {
    let mut encoder = ::brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    encoder.write_all(coded).unwrap();
    encoder.into_inner()
}

async fn server(headers: &str, body: &[u8]) -> (RawServer, Client<Shop>) {
    let server = RawServer::start(vec![Act::answer("200 OK", headers, body)]).await;
    let client = Client::<Shop>::builder().base_url(server.url()).build().unwrap();
    (server, client.with(CallOptions::new().attempts(1)))
}

#[track_caller]
fn assert_text(answer: &Response<Bytes>, text: &str) {
    assert_eq!(std::str::from_utf8(answer).unwrap(), text);
}

#[tokio::test]
async fn a_coding_has_several_names_and_they_have_no_case() {
    let rows: [(&str, Vec<u8>); 9] = [
        ("gzip", gzip("text")),
        ("GZip", gzip("text")),
        ("x-gzip", gzip("text")),
        ("X-GZIP", gzip("text")),
        ("br", brotli(b"text")),
        ("Br", brotli(b"text")),
        ("ZSTD", zstd("text")),
        ("identity", b"text".to_vec()),
        (" , gzip ,", gzip("text")),
    ];
    for (name, body) in rows {
        let (_server, client) = server(&format!("Content-Encoding: {name}\r\n"), &body).await;
        let answer = client.raw().await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_text(&answer, "text");
        assert!(answer.headers().get("content-encoding").is_none(), "{name}");
    }
}

/// The length and the coding are those of what came, which nobody sees.
#[tokio::test]
async fn what_is_decoded_says_nothing_of_what_it_was() {
    let (_server, client) = server("Content-Encoding: gzip\r\nETag: \"1\"\r\n", &gzip("text")).await;
    let answer = client.raw().await.unwrap();
    assert!(answer.headers().get("content-length").is_none());
    assert_eq!(answer.headers().get("etag").unwrap(), "\"1\"");
}

/// RFC 1952, 2.2, and RFC 8878, 3.1: a file may have several members.
#[tokio::test]
async fn all_members_come_out() {
    let rows =
        [("gzip", [gzip("first "), gzip(""), gzip("second")]), ("zstd", [zstd("first "), zstd(""), zstd("second")])];
    for (name, members) in rows {
        let (_server, client) = server(&format!("Content-Encoding: {name}\r\n"), &members.concat()).await;
        assert_text(&client.raw().await.unwrap(), "first second");
    }
}

#[tokio::test]
async fn all_members_come_out_however_they_are_cut() {
    let coded = [gzip("first "), gzip("second")].concat();
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
    for size in [1, 7, gzip("first ").len()] {
        let mut answer = head.as_bytes().to_vec();
        for chunk in coded.chunks(size) {
            answer.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            answer.extend_from_slice(chunk);
            answer.extend_from_slice(b"\r\n");
        }
        answer.extend_from_slice(b"0\r\n\r\n");
        let server = RawServer::start(vec![Act::Send(answer)]).await;
        let client = Client::<Shop>::builder().base_url(server.url()).build().unwrap();
        assert_text(&client.raw().await.unwrap(), "first second");
    }
}

/// In one field or in two, the last one was applied last.
#[tokio::test]
async fn codings_come_off_one_after_the_other() {
    let coded = brotli(&gzip("text"));
    for headers in ["Content-Encoding: gzip, br\r\n", "Content-Encoding: gzip\r\nContent-Encoding: br\r\n"] {
        let (_server, client) = server(headers, &coded).await;
        assert_text(&client.raw().await.unwrap(), "text");
    }
    let (_server, client) = server("Content-Encoding: compress, gzip\r\n", &gzip("still coded")).await;
    let answer = client.raw().await.unwrap();
    assert_text(&answer, "still coded");
    assert_eq!(answer.headers().get("content-encoding").unwrap(), "compress");
}

#[tokio::test]
async fn a_coding_that_is_not_known_is_named() {
    let (_server, client) =
        server("Content-Encoding: compress\r\nContent-Type: application/json\r\n", b"\x1F\x9Dxyz").await;
    let CountError::Unexpected(error) = client.count().await.unwrap_err();
    assert!(error.decode_error().unwrap().to_string().contains("`compress`"), "{error:#?}");
}

/// Text that is still coded is none, though its bytes may happen to be UTF-8.
#[tokio::test]
async fn a_text_in_a_coding_that_is_not_known_is_refused() {
    let (_server, client) = server("Content-Encoding: deflate\r\n", b"xx").await;
    let TextError::Unexpected(error) = client.text().await.unwrap_err();
    assert!(error.decode_error().unwrap().to_string().contains("`deflate`"), "{error:#?}");
}

/// Each layer of them would cost stack and memory.
#[tokio::test]
async fn codings_without_end_are_refused() {
    for count in [6, 3_000] {
        let names = vec!["br"; count].join(",");
        let (_server, client) = server(&format!("Content-Encoding: {names}\r\n"), &[0x11; 20]).await;
        let RawError::Unexpected(error) = client.raw().await.unwrap_err();
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Protocol), "{count}");
    }
}

#[tokio::test]
async fn nothing_is_nothing_in_any_coding() {
    for name in ["gzip", "br", "zstd"] {
        let (_server, client) = server(&format!("Content-Encoding: {name}\r\n"), b"").await;
        assert_text(&client.raw().await.unwrap(), "");
    }
}

#[tokio::test]
async fn an_answer_without_a_body_keeps_its_headers() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    let none = b"HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    let server = RawServer::start([Act::Send(head), Act::Send(none)]).await;
    let client = Client::<Shop>::builder().base_url(server.url()).build().unwrap();
    let size = client.size().await.unwrap();
    assert_eq!(size.headers().get("content-length").unwrap(), "5000");
    assert_eq!(size.headers().get("content-encoding").unwrap(), "gzip");
    assert_eq!(client.delete().await.unwrap().headers().get("content-encoding").unwrap(), "gzip");
}

#[tokio::test]
async fn what_breaks_off_is_an_error() {
    for (name, whole) in [("gzip", gzip("text")), ("br", brotli(b"text")), ("zstd", zstd("text"))] {
        for length in [1, whole.len() / 2, whole.len() - 1] {
            let (_server, client) = server(&format!("Content-Encoding: {name}\r\n"), &whole[..length]).await;
            let RawError::Unexpected(error) = client.raw().await.unwrap_err();
            assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Protocol), "{name}, {length}");
        }
    }
    let (_server, client) = server("Content-Encoding: gzip\r\n", &[gzip("text"), b"rest".to_vec()].concat()).await;
    assert!(client.raw().await.is_err(), "what follows a member has to be one");
}

/// Part of a coded answer is not the answer's part.
#[tokio::test]
async fn codings_are_asked_for_except_with_a_range() {
    let (server, client) = server("", b"text").await;
    client.raw().await.unwrap();
    assert_eq!(server.seen()[0].header("accept-encoding"), Some("gzip, br, zstd"));
    let (server, client) = self::server("", b"text").await;
    client.range("bytes=0-3").await.unwrap();
    assert_eq!(server.seen()[0].header("accept-encoding"), None);
}
