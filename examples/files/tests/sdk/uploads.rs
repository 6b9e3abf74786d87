//! Uploads over connections that break after every number of bytes, on the way there and on the way back.

use std::convert::Infallible;
use std::fs;
use std::sync::{Arc, Mutex};

use files::{Files, PutFileError, Stored};
use futures_util::stream;
use mighty_runtime::{Bytes, Delivery, HyperTransport, Upload};
use mighty_tests::{Cable, Cut};

use crate::server::{Habits, Server};
use crate::{client, content, folder, transport};

const NAME: &str = "uploads/file";

async fn put(
    transport: &HyperTransport,
    server: &Server,
    cut: Cut,
    upload: Upload,
) -> (Result<Stored, PutFileError>, Cable) {
    let cable = Cable::to(server.url(), [cut]).await;
    let stored = client(transport, &(cable.url() + "/v1")).put_file(NAME, upload).await;
    (stored, cable)
}

fn pieces(bytes: &[u8]) -> impl stream::Stream<Item = Result<Bytes, Infallible>> + Send + use<> {
    let pieces: Vec<_> = bytes.chunks(100).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces)
}

#[tokio::test]
async fn what_can_be_opened_again_is_stored_wherever_it_breaks() {
    let (bytes, transport, folder) = (content(700), transport(), folder("opened"));
    let server = Server::start(Habits::default()).await.unwrap();
    let path = folder.join("file");
    fs::write(&path, &bytes).unwrap();
    let opened = bytes.clone();
    let (stored, cable) = put(&transport, &server, Cut::Never, Upload::file(&path)).await;
    assert_eq!(stored.unwrap().size, 700);
    let answer = cable.answers()[0].len();
    // A request has a head besides; what is beyond it cuts nothing.
    let cuts = (0..1_200).map(Cut::Request).chain((0..answer).map(Cut::Answer));
    for (number, cut) in cuts.enumerate() {
        let upload = if number % 2 == 0 {
            Upload::file(&path)
        } else {
            let opened = opened.clone();
            Upload::opener(move || std::future::ready(Ok(pieces(&opened))))
        };
        server.keep(NAME, "something else");
        let (stored, _) = put(&transport, &server, cut, upload).await;
        assert_eq!(stored.unwrap().size, 700, "{cut:?}");
        assert!(server.file(NAME).unwrap().bytes == bytes, "{cut:?}");
    }
}

#[tokio::test]
async fn a_stream_that_is_there_but_once_is_an_error_that_says_what_is_known() {
    let (bytes, transport) = (content(700), transport());
    let server = Server::start(Habits::default()).await.unwrap();
    for cut in 0..1_000 {
        server.keep(NAME, "something else");
        let (stored, _) = put(&transport, &server, Cut::Request(cut), Upload::stream(pieces(&bytes))).await;
        let file = server.file(NAME).unwrap().bytes;
        match stored {
            Ok(stored) => assert!(stored.size == 700 && file == bytes, "{cut}"),
            Err(PutFileError::Unexpected(error)) => {
                assert_eq!(error.delivery(), Delivery::MaybeSent, "{cut}");
                assert_eq!(file, "something else", "a part of a file is none: {cut}");
            }
            Err(error) => panic!("{cut}: {error:?}"),
        }
    }
}

#[tokio::test]
async fn its_progress_begins_anew_with_each_attempt() {
    let (bytes, transport) = (content(300_000), transport());
    let server = Server::start(Habits { refused_uploads: 1, ..Habits::default() }).await.unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = told.clone();
    let upload = Upload::bytes(bytes.clone()).progress(move |now| noted.lock().unwrap().push(now.bytes()));
    let (stored, _) = put(&transport, &server, Cut::Never, upload).await;
    assert_eq!(stored.unwrap().size, 300_000);
    let told = told.lock().unwrap();
    let attempts: Vec<&[u64]> = told.split(|sent| *sent == 0).skip(1).collect();
    assert_eq!(attempts.len(), 2);
    assert!(attempts.iter().all(|sent| sent.is_sorted() && sent.last() == Some(&300_000)), "{attempts:?}");
}
