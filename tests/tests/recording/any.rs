//! Whatever a server answers comes out of the recording as it went in, if no secret is in it.

use mighty_runtime::testing::{InProcess, Recording, Reply};
use proptest::prelude::*;

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
        let json = serde_json::json!({ "text": value, value.clone(): [number, other, null], "deep": { "a": [{}] } });
        let body = serde_json::to_vec_pretty(&json).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (live, again) = runtime.block_on(through_a_recording("application/json", &[body]));
        let values = [live, again].map(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).unwrap());
        prop_assert_eq!(&values[0], &values[1]);
    }
}
