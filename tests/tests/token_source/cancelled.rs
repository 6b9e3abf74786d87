//! A call that is dropped while it waits for a token leaves everything usable.

use std::time::Duration;

use tokio::time::timeout;

use super::bank::Answer::{After, Never, Token};
use super::bank::plain::Accounts;
use super::bank::{Source, accepting, plain, tokens};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn a_call_dropped_while_it_asks_leaves_the_next_one_to_ask() {
    let (server, source) = (accepting(&["t"]), Source::new(&[Never, Token("t")]));
    let client = plain::client(&server, &source);
    timeout(SECOND, client.balance()).await.unwrap_err();
    client.balance().await.unwrap();
    assert_eq!((source.asked().len(), tokens(&server).len()), (2, 1));
}

#[tokio::test(start_paused = true)]
async fn a_call_dropped_while_it_renews_leaves_the_next_one_to_renew() {
    let (server, source) = (accepting(&["new"]), Source::new(&[Token("old"), Never, Token("new")]));
    let client = plain::client(&server, &source);
    timeout(SECOND, client.balance()).await.unwrap_err();
    client.balance().await.unwrap();
    let old = || Some("old".to_owned());
    assert_eq!(source.asked(), [None, old(), old()]);
    assert_eq!(client.retry_tokens(), Some(500), "nothing was paid");
}

/// The one who asks goes away; of those who wait one asks in its place, and the others share that answer.
#[tokio::test(start_paused = true)]
async fn those_who_wait_for_a_dropped_call_ask_in_its_place() {
    let (server, source) = (accepting(&["new"]), Source::new(&[Token("old"), Never, After(SECOND, "new")]));
    let client = plain::client(&server, &source);
    let impatient = timeout(SECOND, client.balance());
    let (dropped, second, third) = tokio::join!(impatient, client.balance(), client.balance());
    dropped.unwrap_err();
    second.unwrap();
    third.unwrap();
    assert_eq!(source.asked().len(), 3);
    assert_eq!(tokens(&server), ["old", "old", "old", "new", "new"]);
}

/// One who waits in line goes away; nobody else notices.
#[tokio::test(start_paused = true)]
async fn a_call_dropped_while_it_waits_in_line_is_not_missed() {
    let (server, source) =
        (accepting(&["new"]), Source::new(const { &[Token("old"), After(Duration::from_secs(3), "new")] }));
    let client = plain::client(&server, &source);
    let (first, dropped) = tokio::join!(client.balance(), timeout(SECOND, client.balance()));
    first.unwrap();
    dropped.unwrap_err();
    client.balance().await.unwrap();
    assert_eq!(source.asked().len(), 2);
}

/// At every point where it waits, one after the other.
#[tokio::test(start_paused = true)]
async fn a_call_dropped_at_any_await_leaves_the_client_usable() {
    for polls in 0..20 {
        let (server, source) = (accepting(&["new"]), Source::new(&[After(SECOND, "old"), After(SECOND, "new")]));
        let client = plain::client(&server, &source);
        let mut call = Box::pin(client.balance());
        let mut left = polls;
        let finished = std::future::poll_fn(|context| {
            let poll = call.as_mut().poll(context);
            left -= i32::from(left > 0);
            if left == 0 { std::task::Poll::Ready(poll.is_ready()) } else { poll.map(|_| true) }
        })
        .await;
        drop(call);
        client.balance().await.unwrap();
        assert_eq!(client.retry_tokens(), Some(500), "{polls} polls, finished: {finished}");
    }
}
