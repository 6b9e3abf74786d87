//! A recording that is damaged or of another API is one error, with file, line and column, and stays as it is.

use std::fs;

use mighty_runtime::testing::{RecordMode, Recording};
use mighty_runtime::{Api, Problem};

use super::{Folder, Orders, Shop, lines, read, recorded, server};

const HEADER: &str = r#"{"mighty_recording":1,"api":"Shop","base_url":"https://api.shop.example/v2"}"#;
const ANSWER: &str = r#"{"request":{"method":"GET","target":"/v2/orders/7"},"answer":{"status":200}}"#;

/// Line, column and words.
#[test]
fn each_damage_is_told_where_it_is() {
    let with = |line: &str| format!("{HEADER}\n{ANSWER}\n{line}\n");
    let request = |request: &str| with(&format!(r#"{{"request":{request},"answer":{{"status":200}}}}"#));
    for (text, line, column, words) in [
        (String::new(), 1, 1, "EOF"),
        ("no JSON\n".to_owned(), 1, 2, "expected"),
        ("{}\n".to_owned(), 1, 2, "missing field `mighty_recording`"),
        (HEADER.replace(":1,", ":2,"), 1, 22, "version 2 of the format"),
        (HEADER.replace("\"api\"", "\"apy\""), 1, 28, "unknown field `apy`"),
        (HEADER.replace("Shop", "Shed"), 1, 1, "of the API `Shed`, not of `Shop`"),
        (
            HEADER.replace("/v2", "/v1"),
            1,
            1,
            "at https://api.shop.example/v1, and now it is at https://api.shop.example/v2",
        ),
        (with(&ANSWER[..40]), 3, 40, "EOF"),
        (with("nonsense"), 3, 2, "expected"),
        (with(&ANSWER.replace("\"answer\"", "\"anser\"")), 3, 60, "unknown field `anser`"),
        (with(r#"{"request":{"method":"GET","target":"/"}}"#), 3, 41, "one of `answer`, `fault` and `stalled`"),
        (with(&ANSWER.replace("200", "99")), 3, 75, "99 is no status"),
        (request(r#"{"method":"G T","target":"/"}"#), 3, 27, "`G T` is no method"),
        (request(r#"{"method":"GET","target":"x"}"#), 3, 40, "it is no path"),
        (request(r#"{"method":"GET","target":"/","headers":{"a b":"c"}}"#), 3, 62, "`a b` is no name of a header"),
        (request(r#"{"method":"GET","target":"/","body":{"base64":"?"}}"#), 3, 61, "it is no base64"),
        (request(r#"{"method":"GET","target":"/","body":{"yaml":"?"}}"#), 3, 54, "unknown variant `yaml`"),
        (
            with(r#"{"request":{"method":"GET","target":"/"},"fault":{"kind":"gone","delivery":"not_sent"}}"#),
            3,
            63,
            "`gone` is no kind of failure; it is one of connect",
        ),
    ] {
        let folder = Folder::new();
        let path = folder.file("damaged.jsonl");
        fs::write(&path, &text).unwrap();
        let recording = |mode| Recording::of::<Shop>(&path).mode(mode).over(server());
        for mode in [RecordMode::None, RecordMode::Once, RecordMode::NewEpisodes] {
            let error = recording(mode).unwrap_err();
            let said = error.to_string();
            assert!(said.contains(words), "{text}: {said}");
            assert!(said.contains(&format!("damaged.jsonl:{line}:")), "{text}: {said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert_eq!(error.line(), Some(line), "{said}");
            let near = error.column().unwrap().abs_diff(column);
            assert!(near <= 2, "{text}: column {:?} and not {column}: {said}", error.column());
        }
        assert_eq!(read(&path), text, "nothing was overwritten");
    }
}

#[test]
fn bytes_that_are_no_text_are_told_where_they_are() {
    let folder = Folder::new();
    let path = folder.file("damaged.jsonl");
    fs::write(&path, [HEADER.as_bytes(), b"\n{\"request\":\xff"].concat()).unwrap();
    let error = Recording::of::<Shop>(&path).replay().unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(2), Some(12)), "{error}");
}

/// Another one by its name alone.
enum Depot {}

impl Api for Depot {
    const BASE_URL: &'static str = "https://api.shop.example/v2";
    type ErrorBody = Problem;
}

#[tokio::test]
async fn to_record_anew_replaces_what_is_damaged_below_its_header_and_nothing_of_another() {
    let (_folder, path) = recorded(server(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
    let before = read(&path);
    let error = Recording::of::<Depot>(&path).mode(RecordMode::All).over(server()).unwrap_err();
    assert!(error.to_string().contains("of the API `Shop`, not of `Depot`"), "{error}");
    assert_eq!(read(&path), before);

    fs::write(&path, before.replace("\"request\"", "\"requst\"")).unwrap();
    let recorder = Recording::of::<Shop>(&path).mode(RecordMode::All).over(server()).unwrap();
    super::client(&recorder).show_order(7).await.unwrap();
    recorder.finish().unwrap();
    assert_eq!((read(&path), lines(&path).len()), (before, 2));
}

#[test]
fn a_folder_is_no_recording() {
    let folder = Folder::new();
    let error = Recording::of::<Shop>(&folder.0).over(server()).unwrap_err();
    assert!(error.to_string().contains("cannot be read"), "{error}");
}
