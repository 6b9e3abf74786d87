//! A retry budget that clients share in Redis.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Client, RedisBudget, RetryPolicy, StopReason};

use super::child::{Orders, Shop};
use super::redis::{Redis, State};

/// A client whose server is always busy, with a budget of so many tokens that come back after days.
fn client(redis: &Redis, tokens: u32) -> Client<Shop, InProcess> {
    let server = InProcess::from_fn(|_| Reply::status(503));
    let budget = RedisBudget::open(&redis.url(), "shop", tokens, 0).unwrap();
    let quick = RetryPolicy::new().base(std::time::Duration::from_millis(1));
    Client::over(server).retry(quick).shared_retry_budget(budget).build().unwrap()
}

async fn attempts(client: &Client<Shop, InProcess>) -> (u32, Option<StopReason>) {
    let error = client.orders("a").await.unwrap_err();
    (error.outcome().attempts(), error.outcome().stop_reason())
}

#[tokio::test]
async fn clients_draw_on_one_budget_and_on_their_own_while_it_is_away() {
    let Some(mut redis) = Redis::start(State::Lost) else { return };
    // Five retries at 14 tokens each.
    let (one, other) = (client(&redis, 70), client(&redis, 70));
    assert_eq!(attempts(&one).await, (4, Some(StopReason::Attempts)));
    assert_eq!(attempts(&other).await, (3, Some(StopReason::Budget)), "three of five were used");
    assert_eq!(attempts(&one).await, (1, Some(StopReason::Budget)));
    assert_eq!(other.retry_tokens(), Some(500 - 2 * 14));
    redis.kill();
    assert_eq!(attempts(&other).await, (4, Some(StopReason::Attempts)));
    redis.start_again();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(attempts(&other).await, (4, Some(StopReason::Attempts)), "a bucket that was lost is full");
    assert_eq!(attempts(&other).await, (3, Some(StopReason::Budget)));
    assert!(redis.ask(&["KEYS", "*"]).contains("mighty:{shop/}:budget"));
}
