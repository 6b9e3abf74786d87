//! When a token is renewed, and what is repeated with the new one.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{CallOptions, StopReason, StreamPart, Upload};
use mighty_tests::Chunks;
use tokio::time::Instant;

use super::bank::Answer::Token;
use super::bank::{Source, accepting, plain, tokens, unprocessed};

const TWO: &[super::bank::Answer] = &[Token("old"), Token("new")];

#[tokio::test(start_paused = true)]
async fn the_source_is_asked_once_before_the_first_request() {
    use plain::Accounts;
    let (server, source) = (accepting(&["old"]), Source::new(TWO));
    let client = plain::client(&server, &source);
    assert_eq!(source.asked().len(), 0, "not before there is a call");
    for _ in 0..3 {
        client.balance().await.unwrap();
    }
    client.transfer(1).await.unwrap();
    assert_eq!(source.asked(), [None]);
    assert_eq!(tokens(&server), ["old"; 4]);
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_renewed_once_and_the_call_repeated_at_once() {
    use plain::Accounts;
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    let (client, begun) = (plain::client(&server, &source), Instant::now());
    client.balance().await.unwrap();
    assert_eq!(tokens(&server), ["old", "new"]);
    assert_eq!(source.asked(), [None, Some("old".to_owned())]);
    assert_eq!(begun.elapsed(), Duration::ZERO, "a new token is a reason not to wait");
    client.balance().await.unwrap();
    assert_eq!(source.asked().len(), 2, "the new one is kept");
}

#[tokio::test(start_paused = true)]
async fn a_keyed_request_is_repeated_with_the_same_key() {
    use plain::Accounts;
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    plain::client(&server, &source).pay().await.unwrap();
    let keys: Vec<_> = server.requests().iter().map(|request| request.headers["idempotency-key"].clone()).collect();
    assert_eq!((tokens(&server), &keys[0]), (vec!["old".to_owned(), "new".to_owned()], &keys[1]));
}

/// A refused POST may have been processed, for all that is known; the next one has the new token.
#[tokio::test(start_paused = true)]
async fn a_request_that_may_have_been_processed_is_not_repeated() {
    use plain::{Accounts, TransferError};
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    let client = plain::client(&server, &source);
    let error = client.transfer(1).await.unwrap_err();
    assert!(matches!(error, TransferError::Unauthorized(_)), "{error}");
    assert_eq!((error.outcome().attempts(), server.requests().len()), (1, 1));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
}

#[tokio::test(start_paused = true)]
async fn a_token_refused_to_a_request_that_is_not_repeated_is_not_used_again() {
    use plain::Accounts;
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    let client = plain::client(&server, &source);
    client.transfer(1).await.unwrap_err();
    client.transfer(2).await.unwrap();
    assert_eq!(tokens(&server), ["old", "new"]);
    assert_eq!(source.asked(), [None, Some("old".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn every_request_is_repeated_where_the_api_says_that_a_401_was_not_processed() {
    use unprocessed::Accounts;
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    let client = unprocessed::client(&server, &source);
    client.transfer(7).await.unwrap();
    assert_eq!(tokens(&server), ["old", "new"]);
    let bodies: Vec<_> = server.requests().iter().map(Recorded::text).collect();
    assert_eq!(bodies, ["7", "7"]);
}

#[tokio::test(start_paused = true)]
async fn a_second_refusal_is_the_callers() {
    use unprocessed::{Accounts, BalanceError, TransferError};
    let (server, source) = (accepting(&[]), Source::new(TWO));
    let client = unprocessed::client(&server, &source);
    let error = client.balance().await.unwrap_err();
    assert!(matches!(error, BalanceError::Unauthorized(_)), "{error}");
    assert_eq!((error.outcome().attempts(), error.outcome().waits().len()), (2, 0));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    assert_eq!((tokens(&server), source.asked().len()), (vec!["old".to_owned(), "new".to_owned()], 2));
    // The next call is a new try.
    let error = client.transfer(1).await.unwrap_err();
    assert!(matches!(error, TransferError::Unauthorized(_)), "{error}");
    assert_eq!((server.requests().len(), source.asked().len()), (4, 3));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_cannot_be_sent_again_is_not_repeated() {
    use unprocessed::{Accounts, UploadError};
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    let client = unprocessed::client(&server, &source);
    let error = client.upload(StreamPart::new(Chunks::of([&b"file"[..]]))).await.unwrap_err();
    assert!(matches!(error, UploadError::Unauthorized(_)), "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_can_be_opened_anew_is_repeated() {
    use unprocessed::{Accounts, PhotoError};
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    let client = unprocessed::client(&server, &source);
    client.photo(Upload::opener(|| async { Ok(Chunks::of([&b"photo"[..]])) })).await.unwrap();
    assert!(server.requests().iter().all(|request| request.body == "photo"));
    assert_eq!(tokens(&server), ["old", "new"]);
    let source = Source::new(TWO);
    let stream = Upload::stream(Chunks::of([&b"photo"[..]]));
    let error = unprocessed::client(&server, &source).photo(stream).await.unwrap_err();
    assert!(matches!(error, PhotoError::Unauthorized(_)), "{error}");
}

/// It is no retry: neither attempts nor budget limit it, and retries are left as they were.
#[tokio::test(start_paused = true)]
async fn a_renewal_is_not_counted_as_a_retry() {
    use plain::Accounts;
    let (server, source) = (accepting(&["new"]), Source::new(TWO));
    let client = plain::client(&server, &source);
    client.with(CallOptions::new().attempts(1)).balance().await.unwrap();
    assert_eq!(client.retry_tokens(), Some(500));

    let source = Source::new(TWO);
    let (refusal, failures) = (Reply::status(401), vec![Reply::status(503); 9]);
    let server = InProcess::script([refusal].into_iter().chain(failures));
    let error = plain::client(&server, &source).balance().await.unwrap_err();
    assert_eq!(error.outcome().attempts(), 5, "one refused and four that failed");
    assert_eq!(error.outcome().waits().len(), 3);
    assert_eq!(error.outcome().waits()[0], Duration::from_millis(100), "the first failure is the first");
    assert_eq!(tokens(&server)[1..], ["new"; 4]);
}

/// There is nothing to renew a token with that was given once.
#[tokio::test]
async fn a_fixed_token_that_is_refused_is_the_callers() {
    use unprocessed::{Accounts, BalanceError};
    let server = accepting(&[]);
    let client = unprocessed::builder(&server).bearer("fixed").build().unwrap();
    let error = client.balance().await.unwrap_err();
    assert!(matches!(error, BalanceError::Unauthorized(_)), "{error}");
    assert_eq!(tokens(&server), ["fixed"]);
}
