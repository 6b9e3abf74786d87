//! What a call sees while Redis is away, and that it is found again.

use std::error::Error;
use std::time::{Duration, Instant};

use mighty_runtime::{Delivery, Rate, RedisLimiter, UnexpectedKind, WhenAway};

use super::child::{Orders, OrdersOfError, client};
use super::redis::{Redis, State};

fn limiter(redis: &Redis, rate: Rate, away: WhenAway) -> RedisLimiter {
    RedisLimiter::open(&redis.url(), "away", rate, away).unwrap().patience(Duration::from_secs(5))
}

#[tokio::test]
async fn who_wants_an_error_has_one_and_nothing_is_sent() {
    let Some(mut redis) = Redis::start(State::Lost) else { return };
    let limiter = limiter(&redis, Rate::per_second(1_000).burst(100), WhenAway::Fail);
    let client = client(limiter);
    client.orders("a").await.unwrap();
    redis.kill();
    for _ in 0..3 {
        let OrdersOfError::Unexpected(error) = client.orders("a").await.unwrap_err() else { panic!() };
        assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::LimiterFailed, Delivery::NotSent));
        assert_eq!((error.attempts(), error.retry_after()), (0, None));
        assert!(error.source().is_some());
        assert!(!format!("{error} {error:?}").contains(&redis.port.to_string()), "{error:?}");
    }
    assert_eq!(client.transport().requests().len(), 1);
    redis.start_again();
    let begun = Instant::now();
    while client.orders("a").await.is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it is not found again");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_share_lets_calls_through_but_never_all_at_once() {
    let Some(mut redis) = Redis::start(State::Lost) else { return };
    // One each 10 ms for all, and one each 40 ms and a little for a process.
    let rate = Rate::per_second(100).burst(1);
    let client = client(limiter(&redis, rate, WhenAway::LocalShare { processes: 4 }));
    client.orders("a").await.unwrap();
    redis.kill();
    let begun = Instant::now();
    for _ in 0..20 {
        client.orders("a").await.unwrap();
    }
    assert!(begun.elapsed() >= Duration::from_millis(20 * 40), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_redis_that_never_was_there_is_no_reason_to_fail() {
    let Some(mut redis) = Redis::start(State::Lost) else { return };
    redis.kill();
    let rate = Rate::per_second(100);
    let client = client(limiter(&redis, rate, WhenAway::LocalShare { processes: 2 }));
    client.orders("a").await.unwrap();
    client.orders("a").await.unwrap();
}

#[tokio::test]
async fn a_share_can_fail_at_once_too() {
    let Some(mut redis) = Redis::start(State::Lost) else { return };
    redis.kill();
    let away = WhenAway::LocalShare { processes: 0 };
    let client = client(limiter(&redis, Rate::per_hour(10), away).fail_at_once());
    let OrdersOfError::Unexpected(error) = client.orders("a").await.unwrap_err() else { panic!() };
    assert_eq!(error.kind(), UnexpectedKind::LimitReached);
    assert!(error.retry_after().is_some_and(|wait| wait > Duration::from_secs(60)), "{error:?}");
}

#[tokio::test]
async fn a_connection_that_broke_between_two_calls_is_no_outage() {
    let Some(mut redis) = Redis::start(State::Kept) else { return };
    let client = client(limiter(&redis, Rate::per_second(1_000).burst(100), WhenAway::Fail));
    client.orders("a").await.unwrap();
    redis.kill();
    redis.start_again();
    client.orders("a").await.unwrap();
}

#[test]
fn a_url_that_is_none_is_told_without_it() {
    let error = RedisLimiter::open("http://user:s3cret@host", "a", Rate::per_minute(1), WhenAway::Fail).unwrap_err();
    assert_eq!(error.setting(), "RedisLimiter::open");
    assert!(!format!("{error} {error:?}").contains("s3cret"));
}
