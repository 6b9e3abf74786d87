//! What answers say about their limits, and what is not sent therefore.

use std::time::Duration;

use futures_util::future::join_all;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, HeaderLimiter, UnexpectedKind};
use tokio::time::Instant;

use super::api::{ListOrdersError, Orders, ShopClient, builder, sent};

fn client(replies: impl IntoIterator<Item = Reply>) -> (ShopClient, InProcess) {
    let (first, rest) = (replies.into_iter().collect::<Vec<_>>(), vec![Reply::status(200); 500]);
    let server = InProcess::script(first.into_iter().chain(rest));
    (builder(&server).limiter(HeaderLimiter::new()).build().unwrap(), server)
}

fn says(fields: &[(&'static str, &str)]) -> Reply {
    fields.iter().fold(Reply::status(200), |reply, (name, value)| reply.header(name, *value))
}

/// When the second request goes out, in milliseconds after the first.
async fn second_after(first: Reply) -> u128 {
    let (client, server) = client([first]);
    let begun = Instant::now();
    let _: Result<(), _> = client.create_order("a").await;
    client.list_orders("a").await.unwrap();
    sent(&server, begun)[1]
}

#[tokio::test(start_paused = true)]
async fn where_nothing_is_left_the_window_is_waited_for() {
    assert_eq!(second_after(says(&[("ratelimit", r#""default";r=0;t=30"#)])).await, 30_000);
    let policy = ("ratelimit-policy", r#""burst";q=100;w=60,"daily";q=1000;w=86400"#);
    assert_eq!(second_after(says(&[policy, ("ratelimit", r#""burst";r=50;t=30, "daily";r=0;t=90"#)])).await, 90_000);
    assert_eq!(second_after(says(&[policy, ("ratelimit", r#""burst";r=0"#)])).await, 60_000, "the policy's window");
    assert_eq!(second_after(says(&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "12")])).await, 12_000);
    for status in [429, 503] {
        assert_eq!(second_after(Reply::status(status).header("retry-after", "5")).await, 5_000, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_says_nothing_of_the_load_holds_nothing_up() {
    for first in [
        Reply::status(200),
        Reply::status(202).header("retry-after", "5"),
        Reply::status(404).header("retry-after", "5"),
        Reply::status(429).header("retry-after", "-5"),
        Reply::status(429),
        says(&[("ratelimit", r#""default";r=50;t=30"#)]),
        says(&[("ratelimit", r#""default";r=0"#)]),
        says(&[("ratelimit", r#""default";r=0;t=0"#)]),
        says(&[("ratelimit", r#""default";r=0;t=30;"#)]),
        says(&[("ratelimit", "limit=100, remaining=0, reset=30")]),
        says(&[("ratelimit", r#""bytes";r=0;t=30"#), ("ratelimit-policy", r#""bytes";q=9;qu="content-bytes""#)]),
        says(&[("x-ratelimit-remaining", "none"), ("x-ratelimit-reset", "12")]),
        says(&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "soon")]),
        says(&[("x-ratelimit-remaining", "0")]),
    ] {
        let name = format!("{first:?}");
        assert_eq!(second_after(first).await, 0, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_more_are_sent_than_are_left() {
    let left = says(&[("ratelimit", r#""a";r=20;t=60"#), ("ratelimit-policy", r#""a";q=100;w=60"#)]);
    let (client, server) = client([left]);
    let begun = Instant::now();
    client.list_orders("a").await.unwrap();
    join_all((0..30).map(|_| client.list_orders("a"))).await;
    let sent = sent(&server, begun);
    let within = |to: u128| sent.iter().filter(|at| **at < to).count();
    assert_eq!(within(1), 1 + 10 + 1, "as long as more than a tenth is left, and the first of those");
    assert_eq!(within(60_000), 1 + 20, "and the rest of them evenly");
    assert!((1 + 14..=1 + 16).contains(&within(30_000)), "{sent:?}");
    assert_eq!(sent.len(), 31);
    assert!(within(62_000) == 31, "{sent:?}");
}

#[tokio::test(start_paused = true)]
async fn those_who_waited_do_not_come_as_one_when_the_window_ends() {
    let none = says(&[("x-ratelimit-limit", "40"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "10")]);
    let (client, server) = client([none]);
    let begun = Instant::now();
    client.list_orders("a").await.unwrap();
    join_all((0..100).map(|_| client.list_orders("a"))).await;
    let sent = sent(&server, begun);
    assert_eq!(sent.iter().filter(|at| **at < 10_000).count(), 1);
    assert!(sent.iter().filter(|at| **at < 15_000).count() <= 1 + 40, "no more than a window");
}

#[tokio::test(start_paused = true)]
async fn what_is_under_way_is_counted() {
    let slow = || says(&[("ratelimit", r#""a";r=3;t=60"#)]).after(Duration::from_secs(1));
    let (client, server) = client([slow(), slow(), slow()]);
    let begun = Instant::now();
    let first = join_all((0..3).map(|_| client.list_orders("a")));
    first.await;
    join_all((0..9).map(|_| client.list_orders("a"))).await;
    let sent = sent(&server, begun);
    let within = |to: u128| sent.iter().filter(|at| **at < to).count();
    assert!(within(60_000) <= 3 + 3, "{sent:?}");
}

#[tokio::test(start_paused = true)]
async fn who_cannot_wait_is_told_at_once() {
    let (client, server) = client([says(&[("ratelimit", r#""a";r=0;t=60"#)])]);
    client.list_orders("a").await.unwrap();
    let begun = Instant::now();
    let hasty = client.with(CallOptions::new().timeout(Duration::from_secs(20)));
    let ListOrdersError::Unexpected(error) = hasty.list_orders("a").await.unwrap_err() else { panic!() };
    assert_eq!((error.kind(), error.retry_after()), (UnexpectedKind::LimitReached, Some(Duration::from_secs(60))));
    assert_eq!((begun.elapsed(), server.requests().len()), (Duration::ZERO, 1));
}

#[tokio::test(start_paused = true)]
async fn retries_keep_their_own_wait() {
    let refused = Reply::status(429).header("retry-after", "8");
    let (client, server) = client([refused]);
    let begun = Instant::now();
    client.list_orders("a").await.unwrap();
    assert_eq!(sent(&server, begun), [0, 10_000], "the hint and its jitter, as without a limiter");
}
