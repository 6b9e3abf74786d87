//! What is asked of Redis: one command, by one key, of what every server allows.

use std::time::{Duration, Instant};

use mighty_runtime::{Rate, RedisLimiter, UnexpectedKind, WhenAway};

use super::child::{Orders, OrdersOfError, client};
use super::redis::{Redis, State};

fn limiter(url: &str, rate: Rate) -> RedisLimiter {
    RedisLimiter::open(url, "shop", rate, WhenAway::Fail).unwrap().patience(Duration::from_secs(5))
}

/// How often a command was called, by Redis' own count.
fn count(redis: &Redis, command: &str) -> u64 {
    let statistics = redis.ask(&["INFO", "commandstats"]);
    let line = statistics.lines().find_map(|line| line.strip_prefix(&format!("cmdstat_{command}:calls=")));
    line.map_or(0, |line| line.split(',').next().unwrap().parse().unwrap())
}

#[tokio::test]
async fn a_request_is_one_round_trip_also_after_the_scripts_were_flushed() {
    let Some(redis) = Redis::start(State::Lost) else { return };
    let client = client(limiter(&redis.url(), Rate::per_second(10_000)));
    for _ in 0..10 {
        client.orders("a").await.unwrap();
    }
    assert_eq!((count(&redis, "evalsha"), count(&redis, "eval")), (10, 1), "the first one brings the script");
    redis.ask(&["SCRIPT", "FLUSH"]);
    for _ in 0..10 {
        client.orders("a").await.unwrap();
    }
    assert_eq!((count(&redis, "evalsha"), count(&redis, "eval")), (20, 2));
}

#[tokio::test]
async fn what_managed_servers_allow_is_enough() {
    let Some(redis) = Redis::start(State::Lost) else { return };
    let rights = ["ACL", "SETUSER", "app", "on", ">pw", "~mighty:*", "-@all"];
    let commands = ["+evalsha", "+eval", "+time", "+get", "+set"];
    assert!(redis.ask(&[&rights[..], &commands[..]].concat()).starts_with("+OK"));
    let client = client(limiter(&format!("redis://app:pw@127.0.0.1:{}", redis.port), Rate::per_second(1_000)));
    for _ in 0..3 {
        client.orders("a").await.unwrap();
    }
}

#[tokio::test]
async fn each_key_has_a_slot_of_its_own_in_a_cluster() {
    let Some(redis) = Redis::start(State::Lost) else { return };
    let by_tenant = |_: &_, path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
    let client =
        client(limiter(&redis.url(), Rate::per_second(10)).per(move |endpoint, path| by_tenant(endpoint, path)));
    for tenant in ["a", "b", "c"] {
        client.orders(tenant).await.unwrap();
    }
    let keys = redis.ask(&["KEYS", "*"]);
    for tenant in ["a", "b", "c"] {
        assert!(keys.contains(&format!("mighty:{{shop/{tenant}}}")), "{keys}");
    }
    let kept = redis.ask(&["PTTL", "mighty:{shop/a}"]);
    let kept = kept.trim_start_matches(':').trim().parse::<i64>().unwrap();
    assert!((86_000_000..=86_400_000).contains(&kept), "{kept}");
}

#[tokio::test]
async fn it_can_fail_at_once_and_says_when_there_is_room() {
    let Some(redis) = Redis::start(State::Lost) else { return };
    let rate = Rate::per_hour(3_600).burst(10);
    let client = client(limiter(&redis.url(), rate).fail_at_once());
    // A key that nobody knows begins empty: it may have been lost.
    let begun = Instant::now();
    let mut refused = 0;
    while let Err(error) = client.orders("a").await {
        let OrdersOfError::Unexpected(error) = error else { panic!() };
        assert_eq!(error.kind(), UnexpectedKind::LimitReached);
        let wait = error.retry_after().unwrap();
        assert!(wait <= Duration::from_millis(1_010), "{wait:?}");
        tokio::time::sleep(wait).await;
        refused += 1;
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
    assert!(refused >= 1);
    assert!(client.orders("a").await.is_err(), "and not two");
}

#[tokio::test]
async fn a_clock_of_redis_that_was_set_back_holds_nobody_up_for_long() {
    let Some(redis) = Redis::start(State::Lost) else { return };
    let client = client(limiter(&redis.url(), Rate::per_second(100)));
    client.orders("a").await.unwrap();
    // As if what is stored had been written when it was an hour later.
    redis.ask(&["SET", "mighty:{shop/}", "9007199254740991"]);
    let begun = Instant::now();
    client.orders("a").await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    redis.ask(&["SET", "mighty:{shop/}", "what is this"]);
    client.orders("a").await.unwrap();
}

#[tokio::test]
async fn what_would_be_too_late_is_told_at_once() {
    let Some(redis) = Redis::start(State::Lost) else { return };
    let client = client(limiter(&redis.url(), Rate::per_hour(1)));
    let begun = Instant::now();
    let OrdersOfError::Unexpected(error) = client.orders("a").await.unwrap_err() else { panic!() };
    assert_eq!(error.kind(), UnexpectedKind::LimitReached);
    assert!(error.retry_after().unwrap() > Duration::from_secs(60));
    assert!(begun.elapsed() < Duration::from_secs(20));
}
