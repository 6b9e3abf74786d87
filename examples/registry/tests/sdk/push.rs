//! An upload that is broken off, at every place, by a registry that keeps it and by one that does not.

use registry::prelude::*;

use super::content;
use super::kept::{Break, Kept, Manner, registry};

const FAULTS: [Break; 5] = [Break::None, Break::Before, Break::Within, Break::Late, Break::Behind];

#[tokio::test(start_paused = true)]
async fn an_upload_goes_on_wherever_it_was_broken_off() {
    for manner in [Manner::Keeps, Manner::Forgets] {
        for (length, chunk) in [(1, 1), (2, 1), (2, 1_000), (3, 2), (100, 7), (100, 50), (100, 100), (100, 1_000)] {
            for number in 0..625 {
                let breaks: Vec<Break> = [125, 25, 5, 1].map(|place| FAULTS[number / place % 5]).into();
                let case = format!("{manner:?}, {length} bytes in chunks of {chunk}, from behind {breaks:?}");
                let (registry, kept) = registry(Kept { manner, breaks, ..Kept::default() });
                let whole = content(length);
                let digest =
                    push_blob(&registry, "app", &whole, chunk).await.unwrap_or_else(|error| panic!("{case}: {error}"));
                let kept = kept.lock().unwrap();
                assert_eq!(kept.blob.as_deref(), Some(&whole[..]), "{case}");
                assert!(digest.names(&whole), "{case}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn one_that_never_gets_on_is_given_up() {
    let mut breaks = vec![Break::Before; 100];
    breaks.push(Break::None);
    let (registry, kept) = registry(Kept { breaks, ..Kept::default() });
    let error = push_blob(&registry, "app", &content(100), 10).await.unwrap_err();
    assert!(error.to_string().contains("upload_chunk"), "{error}");
    assert_eq!(kept.lock().unwrap().breaks.len(), 94, "one and five more");
}

#[tokio::test(start_paused = true)]
async fn one_whose_end_nobody_was_told_of_is_not_sent_again() {
    let (registry, kept) = registry(Kept { breaks: vec![Break::Behind, Break::None], ..Kept::default() });
    push_blob(&registry, "app", &content(100), 100).await.unwrap();
    assert_eq!(kept.lock().unwrap().methods(), ["HEAD", "POST", "PUT", "HEAD"]);
}

/// Registries tidy up ("the server SHOULD eventually timeout unfinished uploads").
#[tokio::test(start_paused = true)]
async fn one_that_has_expired_begins_anew() {
    for chunk in [10, 100] {
        let (registry, kept) = registry(Kept { expiring: 2, ..Kept::default() });
        push_blob(&registry, "app", &content(100), chunk).await.unwrap();
        let kept = kept.lock().unwrap();
        assert_eq!((kept.begun, kept.blob.as_deref()), (3, Some(&content(100)[..])));
    }
}

/// A large blob over a bad line: what counts is whether it gets on.
#[tokio::test(start_paused = true)]
async fn one_that_gets_on_is_not_given_up() {
    let mut breaks = [Break::Before, Break::Behind, Break::Before, Break::None].repeat(10);
    breaks.push(Break::None);
    let (registry, kept) = registry(Kept { breaks, ..Kept::default() });
    push_blob(&registry, "app", &content(200), 10).await.unwrap();
    assert_eq!(kept.lock().unwrap().blob.as_deref(), Some(&content(200)[..]));
}

#[tokio::test(start_paused = true)]
async fn what_fits_into_one_chunk_is_one_request() {
    for length in [0, 1, 99, 100] {
        let (registry, kept) = registry(Kept::default());
        push_blob(&registry, "app", &content(length), 100).await.unwrap();
        let kept = kept.lock().unwrap();
        assert_eq!(kept.methods(), ["HEAD", "POST", "PUT"]);
        assert_eq!(kept.requests.last().unwrap().1, length);
        assert_eq!(kept.blob.as_deref(), Some(&content(length)[..]));
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_there_is_not_sent() {
    let (registry, kept) = registry(Kept { blob: Some(content(100).to_vec()), ..Kept::default() });
    push_blob(&registry, "app", &content(100), 10).await.unwrap();
    assert_eq!(kept.lock().unwrap().methods(), ["HEAD"]);
}

/// "Pushing a blob in chunks": no chunk but the last one may be shorter than the registry says.
#[tokio::test(start_paused = true)]
async fn chunks_are_as_long_as_the_registry_wants_them() {
    let (registry, kept) = registry(Kept { shortest_chunk: Some(40), ..Kept::default() });
    push_blob(&registry, "app", &content(100), 10).await.unwrap();
    let kept = kept.lock().unwrap();
    let chunks: Vec<usize> =
        kept.requests.iter().filter(|(method, _)| method == "PATCH").map(|(_, length)| *length).collect();
    assert_eq!(chunks, [40, 40, 20]);
}

/// "Cancel a blob upload": whoever gives one up says so, and that it cannot be is nobody's concern.
#[tokio::test(start_paused = true)]
async fn one_that_is_refused_is_cancelled() {
    for (chunk, refused) in [(10, ("PATCH", 403, "DENIED")), (100, ("PUT", 400, "DIGEST_INVALID"))] {
        let (registry, kept) = registry(Kept { refused: Some(refused), ..Kept::default() });
        let error = push_blob(&registry, "app", &content(100), chunk).await.unwrap_err();
        let PushError::Call(error) = error else { panic!("{error}") };
        assert_eq!(error.status().unwrap().as_u16(), refused.1);
        let kept = kept.lock().unwrap();
        assert_eq!(kept.methods(), ["HEAD", "POST", refused.0, "DELETE"]);
        assert!(kept.sessions.is_empty());
    }
}
