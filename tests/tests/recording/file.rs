//! What a line holds beside the usual.

use mighty_runtime::testing::{InProcess, Recording, Reply};
use mighty_runtime::{Client, Credentials};
use serde_json::json;

use super::{Folder, Orders, Shop, client, lines, order, recorded};

#[tokio::test]
async fn headers_are_in_order_and_several_values_are_a_list() {
    let answer = Reply::json(200, &order(7)).header("x-b", "2").header("x-a", "1").header("x-b", "3");
    let answer = answer.header("connection", "close").header("date", "Sat, 01 Jan 2000 00:00:00 GMT");
    let (_folder, path) = recorded(InProcess::script([answer]), async |shop| drop(shop.show_order(7).await)).await;
    let text = super::read(&path);
    assert!(text.contains(r#""x-a":"1","x-b":["2","3"]"#), "{text}");
    assert!(!text.contains("connection"), "{text}");
}

#[tokio::test]
async fn a_secret_in_a_path_and_in_a_query_keeps_its_place() {
    let folder = Folder::new();
    let path = folder.file("invites.jsonl");
    let recorder = Recording::of::<Shop>(&path).over(InProcess::from_fn(|_| Reply::json(200, &json!([])))).unwrap();
    let shop =
        Client::<Shop, _>::over(recorder.clone()).credentials_for("legacy", Credentials::token("k")).build().unwrap();
    shop.show_invite("an invite").await.unwrap();
    shop.find_orders("a tea", Some("x"), None).await.unwrap();
    recorder.finish().unwrap();
    let targets = lines(&path)[1..].iter().map(|line| line["request"]["target"].clone()).collect::<Vec<_>>();
    assert_eq!(targets, ["/v2/invites/REDACTED?key=REDACTED", "/v2/orders?item=a+tea&invite=REDACTED"]);
}

#[tokio::test]
async fn a_person_may_write_one() {
    let folder = Folder::new();
    let path = folder.file("by-hand.jsonl");
    let text = r#"{"mighty_recording":1,"api":"Shop","base_url":"https://api.shop.example/v2"}

{"request": {"method": "GET", "target": "/v2/orders/7"},
"#;
    let text =
        text.trim_end().to_owned() + r#" "answer": {"status": 200, "body": {"json": {"id": 7, "item": "tea"}}}}"#;
    std::fs::write(&path, text).unwrap();
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    assert_eq!(client(&replayed).show_order(7).await.unwrap(), order(7));
    replayed.finish().unwrap();
}

#[tokio::test]
async fn nothing_of_a_session_is_in_debug() {
    let folder = Folder::new();
    let recording = Recording::of::<Shop>(folder.file("debug.jsonl"));
    let recorder = recording.over(InProcess::from_fn(|_| Reply::json(200, &order(7)))).unwrap();
    client(&recorder).show_order(7).await.unwrap();
    assert_eq!(format!("{recorder:?}"), "Recorder { plays: false, records: true, .. }");
    assert!(recorder.records());
}
