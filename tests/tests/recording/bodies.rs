//! How bodies are written, and that they come out again.

use bytes::Bytes;
use mighty_runtime::Part;
use mighty_runtime::testing::{InProcess, Recording, Reply};
use serde_json::{Value, json};

use super::{Orders, Payment, Shop, client, lines, order, read, recorded, server};

#[tokio::test]
async fn json_keeps_its_numbers_and_its_order() {
    let body = r#"{ "z": 1.10, "a": 123456789012345678901234567890, "b": 1e400, "z": "twice",
        "text": " two  spaces, \u0061" }"#;
    let server = InProcess::script([Reply::status(200).header("content-type", "application/json").body(body)]);
    let (_folder, path) = recorded(server, async |shop| drop(shop.show_order(1).await)).await;
    let kept = r#"{"z":1.10,"a":123456789012345678901234567890,"b":1e400,"z":"twice","text":" two  spaces, \u0061"}"#;
    assert!(read(&path).contains(kept), "{}", read(&path));
}

#[tokio::test]
async fn text_and_bytes_come_out_to_the_byte() {
    for (media, body) in [
        ("text/plain", Bytes::from_static("{ \"a\" :  1 }\r\nzwei  é\t".as_bytes())),
        ("application/octet-stream", Bytes::from((0..=255).collect::<Vec<u8>>())),
        ("application/json", Bytes::from_static(b"{ \"not\": json")),
    ] {
        let answer = Reply::status(200).header("content-type", media).header("content-length", body.len().to_string());
        let (_folder, path) = recorded(InProcess::script([answer.body(body.clone())]), async |shop| {
            assert_eq!(shop.photo().await.unwrap().bytes(1_000).await.unwrap(), body);
        })
        .await;
        let replayed = Recording::of::<Shop>(&path).replay().unwrap();
        let photo = client(&replayed).photo().await.unwrap();
        assert_eq!(lines(&path)[1]["answer"]["headers"]["content-length"], body.len().to_string());
        assert_eq!(photo.bytes(1_000).await.unwrap(), body, "{media}");
    }
}

#[tokio::test]
async fn forms_and_parts_stand_as_their_fields() {
    let (_folder, path) = recorded(server(), async |shop| {
        shop.pay(7, &Payment { pin: "4711".to_owned(), amount: 5 }).await.unwrap();
        shop.attach(7, "4711", Part::bytes(vec![0_u8, 255]).file_name("a.bin").content_type("image/png"))
            .await
            .unwrap();
    })
    .await;
    let lines = lines(&path);
    assert_eq!(lines[1]["request"]["body"], json!({"form": [["pin", "REDACTED"], ["amount", "5"]]}));
    let parts = json!({"parts": [
        {"name": "pin", "body": {"text": "REDACTED"}},
        {"name": "paper", "file": "a.bin", "type": "image/png", "body": {"base64": "AP8="}},
    ]});
    assert_eq!(lines[2]["request"]["body"], parts);
    assert_eq!(lines[2]["request"]["headers"]["content-type"], "multipart/form-data");

    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    client(&replayed)
        .attach(7, "1234", Part::bytes(vec![0_u8, 255]).file_name("a.bin").content_type("image/png"))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_body_in_a_coding_is_not_kept() {
    let answer = Reply::json(200, &order(1)).header("content-encoding", "br");
    let (_folder, path) = recorded(InProcess::script([answer]), async |shop| drop(shop.show_order(1).await)).await;
    assert_eq!(lines(&path)[1]["answer"]["body"], json!({"coded": "br"}));
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    client(&replayed).show_order(1).await.unwrap_err();
}

#[tokio::test]
async fn a_body_is_kept_to_a_limit() {
    let folder = super::Folder::new();
    let path = folder.file("large.jsonl");
    let server = InProcess::from_fn(|_| Reply::status(200).body(vec![b'x'; 100]).body(vec![b'y'; 100]));
    let recorder = Recording::of::<Shop>(&path).max_body(150).over(server).unwrap();
    assert_eq!(client(&recorder).photo().await.unwrap().bytes(1_000).await.unwrap().len(), 200);
    recorder.finish().unwrap();
    let answer = lines(&path)[1]["answer"].clone();
    assert_eq!(answer["end"], "too_large");
    assert_eq!(answer["body"]["text"].as_str().map(str::len), Some(150));
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    client(&replayed).photo().await.unwrap().bytes(1_000).await.unwrap_err();
}

#[tokio::test]
async fn the_same_session_gives_the_same_bytes() {
    let mut files = Vec::new();
    for _ in 0..2 {
        let (_folder, path) = recorded(server(), async |shop| {
            shop.place_order(&order(1)).await.unwrap();
            shop.attach(7, "4711", Part::bytes("x")).await.unwrap();
        })
        .await;
        files.push(read(&path));
    }
    assert_eq!(files[0], files[1]);
    assert!(!files[0].contains("Date") && !files[0].to_lowercase().contains("user-agent"), "{}", files[0]);
    let keys = lines_of(&files[0])[1]["request"]["headers"]["idempotency-key"].clone();
    assert_eq!(keys, "REDACTED");
}

fn lines_of(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
