//! An upload that is broken off, at every place.

use std::sync::{Arc, Mutex};

use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use registry::prelude::*;

use super::{content, header};

/// An upload as a registry keeps it: what has arrived, and how often the connection breaks after that.
#[derive(Default)]
struct Kept {
    arrived: Vec<u8>,
    breaks: Vec<Break>,
    finished: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// The chunk did not arrive.
    Before,
    /// It did, and nobody is told.
    Behind,
    /// It goes well.
    None,
}

fn registry(breaks: Vec<Break>) -> (RegistryClient<InProcess>, Arc<Mutex<Kept>>) {
    let kept = Arc::new(Mutex::new(Kept { breaks, ..Kept::default() }));
    let state = kept.clone();
    let server = InProcess::from_fn(move |request| answer(&mut state.lock().unwrap(), request));
    let client = RegistryClient::over(server).environment(World::new(0.0)).bearer("secret").build().unwrap();
    (client, kept)
}

fn answer(kept: &mut Kept, request: &Recorded) -> Reply {
    let at = |status: u16, kept: &Kept| {
        let range = format!("0-{}", kept.arrived.len().saturating_sub(1));
        Reply::status(status)
            .header("Location", format!("/v2/app/blobs/uploads/{}", kept.arrived.len()))
            .header("Range", &range)
    };
    match request.method.as_str() {
        "HEAD" => Reply::status(404),
        "POST" => at(202, kept),
        "GET" => at(204, kept),
        "PUT" => {
            kept.finished = request.uri.query().unwrap().contains("digest=sha256%3A");
            Reply::status(201)
        }
        _ => {
            let begin: usize = header(&request.headers, "content-range").split('-').next().unwrap().parse().unwrap();
            if begin != kept.arrived.len() {
                return at(416, kept);
            }
            let fault = kept.breaks.pop().unwrap_or(Break::None);
            if fault != Break::Before {
                kept.arrived.extend_from_slice(&request.body);
            }
            if fault == Break::None { at(202, kept) } else { Reply::reset() }
        }
    }
}

const FAULTS: [Break; 3] = [Break::None, Break::Before, Break::Behind];

#[tokio::test(start_paused = true)]
async fn an_upload_goes_on_wherever_it_was_broken_off() {
    let whole = content(100);
    for number in 0..27 {
        let [first, second, third] = [number / 9, number / 3 % 3, number % 3].map(|fault| FAULTS[fault]);
        for chunk in [7, 50, 100, 1_000] {
            let (registry, kept) = registry(vec![third, second, first]);
            let digest = push_blob(&registry, "app", &whole, chunk).await.unwrap();
            let kept = kept.lock().unwrap();
            assert!(digest.names(&kept.arrived) && kept.finished, "chunks of {chunk}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn one_that_never_gets_on_is_given_up() {
    let (registry, kept) = registry(vec![Break::Before; 100]);
    let error = push_blob(&registry, "app", &content(100), 10).await.unwrap_err();
    assert!(error.to_string().contains("upload_chunk"), "{error}");
    assert_eq!(kept.lock().unwrap().breaks.len(), 94, "one and five more");
}

#[tokio::test(start_paused = true)]
async fn an_empty_blob_is_one_too() {
    let (registry, kept) = registry(vec![]);
    push_blob(&registry, "app", &content(0), 10).await.unwrap();
    assert!(kept.lock().unwrap().finished);
}
