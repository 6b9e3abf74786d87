//! A real registry behind a line that breaks: what is pushed over it is there.

use mighty_runtime::Delivery;
use registry::prelude::*;
use registry::uploads::{FinishUploadError, UploadChunkError, UploadStatusError};

use super::content;
use super::harness::{Real, Setup};
use super::line::{Cut, Line};

fn client(line: &Line) -> RegistryClient {
    RegistryClient::builder().base_url(&line.url).build().unwrap()
}

#[tokio::test]
async fn what_is_pushed_over_a_broken_line_is_there() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let direct = real.client();
    let cases: [(usize, Vec<Cut>); 8] = [
        (300_000, vec![Cut::Behind("POST")]),
        (300_000, vec![Cut::Within("PUT", 0)]),
        (300_000, vec![Cut::Within("PUT", 70_000)]),
        (300_000, vec![Cut::Behind("PUT")]),
        (90_000, vec![Cut::Within("PATCH", 70_000)]),
        (90_000, vec![Cut::Behind("PATCH")]),
        (
            100_000,
            vec![Cut::Behind("PUT"), Cut::Behind("PATCH"), Cut::Within("PATCH", 10), Cut::Within("PATCH", 70_000)],
        ),
        (150_000, vec![Cut::Behind("PUT"), Cut::Within("PATCH", 149_999), Cut::Behind("POST")]),
    ];
    for (number, (chunk, cuts)) in cases.into_iter().enumerate() {
        let case = format!("chunks of {chunk}, from behind {cuts:?}");
        let whole = content(300_000 - number);
        let line = Line::to(real.port, cuts).await;
        let digest =
            push_blob(&client(&line), "app", &whole, chunk).await.unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(line.cuts.lock().unwrap().as_slice(), [], "{case}");
        assert_eq!(pull_blob(&direct, "app", &digest).await.unwrap(), whole, "{case}");
    }
}

/// What a caller sees of it who does without `push_blob`.
#[tokio::test]
async fn a_lost_answer_is_told_as_what_may_have_been_sent() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let line = Line::to(real.port, vec![Cut::Behind("PUT"), Cut::Behind("PATCH")]).await;
    let registry = client(&line);
    let session = registry.begin_upload("app").await.unwrap().location().unwrap();
    let error = registry.upload_chunk(&session, "0-9", content(10)).await.unwrap_err();
    let UploadChunkError::Unexpected(error) = error else { panic!("{error}") };
    assert_eq!((error.delivery(), error.attempts()), (Delivery::MaybeSent, 1));
    // This registry does not go on there.
    let error = registry.upload_status(&session).await.unwrap_err();
    let UploadStatusError::NotFound(error) = error else { panic!("{error}") };
    assert_eq!(error.code(), Some("BLOB_UPLOAD_INVALID"));

    let session = registry.begin_upload("app").await.unwrap().location().unwrap();
    let digest = Digest::of(&content(10));
    let error = registry.finish_upload(&session, &digest, Some(content(10))).await.unwrap_err();
    let FinishUploadError::Unexpected(error) = error else { panic!("{error}") };
    assert_eq!((error.delivery(), error.attempts()), (Delivery::MaybeSent, 1));
    assert!(registry.find_blob("app", &digest).await.is_ok(), "it had arrived");
    let error = registry.finish_upload(&session, &digest, Some(content(10))).await.unwrap_err();
    let FinishUploadError::NotFound(error) = error else { panic!("{error}") };
    assert_eq!(error.code(), Some("BLOB_UPLOAD_UNKNOWN"));
}
