//! Bodies that are opened when they are sent: streams, what opens them, bytes, and who watches.

use std::error::Error;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::{Stream, StreamExt as _, stream};
use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{
    Bytes, Delivery, Endpoint, LengthMismatch, Parameter, ParameterLocation, Part, StopReason, TransportErrorKind,
    Unexpected, UnexpectedKind, Upload, endpoints,
};
use mighty_tests::{Acme, chain, client, patient_client};

use super::{sent, values};

#[endpoints(api = Acme, errors(503))]
trait Depot {
    #[endpoint(method = PUT, path = "/u", retry(attempts = 3, on = [503, reset]))]
    async fn store(&self, #[body(raw)] data: Upload) -> Result<(), DepotError>;
    #[endpoint(method = PUT, path = "/u")]
    async fn store_by_reference(&self, #[body(raw, "text/csv")] data: &Upload) -> Result<(), DepotError>;
    #[endpoint(method = PUT, path = "/u")]
    async fn maybe(&self, #[body(raw, "a/b")] data: Option<Upload>) -> Result<(), DepotError>;
    #[endpoint(method = POST, path = "/u")]
    async fn add(&self, #[body(raw)] data: Upload) -> Result<(), DepotError>;
    #[endpoint(method = PUT, path = "/u", retry(attempts = 2))]
    async fn part(&self, #[part] title: &str, #[part] file: Upload) -> Result<(), DepotError>;
    #[endpoint(method = PUT, path = "/u")]
    async fn parts(&self, #[part] files: Vec<Part>) -> Result<(), DepotError>;
    #[endpoint(method = PUT, path = "/u")]
    async fn maybe_part(&self, #[part] file: Option<&Upload>) -> Result<(), DepotError>;
}

/// Chunks that are there.
pub(super) fn chunks(all: &[&'static str]) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
    stream::iter(all.iter().map(|text| Ok(Bytes::from(*text))).collect::<Vec<_>>())
}

/// Two chunks, and then a failure.
fn broken() -> impl Stream<Item = io::Result<&'static str>> + Send {
    stream::iter([Ok("one "), Ok("two"), Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the disk is gone"))])
}

/// What is said of uploads, and when.
type Calls = Arc<Mutex<Vec<(u64, Option<u64>)>>>;

fn watched(upload: Upload) -> (Upload, Calls) {
    let calls = Calls::default();
    let told = calls.clone();
    (upload.progress(move |now| told.lock().unwrap().push((now.bytes(), now.total()))), calls)
}

fn unexpected(result: Result<(), DepotError>) -> Unexpected {
    match result.unwrap_err() {
        DepotError::Unexpected(error) => error,
        DepotError::ServiceUnavailable(error) => panic!("{error}"),
    }
}

fn cause<T: Error + 'static>(error: &Unexpected) -> &T {
    error.source().unwrap().downcast_ref().unwrap()
}

#[tokio::test]
async fn whatever_it_is_made_of_its_bytes_are_sent() {
    let opener = || Upload::opener(|| async { Ok(chunks(&["one ", "", "two"])) });
    let made = [
        Upload::bytes("one two"),
        Upload::from("one two".to_owned()),
        Upload::from(b"one two".to_vec()),
        Upload::from(Bytes::from("one two")),
        Upload::bytes("one two").length(7),
        Upload::stream(chunks(&["one ", "two"])),
        Upload::stream(chunks(&["one ", "", "two", ""])).length(7),
        Upload::stream(stream::iter([Ok::<_, String>(b"one two".to_vec())])),
        opener(),
        opener().length(7),
        watched(opener()).0,
        watched(Upload::bytes("one two")).0,
    ];
    for upload in made {
        let shown = format!("{upload:?}");
        let request = sent(async |acme| acme.store(upload).await).await;
        assert_eq!((request.text().as_str(), values(&request, "content-type")), ("one two", vec![OCTETS]), "{shown}");
    }
    let request = sent(async |acme| acme.store_by_reference(&opener()).await).await;
    assert_eq!((request.text().as_str(), values(&request, "content-type")), ("one two", vec!["text/csv"]));
    let request = sent(async |acme| acme.maybe(Some(opener())).await).await;
    assert_eq!((request.text().as_str(), values(&request, "content-type")), ("one two", vec!["a/b"]));
    let request = sent(async |acme| acme.maybe(None).await).await;
    assert_eq!((request.text().as_str(), values(&request, "content-type")), ("", vec![]));
}

const OCTETS: &str = "application/octet-stream";

#[tokio::test]
async fn nothing_is_an_upload_as_well() {
    for upload in [
        Upload::bytes(""),
        Upload::stream(chunks(&[])),
        Upload::stream(chunks(&[""])).length(0),
        Upload::opener(|| async { Ok(chunks(&[])) }).length(0),
    ] {
        let request = sent(async |acme| acme.store(upload).await).await;
        assert_eq!((request.text().as_str(), values(&request, "content-type")), ("", vec![OCTETS]));
    }
}

#[tokio::test(start_paused = true)]
async fn what_can_be_opened_anew_is_sent_again() {
    let opened = Arc::new(AtomicU32::new(0));
    let counter = opened.clone();
    let upload = Upload::opener(move || {
        let number = counter.fetch_add(1, Ordering::SeqCst);
        async move { Ok(chunks(if number == 0 { &["first"] } else { &["second"] })) }
    });
    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    patient_client(&server).store(upload).await.unwrap();
    let bodies: Vec<String> = server.requests().iter().map(Recorded::text).collect();
    assert_eq!((bodies, opened.load(Ordering::SeqCst)), (vec!["first".to_owned(), "second".to_owned()], 2));
}

#[tokio::test(start_paused = true)]
async fn what_is_a_stream_is_sent_once() {
    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    let DepotError::ServiceUnavailable(error) =
        patient_client(&server).store(Upload::stream(chunks(&["x"]))).await.unwrap_err()
    else {
        panic!("another error")
    };
    assert_eq!((error.outcome().stop_reason(), error.attempts()), (Some(StopReason::BodyNotReplayable), 1));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_upload_that_cannot_be_opened_sends_nothing() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let fails =
        || Upload::opener(|| async { Err::<stream::Empty<io::Result<Bytes>>, _>(io::ErrorKind::NotFound.into()) });
    let errors = [
        unexpected(patient_client(&server).store(fails()).await),
        unexpected(patient_client(&server).part("t", fails()).await),
    ];
    for error in errors {
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Body));
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
        assert_eq!(cause::<io::Error>(&error).kind(), io::ErrorKind::NotFound);
        assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    }
    let stream = Upload::stream(chunks(&["x"]));
    client(&server).store_by_reference(&stream).await.unwrap();
    let error = unexpected(client(&server).store_by_reference(&stream).await);
    assert_eq!(
        chain(&error),
        ["store_by_reference: the body of the request could not be read (not sent)", "the stream was sent already"]
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_fails_in_the_middle_is_opened_anew_where_that_does_no_harm() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let once_broken = || {
        let mut attempts = 0;
        Upload::opener(move || {
            attempts += 1;
            let chunks = if attempts == 1 { broken().boxed() } else { stream::iter([Ok("whole")]).boxed() };
            async move { Ok(chunks) }
        })
    };
    patient_client(&server).store(once_broken()).await.unwrap();
    assert_eq!(server.requests().last().unwrap().text(), "whole");
    let errors = [
        unexpected(patient_client(&server).add(once_broken()).await),
        unexpected(patient_client(&server).store(Upload::stream(broken())).await),
    ];
    for (error, reason) in errors.iter().zip([StopReason::NotRetryable, StopReason::BodyNotReplayable]) {
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Body));
        assert_eq!((error.delivery(), error.attempts()), (Delivery::MaybeSent, 1));
        assert_eq!(cause::<io::Error>(error).to_string(), "the disk is gone");
        assert_eq!(error.outcome().stop_reason(), Some(reason));
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_body_of_another_length_than_was_said_is_not_sent_whole() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let opener = |all: &'static [&'static str]| Upload::opener(move || async move { Ok(chunks(all)) });
    let table = [
        (Upload::stream(chunks(&["one", "two"])).length(7), Some(6), Delivery::MaybeSent),
        (Upload::stream(chunks(&[])).length(1), Some(0), Delivery::MaybeSent),
        (Upload::stream(chunks(&["one", "two"])).length(5), None, Delivery::MaybeSent),
        (Upload::stream(chunks(&["one", "two"])).length(3), None, Delivery::MaybeSent),
        (Upload::stream(chunks(&["one"])).length(0), None, Delivery::NotSent),
        (opener(&["one"]).length(u64::MAX), Some(3), Delivery::MaybeSent),
        (Upload::bytes("one").length(4), Some(3), Delivery::NotSent),
    ];
    for (upload, given, delivery) in table {
        let shown = format!("{upload:?}");
        let error = unexpected(patient_client(&server).store(upload).await);
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::InvalidRequest), "{shown}");
        assert_eq!((cause::<LengthMismatch>(&error).given(), error.delivery()), (given, delivery), "{shown}");
        assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable), "{shown}");
    }
    assert_eq!(server.requests().len(), 0);
    let error = unexpected(client(&server).store(Upload::stream(broken()).length(4)).await);
    assert_eq!(chain(&error).pop().unwrap(), "the body was to have 4 bytes and has more");
}

#[tokio::test(start_paused = true)]
async fn who_watches_is_told_of_each_attempt() {
    let (upload, calls) = watched(Upload::opener(|| async { Ok(chunks(&["one ", "two"])) }).length(7));
    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    patient_client(&server).store(upload).await.unwrap();
    let attempt = [(0, Some(7)), (4, Some(7)), (7, Some(7))];
    assert_eq!(*calls.lock().unwrap(), [attempt, attempt].concat());

    let (upload, calls) = watched(Upload::stream(chunks(&["one ", "two"])));
    sent(async |acme| acme.store(upload).await).await;
    assert_eq!(*calls.lock().unwrap(), [(0, None), (4, None), (7, None)]);

    let (upload, calls) = watched(Upload::bytes(vec![7; 100_000]));
    assert_eq!(sent(async |acme| acme.store(upload).await).await.body.len(), 100_000);
    assert_eq!(*calls.lock().unwrap(), [(0, Some(100_000)), (65_536, Some(100_000)), (100_000, Some(100_000))]);

    let (upload, calls) = watched(Upload::bytes(""));
    sent(async |acme| acme.store(upload).await).await;
    assert_eq!(*calls.lock().unwrap(), [(0, Some(0))]);
}

#[tokio::test(start_paused = true)]
async fn a_part_is_an_upload_and_the_whole_is_sent_again_if_every_part_can_be() {
    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    let upload = Upload::opener(|| async { Ok(chunks(&["one ", "two"])) });
    patient_client(&server).part("t", upload).await.unwrap();
    let [first, second] = <[_; 2]>::try_from(server.requests()).unwrap();
    assert_eq!(first.body, second.body);
    assert!(first.text().contains("Content-Type: application/octet-stream\r\n\r\none two\r\n--"), "{}", first.text());

    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    let again = Part::upload(Upload::opener(|| async { Ok(chunks(&["again"])) }));
    let once = Part::upload(Upload::stream(chunks(&["once"])));
    let error = patient_client(&server).parts(vec![again, Part::text("text"), once.clone()]).await.unwrap_err();
    assert!(matches!(error, DepotError::ServiceUnavailable(_)));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::BodyNotReplayable));
    let text = server.requests()[0].text();
    assert!(text.contains("\r\nagain\r\n") && text.contains("\r\nonce\r\n"), "{text}");
    let error = unexpected(client(&server).parts(vec![once]).await);
    assert_eq!(chain(&error).pop().unwrap(), "the stream was sent already");
}

#[tokio::test]
async fn a_part_can_be_watched() {
    let calls = Calls::default();
    let told = calls.clone();
    let part =
        Part::bytes("12345").file_name("n").progress(move |now| told.lock().unwrap().push((now.bytes(), now.total())));
    let request = sent(async |acme| acme.parts(vec![part]).await).await;
    assert!(
        request.text().contains("filename=\"n\"") && request.text().contains("\r\n12345\r\n"),
        "{}",
        request.text()
    );
    assert_eq!(*calls.lock().unwrap(), [(0, Some(5)), (5, Some(5))]);
    let request = sent(async |acme| acme.maybe_part(Some(&Upload::bytes("x"))).await).await;
    assert!(request.text().contains("\r\nx\r\n"));
    assert_eq!(sent(async |acme| acme.maybe_part(None).await).await.body, "");
}

#[test]
fn it_shows_no_content() {
    let shown = [
        format!("{:?}", Upload::bytes("secret")),
        format!("{:?}", Upload::stream(chunks(&["secret"]))),
        format!("{:?}", Upload::stream(chunks(&["secret"])).length(6)),
        format!("{:?}", Part::upload(Upload::stream(chunks(&["secret"])))),
    ];
    assert_eq!(shown, ["Upload(6 bytes)", "Upload(stream)", "Upload(6 bytes)", "Part(Upload(stream))"]);
}

#[test]
fn descriptors_tell_the_media_type() {
    let media_type = |endpoint: &'static Endpoint| {
        let body = endpoint.parameters().iter().find(|parameter| parameter.location() == ParameterLocation::Body);
        body.and_then(Parameter::media_type)
    };
    let table = [
        (DepotEndpoints::STORE, OCTETS),
        (DepotEndpoints::STORE_BY_REFERENCE, "text/csv"),
        (DepotEndpoints::MAYBE, "a/b"),
    ];
    for (endpoint, expected) in table {
        assert_eq!(media_type(endpoint), Some(expected), "{}", endpoint.name());
    }
}
