//! That nothing is left out, and that what is answered is what the document says.

use std::collections::BTreeSet;

use mighty_runtime::Endpoint;

use crate::stories;
use crate::traits::TRAITS;
use crate::world::Notes;

/// A new operation fails here until a story calls it, and it succeeds.
#[tokio::test]
async fn every_operation_succeeds_in_some_story_as_the_document_says() {
    let notes = Notes::default();
    stories::all(&notes).await.unwrap();
    let endpoints = TRAITS.iter().flat_map(|endpoints| endpoints.iter().copied());
    let all: BTreeSet<&str> = endpoints.map(Endpoint::name).collect();
    let notes = notes.lock().unwrap();
    assert!(notes.mistakes.is_empty(), "{}", notes.mistakes.join("\n"));
    let never: Vec<&&str> = all.difference(&notes.succeeded).collect();
    assert!(never.is_empty(), "{} of {} never succeeded: {never:?}", never.len(), all.len());
}
