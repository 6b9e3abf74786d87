//! Downloads, whole and in pieces.

use std::io::ErrorKind;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Bytes, StopReason, TransportErrorKind, Unexpected, UnexpectedKind};
use tokio::io::AsyncReadExt;

use crate::{Chats, FileError, client};

const CONTENT: &[u8] = b"0123456789abcdefghij";

fn whole() -> Reply {
    Reply::status(200).header("etag", "\"v1\"").header("content-length", "20")
}

fn part(begin: usize) -> Reply {
    let range = format!("bytes {begin}-19/20");
    Reply::status(206).header("etag", "\"v1\"").header("content-range", range).body(&CONTENT[begin..])
}

async fn read(server: &InProcess) -> (Vec<u8>, Option<Unexpected>) {
    let mut download = client(server).file(None).await.unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = download.chunk().await {
        match chunk {
            Ok(chunk) => bytes.extend_from_slice(&chunk),
            Err(error) => return (bytes, Some(error)),
        }
    }
    assert_eq!(download.received(), bytes.len() as u64);
    (bytes, None)
}

/// What comes of a download whose first answer ends after six bytes, and of which this is the second.
async fn continued(first: Reply, second: Reply) -> (Vec<u8>, Option<Unexpected>, Vec<Recorded>) {
    let server = InProcess::script([first.body(&CONTENT[..6]).broken(), second]);
    let (bytes, error) = read(&server).await;
    (bytes, error, server.requests())
}

#[tokio::test(start_paused = true)]
async fn the_head_is_there_at_once_and_the_bytes_as_they_come() {
    let reply =
        whole().header("content-type", "image/png").body("0123").pause(Duration::from_secs(4)).body(&CONTENT[4..]);
    let server = InProcess::script([reply]);
    let mut download = client(&server).file(None).await.unwrap();
    assert_eq!((download.status().as_u16(), download.length(), download.received()), (200, Some(20), 0));
    assert_eq!(download.content_type(), Some("image/png"));
    assert_eq!(download.chunk().await.unwrap().unwrap(), "0123");
    assert_eq!(download.bytes(100).await.unwrap(), CONTENT[4..]);
    assert_eq!(server.requests()[0].header("accept-encoding"), Some("identity"));
}

#[tokio::test(start_paused = true)]
async fn it_goes_on_where_it_broke_off() {
    let (bytes, error, sent) = continued(whole(), part(6)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(bytes, CONTENT);
    assert_eq!(sent[1].header("range"), Some("bytes=6-"));
    assert_eq!(sent[1].header("if-range"), Some("\"v1\""));
    assert_eq!(sent[0].header("range"), None);
}

#[tokio::test(start_paused = true)]
async fn a_date_that_is_old_enough_will_do() {
    let date = "Fri, 29 Sep 2023 16:26:37 GMT";
    let first =
        |now: &str| Reply::status(200).header("content-length", "20").header("last-modified", date).header("date", now);
    let (bytes, error, sent) = continued(first("Fri, 29 Sep 2023 16:26:38 GMT"), part(6)).await;
    assert!(error.is_some(), "the part has an entity tag, and the whole had none");
    assert_eq!(sent[1].header("if-range"), Some(date));
    assert_eq!(bytes, CONTENT[..6]);
    let second = Reply::status(206).header("content-range", "bytes 6-19/20").body(&CONTENT[6..]);
    let (bytes, error, _) = continued(first("Fri, 29 Sep 2023 16:26:38 GMT"), second).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(bytes, CONTENT);
    let (_, error, sent) = continued(first(date), part(6)).await;
    assert_eq!(error.unwrap().outcome().stop_reason(), Some(StopReason::NotResumable));
    assert_eq!(sent.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn without_a_validator_it_is_over() {
    let length = || Reply::status(200).header("content-length", "20");
    for first in [length(), length().header("etag", "W/\"v1\""), whole().header("accept-ranges", "none")] {
        let (bytes, error, sent) = continued(first, part(6)).await;
        let error = error.unwrap();
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Reset));
        assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotResumable));
        assert_eq!((bytes.len(), sent.len()), (6, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_ignores_the_range_is_noticed() {
    let (bytes, error, _) = continued(whole(), whole().body(CONTENT)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(bytes, CONTENT);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_the_rest_is_an_error() {
    let changed = || Reply::status(200).header("etag", "\"v2\"").body("something else");
    let range = |range: &str| Reply::status(206).header("etag", "\"v1\"").header("content-range", range).body("x");
    let table = [
        (changed(), "it has changed"),
        (Reply::status(200).body(CONTENT), "it has changed"),
        (part(7), "the answer is another part"),
        (part(5), "the answer is another part"),
        (range("bytes 6-19/21"), "it has changed"),
        (range("bytes 6-5/20"), "the answer does not say which part it is"),
        (range("lines 6-19/20"), "the answer does not say which part it is"),
        (Reply::status(206).body("x"), "the answer does not say which part it is"),
        (part(6).header("etag", "\"v1\""), ""),
        (
            Reply::status(206).header("etag", "\"v2\"").header("content-range", "bytes 6-19/20").body("x"),
            "it has changed",
        ),
        (Reply::status(416).header("content-range", "bytes */3"), "it has become shorter"),
        (Reply::status(404), "there is an error in place of it"),
    ];
    for (second, problem) in table {
        let (bytes, error, _) = continued(whole(), second).await;
        match error {
            Some(error) => {
                assert_eq!(error.kind(), UnexpectedKind::NotContinued);
                assert_eq!(error.message(), format!("the download could not go on: {problem}"));
                assert_eq!(bytes, CONTENT[..6]);
            }
            None => assert_eq!((problem, &*bytes), ("", CONTENT)),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn all_that_there_is_may_be_there_already() {
    let first = Reply::status(200).header("etag", "\"v1\"");
    let (bytes, error, _) = continued(first, Reply::status(416).header("content-range", "bytes */6")).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(bytes, CONTENT[..6]);
}

#[tokio::test(start_paused = true)]
async fn attempts_are_those_of_the_call() {
    let replies = [0, 5, 10, 15].map(|begin| {
        let reply = if begin == 0 {
            whole()
        } else {
            Reply::status(206).header("content-range", format!("bytes {begin}-19/20"))
        };
        reply.body(&CONTENT[begin..begin + 5]).broken()
    });
    let server = InProcess::script(replies);
    let (bytes, error) = read(&server).await;
    let error = error.unwrap();
    assert_eq!(bytes, CONTENT);
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Attempts));
    assert_eq!(error.attempts(), 4);
    assert_eq!(error.outcome().waits().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_too_short_has_broken_off() {
    let server = InProcess::script([whole().body(&CONTENT[..6]), part(6)]);
    let (bytes, error) = read(&server).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(bytes, CONTENT);
}

#[tokio::test(start_paused = true)]
async fn a_part_stays_within_what_was_asked_for() {
    let ranged = |range: &str, bytes: &'static [u8]| {
        Reply::status(206).header("etag", "\"v1\"").header("content-range", range).body(bytes)
    };
    let server = InProcess::script([ranged("bytes 4-9/20", b"45").broken(), ranged("bytes 6-9/20", b"6789")]);
    let download = client(&server).file(Some("bytes=4-9")).await.unwrap();
    assert_eq!(download.length(), Some(6));
    assert_eq!(download.bytes(100).await.unwrap(), "456789");
    assert_eq!(server.requests()[1].header("range"), Some("bytes=6-9"));
}

#[tokio::test(start_paused = true)]
async fn silence_breaks_it_off() {
    let server = InProcess::script([whole().body(&CONTENT[..6]).pause(Duration::from_secs(6)), part(6)]);
    let (bytes, error) = read(&server).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(bytes, CONTENT);
}

#[tokio::test(start_paused = true)]
async fn only_a_get_goes_on() {
    let server = InProcess::script([whole().body("0").broken(), part(1)]);
    let mut download = client(&server).report().await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "0");
    assert!(download.chunk().await.unwrap().is_err());
    assert!(download.chunk().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn it_is_a_reader_too_and_tells_of_its_progress() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&told);
    let server = InProcess::script([whole().body(&CONTENT[..6]).broken(), part(6)]);
    let download = client(&server).file(None).await.unwrap();
    let mut download = download.progress(move |now| noted.lock().unwrap().push((now.bytes(), now.total())));
    let mut bytes = Vec::new();
    download.read_to_end(&mut bytes).await.unwrap();
    assert_eq!(bytes, CONTENT);
    assert_eq!(told.lock().unwrap()[..], [(6, Some(20)), (20, Some(20))]);
    let server = InProcess::script([whole().body(&CONTENT[..6]).broken(), Reply::status(404)]);
    let mut download = client(&server).file(None).await.unwrap();
    let error = download.read_to_end(&mut bytes).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Other);
    assert!(error.get_ref().unwrap().is::<Unexpected>());
}

#[tokio::test(start_paused = true)]
async fn too_many_bytes_at_once_are_an_error() {
    let server = InProcess::script([whole().body(CONTENT)]);
    let error = client(&server).file(None).await.unwrap().bytes(19).await.unwrap_err();
    assert_eq!(error.kind(), UnexpectedKind::TooLarge);
}

#[tokio::test(start_paused = true)]
async fn an_error_status_has_its_variant() {
    let server = InProcess::script([Reply::status(404).body(Bytes::from_static(b"{\"detail\":\"gone\"}"))]);
    let Err(FileError::NotFound(error)) = client(&server).file(None).await else { panic!("it is not there") };
    assert_eq!(error.message(), "gone");
}
