//! The four modes of the VCR family.

use std::fs;

use mighty_runtime::testing::{InProcess, RecordMode, Recorder, Recording, RecordingError, Reply};

use super::{Folder, Orders, Shop, client, lines, order, read, recorded, server};

const MODES: [RecordMode; 4] = [RecordMode::None, RecordMode::Once, RecordMode::NewEpisodes, RecordMode::All];

fn open(mode: RecordMode, path: &std::path::Path, server: &InProcess) -> Result<Recorder<InProcess>, RecordingError> {
    Recording::of::<Shop>(path).mode(mode).over(server.clone())
}

#[tokio::test]
async fn without_a_file_all_but_none_record() {
    for mode in MODES {
        let (folder, server) = (Folder::new(), server());
        let path = folder.file("new/session.jsonl");
        let opened = open(mode, &path, &server);
        if mode == RecordMode::None {
            let said = opened.unwrap_err().to_string();
            assert!(said.contains("there is no recording") && said.contains("session.jsonl"), "{said}");
            assert!(!path.exists());
            continue;
        }
        let recorder = opened.unwrap();
        client(&recorder).show_order(7).await.unwrap();
        recorder.finish().unwrap();
        assert_eq!((server.requests().len(), lines(&path).len()), (1, 2), "{mode:?}");
    }
}

#[tokio::test]
async fn with_a_file_all_records_anew_and_the_others_replay() {
    for (mode, asked, kept) in
        [(RecordMode::None, 0, 2), (RecordMode::Once, 0, 2), (RecordMode::NewEpisodes, 0, 2), (RecordMode::All, 1, 2)]
    {
        let (_folder, path) = recorded(server(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
        let other = InProcess::from_fn(|_| Reply::json(200, &order(700)));
        let recorder = open(mode, &path, &other).unwrap();
        let id = client(&recorder).show_order(7).await.unwrap().id;
        recorder.finish().unwrap();
        assert_eq!((other.requests().len(), lines(&path).len()), (asked, kept), "{mode:?}");
        assert_eq!(id, if mode == RecordMode::All { 700 } else { 7 }, "{mode:?}");
        assert_eq!(lines(&path)[1]["answer"]["body"]["json"]["id"], id, "{mode:?}");
    }
}

#[tokio::test]
async fn what_is_not_in_the_file_is_refused_by_none_and_once_and_added_by_new_episodes() {
    for mode in [RecordMode::None, RecordMode::Once, RecordMode::NewEpisodes] {
        let (_folder, path) = recorded(server(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
        let before = read(&path);
        let server = server();
        let recorder = open(mode, &path, &server).unwrap();
        let shop = client(&recorder);
        shop.show_order(7).await.unwrap();
        let new = shop.show_order(8).await;
        if mode == RecordMode::NewEpisodes {
            assert_eq!(new.unwrap(), order(8));
            recorder.finish().unwrap();
            assert!(read(&path).starts_with(&before), "what was there stays as it was");
            assert_eq!((server.requests().len(), lines(&path).len()), (1, 3));
        } else {
            new.unwrap_err();
            recorder.finish().unwrap_err();
            assert_eq!((server.requests().len(), read(&path)), (0, before), "{mode:?}");
        }
    }
}

#[tokio::test]
async fn a_session_without_a_call_writes_nothing() {
    let (_folder, path) = recorded(server(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
    let before = read(&path);
    drop(open(RecordMode::All, &path, &server()).unwrap());
    assert_eq!(read(&path), before);
}

#[tokio::test]
async fn the_last_one_that_goes_writes_and_leaves_no_other_file() {
    let folder = Folder::new();
    let path = folder.file("session.jsonl");
    let recorder = Recording::of::<Shop>(&path).over(server()).unwrap();
    let shop = client(&recorder);
    drop(recorder);
    shop.show_order(7).await.unwrap();
    assert!(!path.exists());
    drop(shop);
    assert_eq!(folder.names(), ["session.jsonl"]);
    assert_eq!(lines(&path).len(), 2);
}

#[test]
fn a_test_that_fails_leaves_the_file_as_it_was() {
    let folder = Folder::new();
    let path = folder.file("session.jsonl");
    let path_there = path.clone();
    let failed = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let recorder = Recording::of::<Shop>(&path_there).over(server()).unwrap();
            client(&recorder).show_order(7).await.unwrap();
            panic!("half of a session is none");
        });
    });
    failed.join().unwrap_err();
    assert!(!path.exists());
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_told_and_nothing_is_left() {
    let folder = Folder::new();
    fs::write(folder.file("folder"), "a file").unwrap();
    let recorder = Recording::of::<Shop>(folder.file("folder/session.jsonl")).over(server()).unwrap();
    client(&recorder).show_order(7).await.unwrap();
    let said = recorder.finish().unwrap_err().to_string();
    assert!(said.contains("cannot be written"), "{said}");
    assert_eq!(folder.names(), ["folder"]);
}
