//! Time: of an attempt, of the call, and what is checked before sleeping.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{CallOptions, Delivery, RetryBudget, StopReason};
use tokio::time::Instant;

use super::api::{Accounts, TransferError, builder, scripted, times};

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_after_ten_seconds_and_the_call_after_thirty() {
    let server = InProcess::script(times(4, &Reply::silence()));
    let client = builder(&server).timeout(secs(30)).build().unwrap();
    let begun = Instant::now();
    let error = client.balance().await.unwrap_err();
    // 10 s + 0.1 s + 10 s + 0.4 s + the 9.5 s that are left.
    assert_eq!(begun.elapsed(), secs(30));
    assert_eq!(error.outcome().attempts(), 3);
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Deadline));
    assert_eq!(error.outcome().elapsed(), secs(30));
}

#[tokio::test(start_paused = true)]
async fn no_sleep_goes_past_the_deadline() {
    let (client, server) = scripted(times(4, &Reply::status(429).header("retry-after", "6")));
    let begun = Instant::now();
    let error = client.with(CallOptions::new().timeout(secs(10))).balance().await.unwrap_err();
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Deadline));
    assert_eq!(error.outcome().retry_after(), Some(secs(6)));
    assert_eq!(server.requests().len(), 2);
    assert_eq!(begun.elapsed(), Duration::from_millis(7_500), "one wait, and no second one");
}

#[tokio::test(start_paused = true)]
async fn a_body_that_trickles_does_not_outlast_the_attempt() {
    let trickle = (0..100).fold(Reply::status(200), |reply, _| reply.body(" ").pause(secs(1)));
    let (client, _) = scripted([trickle]);
    let begun = Instant::now();
    client.with(CallOptions::new().attempts(1)).balance().await.unwrap_err();
    assert_eq!(begun.elapsed(), secs(10));
}

/// Nobody wants it; it is read for the connection's sake only.
#[tokio::test(start_paused = true)]
async fn a_body_that_is_not_wanted_is_not_waited_for() {
    for stalled in [Reply::status(200).pause(secs(60)), Reply::status(200).body("{").pause(secs(60)).body("}")] {
        let (client, server) = scripted([stalled]);
        let begun = Instant::now();
        client.transfer(1).await.unwrap();
        assert_eq!(begun.elapsed(), Duration::from_millis(250));
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn timeouts_too_large_for_the_clock_are_none() {
    let (client, _) = scripted([Reply::status(503), Reply::json(200, &1).after(secs(86_400))]);
    let patient = CallOptions::new().timeout(Duration::MAX).attempt_timeout(Duration::MAX);
    assert_eq!(client.with(patient).balance().await.unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_without_time_fails_at_once() {
    let (client, _) = scripted([Reply::json(200, &1).after(secs(1))]);
    let begun = Instant::now();
    client.with(CallOptions::new().timeout(Duration::ZERO)).balance().await.unwrap_err();
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

/// Dropped at any moment, a call leaves the client usable, and gives nothing back that it took.
#[tokio::test(start_paused = true)]
async fn a_dropped_call_leaves_client_and_budget_as_they_are() {
    // Each attempt takes 40 ms; retries are sent at 140 ms, 580 ms and 2,220 ms, and paid for 40 ms after the last one.
    for (dropped_after, retries_paid) in [(20, 0), (50, 1), (150, 1), (170, 1), (200, 2), (1_000, 3), (2_230, 3)] {
        let healthy = Arc::new(AtomicBool::new(false));
        let server = InProcess::from_fn({
            let healthy = healthy.clone();
            move |_| {
                let failing = Reply::status(500).after(Duration::from_millis(40));
                if healthy.load(Ordering::Relaxed) { Reply::json(200, &1) } else { failing }
            }
        });
        let client = builder(&server).retry_budget(RetryBudget::aws_v2_1()).build().unwrap();
        let cut = tokio::time::timeout(Duration::from_millis(dropped_after), client.balance()).await;
        assert!(cut.is_err(), "dropped, not done");
        assert_eq!(client.retry_tokens(), Some(500 - 14 * retries_paid), "after {dropped_after} ms");

        healthy.store(true, Ordering::Relaxed);
        assert_eq!(client.balance().await.unwrap(), 1);
        assert_eq!(client.retry_tokens(), Some((501 - 14 * retries_paid).min(500)));
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_time_is_over_sends_nothing() {
    let (client, server) = scripted([Reply::json(200, &1)]);
    for options in [
        CallOptions::new().timeout(Duration::ZERO),
        CallOptions::new().attempt_timeout(Duration::ZERO),
        CallOptions::new().timeout(Duration::ZERO).attempts(1),
    ] {
        let error = client.with(options).transfer(1).await.unwrap_err();
        let TransferError::Unexpected(error) = error else { panic!("{error:?}") };
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
        assert_eq!(error.outcome().stop_reason(), Some(StopReason::Deadline));
        assert_eq!(error.outcome().history().count(), 0);
    }
    assert_eq!(server.requests().len(), 0);
}
