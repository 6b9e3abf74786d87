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
    // The document types them as text and describes them as a list of objects, which is what is answered.
    let is_known = |mistake: &&String| mistake.contains("ategories`: [] is not of type");
    let mistakes: Vec<&String> = notes.mistakes.iter().filter(|mistake| !is_known(mistake)).collect();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let never: Vec<&&str> = all.difference(&notes.succeeded).collect();
    assert!(never.is_empty(), "{} of {} never succeeded: {never:?}", never.len(), all.len());
}
