//! Files as bodies and parts.

use std::error::Error as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Delivery, LengthMismatch, Part, TransportErrorKind, Unexpected, UnexpectedKind, Upload, endpoints,
};
use mighty_tests::{Acme, client, everything, patient_client};

use super::sent;

#[endpoints(api = Acme, errors(503))]
trait Files {
    #[endpoint(method = PUT, path = "/f")]
    async fn store(&self, #[body(raw)] data: Upload) -> Result<(), FileError>;
    #[endpoint(method = PUT, path = "/f")]
    async fn part(&self, #[part] file: Part) -> Result<(), FileError>;
}

/// A file that goes away with it.
struct Kept(PathBuf);

impl Kept {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = env::temp_dir().join(format!("mighty-{}-{name}", process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

fn unexpected(result: Result<(), FileError>) -> Unexpected {
    match result.unwrap_err() {
        FileError::Unexpected(error) => error,
        FileError::ServiceUnavailable(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_file_is_sent_whole_however_large() {
    for size in [0, 1, 65_535, 65_536, 65_537, 3_000_000] {
        let content: Vec<u8> = (0..size).map(|place: u32| place.to_le_bytes()[0]).collect();
        let file = Kept::new(&format!("whole-{size}"), &content);
        let request = sent(async |acme| acme.store(Upload::file(file.path())).await).await;
        assert!(request.body == content, "{size}");
    }
}

#[tokio::test]
async fn a_file_is_a_part() {
    let file = Kept::new("part", b"content");
    let part = Part::file(file.path()).file_name("a.txt").content_type("text/plain");
    let request = sent(async |acme| acme.part(part).await).await;
    assert!(request.text().contains("filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\ncontent\r\n--"));
}

#[tokio::test]
async fn a_file_is_read_again_for_each_attempt() {
    let file = Kept::new("again", b"content");
    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    patient_client(&server).store(Upload::file(file.path())).await.unwrap();
    assert!(server.requests().iter().all(|request| request.body == "content"));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_file_that_has_changed_between_attempts_is_not_sent() {
    let file = Kept::new("changed", b"content");
    let path = file.path().to_owned();
    let server = InProcess::from_fn(move |_| {
        fs::write(&path, b"another content").unwrap();
        Reply::status(503)
    });
    let error = unexpected(patient_client(&server).store(Upload::file(file.path())).await);
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::InvalidRequest));
    let mismatch = error.source().unwrap().downcast_ref::<LengthMismatch>().unwrap();
    assert_eq!((mismatch.said(), mismatch.given()), (7, Some(15)));
    assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 1));
    // Another call takes it as it is now.
    client(&server).store(Upload::file(file.path())).await.unwrap_err();
    assert_eq!(server.requests()[1].body, "another content");
}

#[tokio::test]
async fn what_cannot_be_read_is_not_sent_and_its_path_is_not_shown() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let missing = env::temp_dir().join("mighty-secret-name");
    for path in [missing.as_path(), &env::temp_dir(), Path::new(""), Path::new("\0")] {
        let upload = Upload::file(path);
        assert_eq!(format!("{upload:?}"), "Upload(file)");
        let error = unexpected(patient_client(&server).store(upload).await);
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Body));
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
        assert!(error.source().unwrap().is::<io::Error>());
        assert!(!everything(&error).contains("secret-name"), "{}", everything(&error));
        assert!(error.user_message().contains("could not be read"));
    }
    assert_eq!(server.requests().len(), 0);
}
