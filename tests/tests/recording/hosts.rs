//! Which server a request goes to: the API's own, wherever that is now, or another one.

use mighty_runtime::testing::{InProcess, Recording, Reply};
use mighty_runtime::{Api, Base, Client, Problem, endpoints};
use serde_json::Value;

use super::{Folder, lines};

enum Files {}

impl Api for Files {
    const BASE_URL: &'static str = "https://api.files.example";
    const BASES: &'static [Base] = &[Base::new("cdn", "https://cdn.files.example")];
    type ErrorBody = Problem;
}

#[endpoints(api = Files, errors(404))]
trait Downloads {
    #[endpoint(method = GET, path = "/file")]
    async fn file(&self) -> Result<String, FileError>;
    #[endpoint(method = GET, path = "/copy", base = "cdn", follow)]
    async fn copy(&self) -> Result<String, CopyError>;
}

/// Sends the second one on to a store of somebody else.
fn server() -> InProcess {
    InProcess::from_fn(|request| match (request.uri.host(), request.uri.path()) {
        (Some("store.example"), _) => Reply::status(200).body("stored"),
        (_, "/copy") => Reply::status(302).header("location", "https://store.example/copy"),
        _ => Reply::status(200).body("file"),
    })
}

#[tokio::test]
async fn the_hosts_of_the_api_go_without_saying() {
    let folder = Folder::new();
    let path = folder.file("files.jsonl");
    let recorder = Recording::of::<Files>(&path).over(server()).unwrap();
    let files = Client::<Files, _>::over(recorder.clone()).build().unwrap();
    assert_eq!((files.file().await.unwrap(), files.copy().await.unwrap()), ("file".to_owned(), "stored".to_owned()));
    recorder.finish().unwrap();
    let hosts = lines(&path)[1..].iter().map(|line| line["request"]["host"].clone()).collect::<Vec<_>>();
    assert_eq!(hosts, [Value::Null, Value::Null, Value::from("store.example")]);

    for (base, other) in
        [("https://staging.files.example", "http://127.0.0.1:8080"), ("http://[::1]", "http://localhost")]
    {
        let replayed = Recording::of::<Files>(&path).replay().unwrap();
        let files =
            Client::<Files, _>::over(replayed.clone()).base_url(base).base_url_of("cdn", other).build().unwrap();
        assert_eq!(
            (files.file().await.unwrap(), files.copy().await.unwrap()),
            ("file".to_owned(), "stored".to_owned())
        );
        replayed.finish().unwrap();
    }
}
