//! Parts of downloads that are not what was asked for.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Conditional, StopReason, Unexpected, UnexpectedKind};

use crate::{CachedError, Chats, FileError, client};

const CONTENT: &[u8] = b"0123456789abcdefghij";

fn whole() -> Reply {
    Reply::status(200).header("etag", "\"v1\"").header("content-length", "20")
}

/// A part, with this entity tag and these bytes.
fn part(tag: &str, range: &str, bytes: &'static [u8]) -> Reply {
    Reply::status(206).header("etag", tag).header("content-range", range).body(bytes)
}

async fn read(server: &InProcess, range: Option<&str>) -> (Vec<u8>, Option<Unexpected>) {
    let mut bytes = Vec::new();
    let mut download = match client(server).file(range).await {
        Err(FileError::Unexpected(error)) => return (bytes, Some(error)),
        other => other.unwrap(),
    };
    while let Some(chunk) = download.chunk().await {
        match chunk {
            Ok(chunk) => bytes.extend_from_slice(&chunk),
            Err(error) => return (bytes, Some(error)),
        }
    }
    (bytes, None)
}

#[tokio::test(start_paused = true)]
async fn one_that_nobody_asked_for_is_no_download() {
    for range in ["bytes 4-9/20", "bytes 0-0/*", "bytes 0-19/20"] {
        let server = InProcess::script([part("\"v1\"", range, b"456789")]);
        let (bytes, error) = read(&server, None).await;
        assert_eq!(error.map(|error| error.kind()), Some(UnexpectedKind::Decode), "{range}");
        assert!(bytes.is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn several_in_one_are_handed_out_and_never_gone_on_with() {
    let first = Reply::status(206)
        .header("etag", "\"v1\"")
        .header("content-type", "multipart/byteranges; boundary=x")
        .header("content-length", "100")
        .body("--x\r\n")
        .broken();
    let server = InProcess::script([first, part("\"v1\"", "bytes 5-19/20", &CONTENT[5..])]);
    let (bytes, error) = read(&server, Some("bytes=0-0,7-8")).await;
    assert_eq!(error.unwrap().outcome().stop_reason(), Some(StopReason::NotResumable));
    assert_eq!(bytes, b"--x\r\n");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_rest_of_another_version_is_noticed() {
    let table = [
        part("W/\"v1\"", "bytes 6-19/20", &CONTENT[6..]),
        part("\"v1\"", "bytes 6-24/25", &CONTENT[6..]),
        part("", "bytes 6-19/20", &CONTENT[6..]),
        Reply::status(200).header("etag", "\"v1\"").header("content-length", "25").body(CONTENT).body("klmno"),
        Reply::status(200).header("etag", "W/\"v1\"").header("content-length", "20").body(CONTENT),
    ];
    for second in table {
        let server = InProcess::script([whole().body(&CONTENT[..6]).broken(), second]);
        let (bytes, error) = read(&server, None).await;
        assert_eq!(error.map(|error| error.kind()), Some(UnexpectedKind::NotContinued));
        assert_eq!(bytes, CONTENT[..6]);
    }
    let date = "Fri, 29 Sep 2023 16:26:37 GMT";
    let first = Reply::status(200)
        .header("content-length", "20")
        .header("last-modified", date)
        .header("date", "Fri, 29 Sep 2023 16:26:59 GMT");
    let second = |date: &str| {
        Reply::status(206).header("content-range", "bytes 6-19/20").header("last-modified", date).body(&CONTENT[6..])
    };
    let other = "Fri, 29 Sep 2023 16:26:38 GMT";
    let server = InProcess::script([first.clone().body(&CONTENT[..6]).broken(), second(other)]);
    assert_eq!(read(&server, None).await.1.map(|error| error.kind()), Some(UnexpectedKind::NotContinued));
    let server = InProcess::script([first.body(&CONTENT[..6]).broken(), second(date)]);
    assert_eq!(read(&server, None).await.0, CONTENT, "it needs no `Date` where it is known by `Last-Modified`");
}

#[tokio::test(start_paused = true)]
async fn more_bytes_than_there_are_to_be_are_an_error() {
    let long = [
        (whole().body(CONTENT).body("x"), None),
        (whole().body(&CONTENT[..6]).broken(), Some(part("\"v1\"", "bytes 6-19/20", b"6789abcdefghijkl"))),
        (whole().body(&CONTENT[..6]).broken(), Some(whole().body(CONTENT).body("x"))),
    ];
    for (first, second) in long {
        let server = InProcess::script([Some(first), second].into_iter().flatten());
        let (bytes, error) = read(&server, None).await;
        assert!(error.is_some(), "{:?}", String::from_utf8(bytes));
        assert!(CONTENT.starts_with(&bytes));
    }
    // A part that is longer than what was asked for.
    let server = InProcess::script([
        part("\"v1\"", "bytes 4-9/20", b"45").broken(),
        part("\"v1\"", "bytes 6-12/20", b"6789abc"),
    ]);
    let (bytes, error) = read(&server, Some("bytes=4-9")).await;
    assert!(error.is_some(), "{:?}", String::from_utf8(bytes));
}

#[tokio::test(start_paused = true)]
async fn a_length_that_the_rest_tells_counts() {
    // The first answer says nothing of it, and the second is cut where only the range tells.
    let first = Reply::status(200).header("etag", "\"v1\"").body(&CONTENT[..6]).broken();
    let rest = part("\"v1\"", "bytes 6-19/20", &CONTENT[6..10]);
    let server = InProcess::script([first, rest, part("\"v1\"", "bytes 10-19/20", &CONTENT[10..])]);
    let (bytes, error) = read(&server, None).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(bytes, CONTENT);
}

#[tokio::test(start_paused = true)]
async fn huge_numbers_are_numbers_and_larger_ones_none() {
    let whole = Reply::status(200).header("etag", "\"v1\"").header("content-length", "18446744073709551615");
    let server = InProcess::script([
        whole.body("012").broken(),
        part("\"v1\"", "bytes 3-18446744073709551614/18446744073709551615", b"345").broken(),
        part("\"v1\"", "bytes 6-18446744073709551615/18446744073709551616", b"x"),
    ]);
    let (bytes, error) = read(&server, None).await;
    assert_eq!(error.unwrap().kind(), UnexpectedKind::NotContinued);
    assert_eq!(bytes, b"012345");
    for odd in
        ["bytes -1-5/20", "bytes +6-19/20", "bytes 6-/20", "bytes 6-19/", "bytes 6-19", "6-19/20", "bytes=6-19/20"]
    {
        let first = Reply::status(200).header("etag", "\"v1\"").body(&CONTENT[..6]).broken();
        let server = InProcess::script([first, part("\"v1\"", odd, &CONTENT[6..])]);
        let (bytes, error) = read(&server, None).await;
        assert_eq!(error.unwrap().kind(), UnexpectedKind::NotContinued, "{odd}");
        assert_eq!(bytes, CONTENT[..6]);
    }
}

#[tokio::test(start_paused = true)]
async fn what_began_does_not_turn_out_to_be_unchanged() {
    for body in ["", "012"] {
        let server = InProcess::script([whole().body(body).broken(), Reply::status(304).header("etag", "\"v0\"")]);
        let cached = client(&server).cached(Some("\"v0\"")).await;
        let Ok(Conditional::Modified(mut download)) = cached else { panic!("{cached:?}") };
        let mut last = None;
        while let Some(chunk) = download.chunk().await {
            last = Some(chunk);
        }
        assert!(matches!(&last, Some(Err(_))), "an empty file was complete: {last:?}");
    }
    let server = InProcess::script([Reply::status(404)]);
    assert!(matches!(client(&server).cached(None).await, Err(CachedError::NotFound(_))));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_a_download_too() {
    for reply in [
        Reply::status(200).header("content-length", "0"),
        Reply::status(200),
        Reply::status(204),
        Reply::status(200).body("").body(""),
    ] {
        let server = InProcess::script([reply]);
        let (bytes, error) = read(&server, None).await;
        assert!(bytes.is_empty() && error.is_none(), "{error:?}");
    }
}
