//! A limit of one process.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, LocalLimiter, Rate, UnexpectedKind};
use tokio::time::Instant;

use super::api::{Customers, ListOrdersError, Orders, ShopClient, always, builder, sent};

fn client(limiter: LocalLimiter) -> (ShopClient, InProcess) {
    let (client, server) = always(Reply::status(200));
    (client.limiter(limiter).build().unwrap(), server)
}

/// The most in any stretch of time that is `window` ms long.
fn most(sent: &[u128], window: u128) -> usize {
    let from = |first: &u128| sent.iter().filter(|at| (*first..*first + window).contains(at)).count();
    sent.iter().map(from).max().unwrap_or(0)
}

#[tokio::test(start_paused = true)]
async fn calls_wait_in_order_and_are_spread() {
    let (client, server) = client(LocalLimiter::new(Rate::new(5, Duration::from_secs(1))));
    let begun = Instant::now();
    let tenants: Vec<String> = (0..6).map(|number| number.to_string()).collect();
    join_all(tenants.iter().map(|tenant| client.list_orders(tenant))).await;
    // A quarter and not a fifth of the window, so that a timer may be late.
    assert_eq!(sent(&server, begun), [0, 250, 500, 750, 1_000, 1_250]);
    let order = server.requests().iter().map(|request| request.target().to_owned()).collect::<Vec<_>>();
    assert_eq!(order, (0..6).map(|number| format!("/v1/{number}/orders")).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn no_window_ever_has_more_than_the_limit_and_a_busy_one_has_nearly_all() {
    for burst in [1, 4, 20, 200] {
        let (client, server) = client(LocalLimiter::new(Rate::per_minute(200).burst(burst)));
        let begun = Instant::now();
        // A pause, a crowd, and again.
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_secs(90)).await;
            join_all((0..150).map(|_| client.list_orders("a"))).await;
        }
        let sent = sent(&server, begun);
        assert!(sent.len() > 200);
        assert!(most(&sent, 60_000) <= 200, "{burst}: {}", most(&sent, 60_000));
    }
    let (client, server) = client(LocalLimiter::new(Rate::per_minute(200)));
    let begun = Instant::now();
    join_all((0..1_000).map(|_| client.list_orders("a"))).await;
    let minutes = begun.elapsed().as_secs_f64() / 60.0;
    assert!(1_000.0 / minutes >= 0.97 * 200.0, "{minutes} minutes");
    assert!(most(&sent(&server, begun), 60_000) <= 200);
}

#[tokio::test(start_paused = true)]
async fn who_cannot_be_sent_in_time_is_told_at_once() {
    let (client, server) = client(LocalLimiter::new(Rate::per_minute(2)));
    client.list_orders("a").await.unwrap();
    let begun = Instant::now();
    let hasty = client.with(CallOptions::new().timeout(Duration::from_secs(5)));
    let ListOrdersError::Unexpected(error) = hasty.list_orders("b").await.unwrap_err() else { panic!() };
    assert_eq!(error.kind(), UnexpectedKind::LimitReached);
    assert_eq!((error.retry_after(), begun.elapsed()), (Some(Duration::from_secs(60)), Duration::ZERO));
    assert_eq!(server.requests().len(), 1);
    // One who waits already, and one behind.
    let patient = client.with(CallOptions::new().timeout(Duration::from_secs(70)));
    let (first, second) = tokio::join!(patient.list_orders("c"), patient.list_orders("d"));
    first.unwrap();
    let ListOrdersError::Unexpected(error) = second.unwrap_err() else { panic!() };
    assert_eq!(error.kind(), UnexpectedKind::LimitReached);
}

#[tokio::test(start_paused = true)]
async fn it_can_fail_at_once() {
    let (client, server) = client(LocalLimiter::new(Rate::new(3, Duration::from_secs(1))).fail_at_once());
    client.list_orders("a").await.unwrap();
    tokio::time::advance(Duration::from_millis(200)).await;
    let begun = Instant::now();
    let ListOrdersError::Unexpected(error) = client.list_orders("a").await.unwrap_err() else { panic!() };
    assert_eq!((error.kind(), error.retry_after()), (UnexpectedKind::LimitReached, Some(Duration::from_millis(300))));
    assert_eq!(begun.elapsed(), Duration::ZERO);
    tokio::time::advance(Duration::from_millis(300)).await;
    client.list_orders("a").await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn groups_endpoints_and_keys_have_limits_of_their_own() {
    let one = || LocalLimiter::new(Rate::per_minute(1)).fail_at_once();
    let by_tenant = one().per(|_, path| path.split('/').nth(2).unwrap_or_default().to_owned());
    // Orders of a, orders of b, a new order of a, customers: how many go through.
    for (limiter, expected) in [
        (one(), [true, false, false, false]),
        (one().per_group(), [true, false, false, true]),
        (one().per_endpoint(), [true, false, true, true]),
        (by_tenant, [true, true, false, true]),
    ] {
        let name = format!("{limiter:?}");
        let (client, _) = client(limiter);
        let gone = [
            client.list_orders("a").await.is_ok(),
            client.list_orders("b").await.is_ok(),
            client.create_order("a").await.is_ok(),
            client.list_customers().await.is_ok(),
        ];
        assert_eq!(gone, expected, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn retries_take_their_turn_too() {
    let server = InProcess::from_fn(|_| Reply::status(503));
    let limiter = LocalLimiter::new(Rate::per_minute(2));
    let begun = Instant::now();
    let error = builder(&server).limiter(limiter).build().unwrap().list_orders("a").await.unwrap_err();
    assert_eq!(error.outcome().attempts(), 4);
    assert_eq!(sent(&server, begun), [0, 60_000, 120_000, 180_000]);
    assert_eq!(error.outcome().held_up(), Duration::from_millis(180_000 - 100 - 400 - 1_600));
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_takes_nothing_from_others() {
    let (client, server) = client(LocalLimiter::new(Rate::per_second(2)));
    let begun = Instant::now();
    client.list_orders("a").await.unwrap();
    for _ in 0..5 {
        let waiting = client.list_orders("b");
        tokio::time::timeout(Duration::from_millis(100), waiting).await.unwrap_err();
    }
    client.list_orders("c").await.unwrap();
    client.list_orders("d").await.unwrap();
    assert_eq!(sent(&server, begun), [0, 1_000, 2_000]);
}

#[tokio::test(start_paused = true)]
async fn clients_can_share_one() {
    let limiter = Arc::new(LocalLimiter::new(Rate::per_second(2)));
    let (one, first) = always(Reply::status(200));
    let (other, second) = always(Reply::status(200));
    let begun = Instant::now();
    one.limiter(limiter.clone()).build().unwrap().list_orders("a").await.unwrap();
    other.limiter(limiter).build().unwrap().list_orders("a").await.unwrap();
    assert_eq!((sent(&first, begun), sent(&second, begun)), (vec![0], vec![1_000]));
}

#[tokio::test(start_paused = true)]
async fn no_rate_breaks_it() {
    let longest = Duration::MAX;
    for rate in [
        Rate::new(0, Duration::ZERO),
        Rate::new(0, longest).burst(0),
        Rate::new(u32::MAX, Duration::ZERO),
        Rate::new(u32::MAX, longest).burst(u32::MAX),
        Rate::new(1, longest).burst(u32::MAX),
        Rate::per_hour(u32::MAX),
    ] {
        let (client, server) = client(LocalLimiter::new(rate).fail_at_once());
        client.list_orders("a").await.unwrap();
        let _: Result<(), _> = client.list_orders("a").await;
        assert!(!server.requests().is_empty(), "{rate:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_hundred_thousand_keys_are_forgotten_again() {
    let limiter = LocalLimiter::new(Rate::per_second(10)).per(|_, path| path.to_owned());
    let (client, server) = client(limiter);
    for number in 0..5_000_u32 {
        client.list_orders(&number.to_string()).await.unwrap();
        tokio::time::advance(Duration::from_millis(1)).await;
    }
    assert_eq!(server.requests().len(), 5_000);
}
