//! Downloads that are saved.

use std::fs;
use std::path::PathBuf;

use mighty_runtime::SaveError;
use mighty_runtime::testing::{InProcess, Reply};

use crate::{Chats, client};

/// An empty folder of a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("saving").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn files(folder: &PathBuf) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test]
async fn the_file_appears_when_it_is_complete() {
    let folder = folder("complete");
    let path = folder.join("report.csv");
    fs::write(&path, "old").unwrap();
    let server = InProcess::script([Reply::status(200).body("a,b\n").body("1,2\n")]);
    let download = client(&server).file(None).await.unwrap();
    let before = path.clone();
    let download = download.progress(move |_| assert_eq!(fs::read(&before).unwrap(), b"old"));
    assert_eq!(download.save_to(&path).await.unwrap(), 8);
    assert_eq!(fs::read(&path).unwrap(), b"a,b\n1,2\n");
    assert_eq!(files(&folder), ["report.csv"]);
}

#[tokio::test]
async fn nothing_is_left_of_one_that_broke_off() {
    let folder = folder("broken");
    let path = folder.join("report.csv");
    let server = InProcess::script([Reply::status(200).body("a,b\n").broken()]);
    let error = client(&server).file(None).await.unwrap().save_to(&path).await.unwrap_err();
    assert!(matches!(&error, SaveError::Download(_)), "{error:?}");
    assert_eq!(files(&folder), [""; 0]);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_an_error() {
    let folder = folder("missing");
    let server = InProcess::from_fn(|_| Reply::status(200).body("a"));
    for path in [folder.join("no such folder").join("file"), PathBuf::from("/")] {
        let error = client(&server).file(None).await.unwrap().save_to(&path).await.unwrap_err();
        assert!(matches!(&error, SaveError::File(_)), "{error:?}");
        assert_eq!(error.to_string(), "the file could not be written");
    }
}
