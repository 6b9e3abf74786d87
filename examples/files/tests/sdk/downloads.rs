//! Downloads over connections that break after every number of bytes.

use std::fs;
use std::sync::{Arc, Mutex};

use files::{Files, GetFileError};
use mighty_runtime::{HyperTransport, SaveError, UnexpectedKind};
use mighty_tests::{Cable, Cut};

use crate::server::{Habits, Server};
use crate::{client, content, folder, transport};

const NAME: &str = "a folder/file";

/// The bytes that were handed out, and why there were no more.
async fn read(transport: &HyperTransport, url: &str) -> (Vec<u8>, Option<GetFileError>) {
    let mut download = match client(transport, url).get_file(NAME).await {
        Ok(download) => download,
        Err(error) => return (Vec::new(), Some(error)),
    };
    let mut bytes = Vec::new();
    while let Some(chunk) = download.chunk().await {
        match chunk {
            Ok(chunk) => bytes.extend_from_slice(&chunk),
            Err(error) => return (bytes, Some(GetFileError::Unexpected(error))),
        }
    }
    (bytes, None)
}

async fn through(
    transport: &HyperTransport,
    server: &Server,
    cuts: &[usize],
) -> (Vec<u8>, Option<GetFileError>, Cable) {
    let cable = Cable::to(server.url(), cuts.iter().copied().map(Cut::Answer)).await;
    let (bytes, error) = read(transport, &(cable.url() + "/v1")).await;
    (bytes, error, cable)
}

async fn serving(habits: Habits, file: &[u8]) -> Server {
    let server = Server::start(habits).await.unwrap();
    server.keep(NAME, file.to_vec());
    server
}

#[tokio::test]
async fn a_download_is_exact_wherever_it_breaks() {
    let (file, transport) = (content(1_000), transport());
    for habits in [Habits::default(), Habits { ignores_ranges: true, ..Habits::default() }] {
        let server = serving(habits, &file).await;
        let (bytes, _, cable) = through(&transport, &server, &[]).await;
        assert_eq!(bytes, file);
        for cut in 0..cable.answers()[0].len() {
            let (bytes, error, _) = through(&transport, &server, &[cut]).await;
            assert!(error.is_none(), "{cut}: {error:?}");
            assert_eq!(bytes, file, "{cut}");
        }
    }
}

#[tokio::test]
async fn it_may_break_again_and_again() {
    let (file, transport) = (content(1_000), transport());
    let server = serving(Habits::default(), &file).await;
    let (_, _, cable) = through(&transport, &server, &[]).await;
    for cut in 0..cable.answers()[0].len() {
        let (bytes, error, _) = through(&transport, &server, &[cut, cut / 2, cut / 3]).await;
        assert!(error.is_none(), "{cut}: {error:?}");
        assert_eq!(bytes, file, "{cut}");
    }
    // The first attempt and three more, as the policy says. What was handed out is the beginning of the file.
    for cut in (0..cable.answers()[0].len()).step_by(7) {
        let (bytes, error, _) = through(&transport, &server, &[cut, 50, 50, 50]).await;
        let Some(GetFileError::Unexpected(error)) = error else { panic!("{cut}: {error:?}") };
        assert_eq!((error.attempts(), file.starts_with(&bytes)), (4, true), "{cut}");
    }
}

#[tokio::test]
async fn another_version_is_noticed() {
    let (file, transport) = (content(1_000), transport());
    let server = serving(Habits::default(), &file).await;
    let (_, _, whole) = through(&transport, &server, &[]).await;
    let whole = whole.answers()[0].len();
    for cut in (whole - 999..whole).step_by(9) {
        let cable = Cable::to(server.url(), [Cut::Answer(cut)]).await;
        let mut download = client(&transport, &(cable.url() + "/v1")).get_file(NAME).await.unwrap();
        let mut bytes = download.chunk().await.unwrap().unwrap().to_vec();
        server.keep(NAME, content(999));
        let error = loop {
            match download.chunk().await.unwrap() {
                Ok(chunk) => bytes.extend_from_slice(&chunk),
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), UnexpectedKind::NotContinued, "{cut}");
        assert_eq!(bytes, file[..bytes.len()], "{cut}");
        server.keep(NAME, file.clone());
    }
}

#[tokio::test]
async fn what_is_saved_is_whole_or_not_there() {
    let (file, folder, transport) = (content(300_000), folder("saved"), transport());
    let server = serving(Habits { breaks_after: Some(90_000), ..Habits::default() }, &file).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = told.clone();
    let download = client(&transport, server.url()).get_file(NAME).await.unwrap();
    let download = download.progress(move |now| noted.lock().unwrap().push((now.bytes(), now.total())));
    let path = folder.join("copy");
    assert_eq!(download.save_to(&path).await.unwrap(), 300_000);
    assert!(fs::read(&path).unwrap() == file);
    let told = told.lock().unwrap().clone();
    assert!(told.is_sorted() && told.iter().all(|(_, length)| *length == Some(300_000)));
    assert_eq!(told.last(), Some(&(300_000, Some(300_000))));

    let server = serving(Habits { breaks_after: Some(50_000), ..Habits::default() }, &file).await;
    let download = client(&transport, server.url()).get_file(NAME).await.unwrap();
    let error = download.save_to(folder.join("other")).await.unwrap_err();
    let SaveError::Download(error) = error else { panic!("{error:?}") };
    assert_eq!(error.attempts(), 4);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[tokio::test]
async fn a_file_that_is_not_there_is_an_error_of_its_own() {
    let server = Server::start(Habits::default()).await.unwrap();
    let (_, error) = read(&transport(), server.url()).await;
    let Some(GetFileError::NotFound(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.message(), "there is no such file");
}
