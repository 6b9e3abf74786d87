//! Downloads that are saved.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::Duration;

use mighty_runtime::SaveError;
use mighty_runtime::testing::{InProcess, Reply};
use tokio::time::{sleep, timeout};

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

#[tokio::test]
async fn a_folder_is_no_place_for_a_file_and_nothing_is_asked_for_it() {
    let folder = folder("folder");
    let path = folder.join("inside");
    fs::create_dir(&path).unwrap();
    let server = InProcess::script([Reply::status(200).body("a").pause(Duration::from_secs(3_600))]);
    let error = client(&server).file(None).await.unwrap().save_to(&path).await.unwrap_err();
    assert!(matches!(&error, SaveError::File(error) if error.kind() == ErrorKind::IsADirectory), "{error:?}");
    assert_eq!(files(&folder), ["inside"]);
}

#[tokio::test]
async fn a_name_may_be_as_long_as_names_are() {
    let folder = folder("long");
    let path = folder.join("n".repeat(255));
    let server = InProcess::script([Reply::status(200).body("a")]);
    assert_eq!(client(&server).file(None).await.unwrap().save_to(&path).await.unwrap(), 1);
    assert_eq!(files(&folder), ["n".repeat(255)]);
}

/// Whenever it is dropped, and so also while the file is made.
#[tokio::test]
async fn nothing_is_left_of_one_that_is_dropped() {
    let folder = folder("dropped");
    let server =
        InProcess::from_fn(|_| Reply::status(200).body("a").pause(Duration::from_micros(300)).body("b").body("c"));
    for round in 0..200 {
        let download = client(&server).file(None).await.unwrap();
        let saving = download.save_to(folder.join(format!("file{round}")));
        let _ = timeout(Duration::from_micros(round * 10), saving).await;
    }
    sleep(Duration::from_millis(100)).await;
    let left: Vec<String> = files(&folder).into_iter().filter(|name| name.contains(".part")).collect();
    assert_eq!(left, [""; 0]);
}

#[tokio::test]
async fn two_at_once_are_one_file_or_the_other() {
    let folder = folder("two");
    let path = folder.join("file");
    let server =
        InProcess::script([Reply::status(200).body("aa").body("aa"), Reply::status(200).body("bb").body("bb")]);
    let client = client(&server);
    let (one, two) = (client.file(None).await.unwrap(), client.file(None).await.unwrap());
    let (one, two) = tokio::join!(one.save_to(&path), two.save_to(&path));
    assert_eq!((one.unwrap(), two.unwrap()), (4, 4));
    let content = fs::read(&path).unwrap();
    assert!(content == b"aaaa" || content == b"bbbb", "{content:?}");
    assert_eq!(files(&folder), ["file"]);
}

#[cfg(unix)]
#[tokio::test]
async fn what_nobody_else_may_read_stays_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("private");
    let path = folder.join("file");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let server = InProcess::script([Reply::status(200).body("a").body("b")]);
    client(&server).file(None).await.unwrap().save_to(&path).await.unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read(&path).unwrap(), b"ab");
    // A link to a folder is one, and a link to nothing a place for a file.
    std::os::unix::fs::symlink(&folder, folder.join("to a folder")).unwrap();
    std::os::unix::fs::symlink(folder.join("nothing"), folder.join("to nothing")).unwrap();
    let server = InProcess::from_fn(|_| Reply::status(200).body("a"));
    let save = async |name: &str| client(&server).file(None).await.unwrap().save_to(folder.join(name)).await;
    assert!(save("to a folder").await.is_err());
    assert_eq!(save("to nothing").await.unwrap(), 1);
    assert_eq!(fs::read(folder.join("to nothing")).unwrap(), b"a");
}
