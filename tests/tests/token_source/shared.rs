//! Calls that run at the same time share what the source answers.

use std::time::Duration;

use mighty_runtime::TransportErrorKind::Token as NoToken;
use mighty_runtime::UnexpectedKind;
use mighty_runtime::testing::{InProcess, Reply};
use tokio::task::JoinSet;

use super::bank::Answer::{After, FailAfter, Token};
use super::bank::plain::{Accounts, BalanceError, Bank};
use super::bank::{Source, accepting, plain, token, tokens};

const SECOND: Duration = Duration::from_secs(1);

/// A hundred calls at once.
async fn hundred(client: &mighty_runtime::Client<Bank, InProcess>) -> Vec<Result<(), BalanceError>> {
    let mut calls = JoinSet::new();
    for _ in 0..100 {
        let client = client.clone();
        calls.spawn(async move { client.balance().await });
    }
    calls.join_all().await
}

async fn assert_one_first_token_and_one_renewal() {
    let (server, source) = (accepting(&["new"]), Source::new(&[After(SECOND, "old"), After(SECOND, "new")]));
    let results = hundred(&plain::client(&server, &source)).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(source.asked(), [None, Some("old".to_owned())]);
    let (old, new): (Vec<_>, Vec<_>) = tokens(&server).into_iter().partition(|token| token == "old");
    assert!(old.len() <= 100 && new.len() == 100, "{} and {}", old.len(), new.len());
}

#[tokio::test(start_paused = true)]
async fn a_hundred_calls_share_the_first_token_and_its_renewal() {
    assert_one_first_token_and_one_renewal().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn so_they_do_on_several_threads() {
    assert_one_first_token_and_one_renewal().await;
}

/// A refusal that comes late, of a token that has been renewed meanwhile, is no reason to ask once more.
#[tokio::test(start_paused = true)]
async fn a_late_refusal_of_an_old_token_takes_the_new_one() {
    let server = InProcess::from_fn(|request| match (token(request).as_str(), request.method.as_str()) {
        ("new", _) => Reply::status(204),
        (_, "POST") => Reply::status(401).after(5 * SECOND),
        _ => Reply::status(401).after(SECOND),
    });
    let source = Source::new(&[Token("old"), Token("new"), Token("newer")]);
    let client = plain::client(&server, &source);
    let (first, second) = tokio::join!(client.balance(), client.pay());
    first.unwrap();
    second.unwrap();
    assert_eq!(source.asked(), [None, Some("old".to_owned())]);
    assert_eq!(tokens(&server), ["old", "old", "new", "new"]);
}

/// Those who wait for an answer share it, also when it is none: a login server that is down is not asked a hundred times.
#[tokio::test(start_paused = true)]
async fn a_hundred_calls_share_a_failure() {
    let (server, source) = (accepting(&["old"]), Source::new(&[FailAfter(SECOND), Token("old")]));
    let client = plain::client(&server, &source);
    for result in hundred(&client).await {
        let BalanceError::Unexpected(error) = result.unwrap_err() else { panic!("answered") };
        assert_eq!(error.kind(), UnexpectedKind::Transport(NoToken));
    }
    assert_eq!((source.asked().len(), server.requests().len()), (1, 0));
    client.balance().await.unwrap();
    assert_eq!(source.asked().len(), 2, "the next call asks again");
}
