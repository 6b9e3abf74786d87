//! 64 tasks with 100,000 calls each, many of them dropped half-way.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;
use std::time::Instant;

use super::real::budget::{Bucket, Permit, RetryBudget};

const TASKS: u64 = 64;
const CALLS: u64 = 100_000;

/// Tokens taken and given back, by those who did it.
#[derive(Default)]
struct Ledger {
    taken: AtomicU64,
    given: AtomicU64,
}

/// One call: some retries, and then an answer that is a success or not. It can be dropped at every wait.
async fn call(bucket: Arc<Bucket>, ledger: &Ledger, now: Instant, retries: u32, throttled: bool, succeeds: bool) {
    let mut permit = Permit::new(bucket);
    let mut last = 1;
    for _ in 0..retries {
        if !permit.pay(throttled, now) {
            return;
        }
        last = if throttled { 5 } else { 14 };
        ledger.taken.fetch_add(last, Ordering::Relaxed);
        tokio::task::yield_now().await;
    }
    if succeeds {
        permit.succeed(now);
        ledger.given.fetch_add(last, Ordering::Relaxed);
    }
}

/// Polls `future` at most so often, and drops it.
async fn cut_after(polls: u32, future: impl Future<Output = ()>) {
    let (mut future, mut left) = (pin!(future), polls);
    std::future::poll_fn(|context| {
        if left == 0 || future.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        left -= 1;
        Poll::Pending
    })
    .await;
}

async fn crowd(settings: RetryBudget, greatest: u32) -> (u32, u64, u64) {
    let (now, bucket) = (Instant::now(), Bucket::new(settings).unwrap());
    let ledger = Arc::new(Ledger::default());
    let tasks = (0..TASKS).map(|seed| {
        let (bucket, ledger) = (bucket.clone(), ledger.clone());
        tokio::spawn(async move {
            let mut random = fastrand::Rng::with_seed(seed);
            for _ in 0..CALLS {
                let call = call(bucket.clone(), &ledger, now, random.u32(0..4), random.bool(), random.u8(..) < 200);
                cut_after(random.u32(0..6), call).await;
                assert!(bucket.tokens(now) <= greatest);
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    (bucket.tokens(now), ledger.taken.load(Ordering::Relaxed), ledger.given.load(Ordering::Relaxed))
}

/// A bucket so deep that neither brim nor bottom is touched: what is in it is what the ledger says, to the token.
#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_agrees_to_the_token() {
    let (initial, capacity) = (2_000_000_000, u32::MAX);
    let (tokens, taken, given) = crowd(RetryBudget::new().capacity(capacity).initial(initial), capacity).await;
    println!("{} calls took {taken} and gave {given} back; {tokens} left", TASKS * CALLS);
    assert!(taken > 10_000_000 && given > 10_000_000);
    assert_eq!(u64::from(tokens), u64::from(initial) - taken + given);
}

/// The real bucket: never below zero, where the subtraction would fail, and never over its brim.
#[tokio::test(flavor = "multi_thread")]
async fn the_level_stays_within_bounds() {
    crowd(RetryBudget::new(), 500).await;
}
