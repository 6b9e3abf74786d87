//! Whatever a server answers comes out of the recording as it went in, without its secrets.

use mighty_runtime::testing::{InProcess, Recording, Reply};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Folder, Orders, Shop, client};

/// Pieces of text that a reader of JSON, forms or links might stumble over.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,6}",
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("\r\n".to_owned()),
        Just("data: {\"n\":".to_owned()),
        Just("a=b&c=%4".to_owned()),
        Just("https://h/?a=".to_owned()),
        Just("}\n\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![text().prop_map(String::into_bytes), prop::collection::vec(any::<u8>(), 0..64)]
}

async fn through_a_recording(media: &str, chunks: &[Vec<u8>]) -> (Vec<u8>, Vec<u8>) {
    let folder = Folder::new();
    let path = folder.file("any.jsonl");
    let answer = Reply::status(200).header("content-type", media);
    let answer = chunks.iter().fold(answer, |answer, chunk| answer.body(chunk.clone()));
    let recorder = Recording::of::<Shop>(&path).over(InProcess::script([answer])).unwrap();
    let live = client(&recorder).photo().await.unwrap().bytes(100_000).await.unwrap();
    recorder.finish().unwrap();
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let again = client(&replayed).photo().await.unwrap().bytes(100_000).await.unwrap();
    replayed.finish().unwrap();
    (live.to_vec(), again.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_body_comes_out_as_it_went_in(
        media in prop::sample::select(vec!["text/plain", "text/event-stream", "application/x-ndjson", "image/png", "x"]),
        chunks in prop::collection::vec(body(), 0..4),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (live, again) = runtime.block_on(through_a_recording(media, &chunks));
        prop_assert_eq!(live, again);
    }

    #[test]
    fn json_comes_out_as_the_same_values(value in text(), number in any::<f64>(), other in any::<u64>()) {
        let json = json!({ "text": value, value.clone(): [number, other, null], "deep": { "a": [{}] } });
        let body = serde_json::to_vec_pretty(&json).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (live, again) = runtime.block_on(through_a_recording("application/json", &[body]));
        let values = [live, again].map(|bytes| serde_json::from_slice::<Value>(&bytes).unwrap());
        prop_assert_eq!(&values[0], &values[1]);
    }

    #[test]
    fn no_depth_and_no_cut_shows_a_secret(
        depth in prop::collection::vec(prop::sample::select(vec!["a", "[", "pin", "X-Till", "text"]), 0..6),
        media in prop::sample::select(vec!["application/json", "text/event-stream", "application/x-ndjson", "text/plain", "x"]),
        is_pretty in any::<bool>(),
        cuts in prop::collection::vec(0_usize..200, 0..4),
        end in prop::option::of(0_usize..200),
    ) {
        let secret = json!({ "pin": SECRET, "n": 1 });
        let value = depth.iter().rev().fold(secret, |value, step| match *step {
            "[" => json!([value, 2]),
            "text" => Value::String(value.to_string()),
            name => json!({ name: value, "m": "x" }),
        });
        // As text only JSON that stands alone is found in a text: the depth of texts is what a server may mean.
        prop_assume!(depth.iter().filter(|step| **step == "text").count() <= 4);
        let json = if is_pretty && media != "text/event-stream" { format!("{value:#}") } else { value.to_string() };
        let body = if media == "text/event-stream" { format!("data: {json}\n\ndata: {json}\n\n") } else { json };
        let body = body.into_bytes();
        let body = &body[..end.unwrap_or(body.len()).min(body.len())];
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let file = runtime.block_on(written(media, &cut(body, &cuts)));
        prop_assert!(!file.contains("S3cr3t"), "{}", file);
    }
}

const SECRET: &str = "c4naryS3cr3tPlain42";

fn cut(body: &[u8], cuts: &[usize]) -> Vec<Vec<u8>> {
    let mut places: Vec<usize> = cuts.iter().map(|cut| *cut.min(&body.len())).chain([0, body.len()]).collect();
    places.sort_unstable();
    places.windows(2).map(|pair| body[pair[0]..pair[1]].to_vec()).collect()
}

async fn written(media: &str, chunks: &[Vec<u8>]) -> String {
    let folder = Folder::new();
    let path = folder.file("any.jsonl");
    let answer = Reply::status(200).header("content-type", media);
    let answer = chunks.iter().fold(answer, |answer, chunk| answer.body(chunk.clone()));
    let recorder = Recording::of::<Shop>(&path).over(InProcess::script([answer])).unwrap();
    client(&recorder).photo().await.unwrap().bytes(100_000).await.unwrap();
    recorder.finish().unwrap();
    super::read(&path)
}
