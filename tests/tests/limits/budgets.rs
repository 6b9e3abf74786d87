//! A retry budget beside the client's own.

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Payment, SharedBudget, StopReason};
use tokio::time::Instant;

use super::api::{Orders, builder, sent};

type Answer = fn() -> Result<bool, Box<dyn Error + Send + Sync>>;

/// Notes what is paid and earned.
struct Noted(Arc<Mutex<Vec<(u32, u32)>>>, Answer);

impl SharedBudget for Noted {
    async fn pay(&self, payment: &Payment<'_>) -> Result<bool, Box<dyn Error + Send + Sync>> {
        assert!(!payment.endpoint().name().is_empty());
        self.0.lock().unwrap().push((payment.cost(), payment.earned()));
        (self.1)()
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_pays_twice_and_hands_in_what_was_earned() {
    let busy = Reply::status(429);
    let server = InProcess::script([
        Reply::status(200),
        Reply::status(200),
        Reply::status(503),
        Reply::status(200),
        busy,
        Reply::status(200),
    ]);
    let noted = Arc::default();
    let client = builder(&server).shared_retry_budget(Noted(Arc::clone(&noted), || Ok(true))).build().unwrap();
    for _ in 0..4 {
        client.list_orders("a").await.unwrap();
    }
    assert_eq!(*noted.lock().unwrap(), [(14, 2), (5, 14)], "two that needed none, and one that needed 14");
}

#[tokio::test(start_paused = true)]
async fn without_enough_in_the_shared_one_there_is_no_retry() {
    let server = InProcess::script([Reply::status(503)]);
    let noted = Arc::default();
    let client = builder(&server).shared_retry_budget(Noted(Arc::clone(&noted), || Ok(false))).build().unwrap();
    let (full, begun) = (client.retry_tokens(), Instant::now());
    let error = client.list_orders("a").await.unwrap_err();
    let outcome = error.outcome();
    assert_eq!((outcome.stop_reason(), outcome.attempts()), (Some(StopReason::Budget), 1));
    assert_eq!((outcome.waits().len(), outcome.waited(), outcome.history().count()), (0, Duration::ZERO, 1));
    assert_eq!((client.retry_tokens(), begun.elapsed()), (full, Duration::ZERO), "the own one has it back");
}

#[tokio::test(start_paused = true)]
async fn one_that_fails_leaves_it_to_the_own_one_and_loses_nothing() {
    let server = InProcess::script([Reply::status(200), Reply::status(503), Reply::status(503), Reply::status(200)]);
    let noted = Arc::default();
    let failing = Noted(Arc::clone(&noted), || Err("away".into()));
    let client = builder(&server).shared_retry_budget(failing).build().unwrap();
    client.list_orders("a").await.unwrap();
    let begun = Instant::now();
    client.list_orders("a").await.unwrap();
    assert_eq!(*noted.lock().unwrap(), [(14, 1), (14, 1)]);
    assert_eq!(sent(&server, begun)[1..], [0, 100, 500], "as without it");
}
