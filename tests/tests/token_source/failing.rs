//! A source that has no token.

use std::time::Duration;

use mighty_runtime::{Delivery, StopReason, TransportErrorKind, UnexpectedKind};
use mighty_tests::chain;

use super::bank::Answer::{After, Fail, Never, Token};
use super::bank::plain::{Accounts, BalanceError};
use super::bank::{Source, accepting, plain, tokens};

#[tokio::test(start_paused = true)]
async fn without_a_first_token_nothing_is_sent() {
    let (server, source) = (accepting(&["late"]), Source::new(&[Fail, Token("late")]));
    let client = plain::client(&server, &source);
    let BalanceError::Unexpected(error) = client.balance().await.unwrap_err() else { panic!("answered") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Token));
    assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));
    assert_eq!(chain(&error)[1], "the login server is down");
    assert_eq!((source.asked().len(), server.requests().len()), (1, 0));

    client.balance().await.unwrap();
    assert_eq!(source.asked(), [None, None]);
}

#[tokio::test(start_paused = true)]
async fn without_a_new_token_the_refusal_stands() {
    let (server, source) = (accepting(&["new"]), Source::new(&[Token("old"), Fail, Token("new")]));
    let client = plain::client(&server, &source);
    let error = client.balance().await.unwrap_err();
    let BalanceError::Unauthorized(ref payload) = error else { panic!("{error:?}") };
    assert_eq!((payload.status().as_u16(), payload.attempts()), (401, 1));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable));

    client.balance().await.unwrap();
    assert_eq!(tokens(&server).last().unwrap(), "new");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_never_answers_does_not_outlast_the_call() {
    let (server, source) = (accepting(&["late"]), Source::new(&[Never, Token("late")]));
    let client = plain::client(&server, &source);
    let BalanceError::Unexpected(error) = client.balance().await.unwrap_err() else { panic!("answered") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Token));
    assert_eq!((error.delivery(), error.outcome().elapsed()), (Delivery::NotSent, Duration::from_secs(30)));
    client.balance().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_source_that_never_renews_does_not_outlast_the_call() {
    let (server, source) = (accepting(&["new"]), Source::new(&[Token("old"), Never, Token("new")]));
    let (client, begun) = (plain::client(&server, &source), tokio::time::Instant::now());
    let error = client.balance().await.unwrap_err();
    assert!(matches!(error, BalanceError::Unauthorized(_)), "{error}");
    assert_eq!(begun.elapsed(), Duration::from_secs(30));
    client.balance().await.unwrap();
}

/// The new token comes when the call's time is over: the attempt before is the last one, and told once.
#[tokio::test(start_paused = true)]
async fn a_token_that_comes_too_late_repeats_nothing() {
    const TIME: Duration = Duration::from_millis(300);
    let (server, source) = (accepting(&["new"]), Source::new(&[Token("old"), After(TIME, "new")]));
    let client = plain::builder(&server).token_source(source.clone()).timeout(TIME).build().unwrap();
    let error = client.balance().await.unwrap_err();
    let statuses: Vec<_> = error.outcome().history().map(|attempt| attempt.to_string()).collect();
    assert_eq!((error.outcome().attempts(), statuses, server.requests().len()), (1, vec!["401".to_owned()], 1));
}
