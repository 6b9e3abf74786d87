//! That nothing is left out.

use std::collections::BTreeSet;

use mighty_runtime::Endpoint;

use crate::stories;
use crate::traits::TRAITS;
use crate::world::Names;

/// A new operation fails here until a story calls it, and it succeeds.
#[tokio::test]
async fn every_operation_succeeds_in_some_story() {
    let succeeded = Names::default();
    stories::all(&succeeded).await.unwrap();
    let all: BTreeSet<&str> =
        TRAITS.iter().flat_map(|endpoints| endpoints.iter().copied()).map(Endpoint::name).collect();
    let succeeded = succeeded.lock().unwrap();
    let never: Vec<&&str> = all.difference(&succeeded).collect();
    assert!(never.is_empty(), "{} of {} never succeeded: {never:?}", never.len(), all.len());
}
