//! `Retry-After`: how it is read, and what it does to the wait.

use std::time::{Duration, SystemTime};

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{RetryPolicy, StopReason};

use super::api::{Accounts, BalanceError, builder, millis, scripted};

/// Fri, 29 Sep 2023 16:26:37 GMT.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_696_004_797)
}

/// The wait in milliseconds that a 503 with this header leads to, with backoff from 50 ms and no jitter on hints; or why
/// there is none.
async fn wait_after(hint: &str) -> Result<u128, StopReason> {
    let server = InProcess::script([Reply::status(503).header("retry-after", hint), Reply::status(404)]);
    let client =
        builder(&server).environment(World::new(1.0).on(now())).retry(RetryPolicy::aws_v2_1()).build().unwrap();
    let error = client.balance().await.unwrap_err();
    match error.outcome().waits() {
        [wait] => Ok(wait.as_millis()),
        _ => Err(error.outcome().stop_reason().unwrap()),
    }
}

#[tokio::test(start_paused = true)]
async fn a_hint_sets_the_wait_and_a_broken_one_leaves_the_backoff() {
    let (throttled, backoff) = (1_000, 50);
    let rows = [
        ("20", Ok(20_000)),
        ("60", Ok(60_000)),
        ("61", Err(StopReason::HintTooLong)),
        ("9999999999", Err(StopReason::HintTooLong)),
        ("Fri, 29 Sep 2023 16:26:57 GMT", Ok(20_000)),
        ("Friday, 29-Sep-23 16:26:57 GMT", Ok(20_000)),
        ("Fri Sep 29 16:26:57 2023", Ok(20_000)),
        ("Fri, 29 Sep 2023 16:27:38 GMT", Err(StopReason::HintTooLong)),
        ("Fri, 29 Sep 2023 16:26:37 GMT", Ok(backoff)),
        ("Fri, 29 Sep 2023 16:26:27 GMT", Ok(backoff)),
        ("Mon, 29 Sep 2023 16:26:57 GMT", Ok(backoff)),
        ("Fri, 29 Sep 100000 16:26:57 GMT", Ok(backoff)),
        ("0", Ok(backoff)),
        ("-1", Ok(backoff)),
        ("", Ok(backoff)),
        ("nan", Ok(backoff)),
        ("inf", Ok(backoff)),
        ("120junk", Ok(backoff)),
        ("99999999999", Err(StopReason::HintTooLong)),
        ("99999999999999999999999999999999999", Err(StopReason::HintTooLong)),
        ("99999999999.5", Err(StopReason::HintTooLong)),
        ("0000000000020", Ok(20_000)),
        ("2.5", Ok(3_000)),
        ("20.000", Ok(20_000)),
        ("59.001", Ok(60_000)),
        ("60.001", Err(StopReason::HintTooLong)),
        ("0.2", Ok(throttled)),
        ("0.0", Ok(backoff)),
        ("2.", Ok(backoff)),
        (".5", Ok(backoff)),
        ("2.5.1", Ok(backoff)),
        ("-2.5", Ok(backoff)),
        ("1", Ok(throttled)),
    ];
    println!("{:<38}outcome", "Retry-After");
    for (hint, expected) in rows {
        let found = wait_after(hint).await;
        println!("{hint:<38}{found:?}");
        assert_eq!(found, expected, "{hint:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_hint_is_never_undercut_and_lengthened_at_random() {
    for (random, expected) in [(0.0, 8_000), (0.5, 9_000), (1.0, 10_000)] {
        let server = InProcess::script([Reply::status(429).header("retry-after", "8"), Reply::status(404)]);
        let client = builder(&server).environment(World::new(random)).build().unwrap();
        let error = client.balance().await.unwrap_err();
        assert_eq!(millis(error.outcome().waits()), [expected]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_hint_that_is_too_long_ends_the_call_with_its_own_variant_and_says_when_to_come_back() {
    let (client, server) = scripted([Reply::status(429).header("retry-after", "3600")]);
    let error = client.balance().await.unwrap_err();
    let BalanceError::ClientError(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.status(), 429);
    assert_eq!(payload.retry_after(), Some(Duration::from_secs(3_600)));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::HintTooLong));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_hint_counts_on_any_retried_status() {
    let (client, server) = scripted([Reply::status(500).header("retry-after", "20"), Reply::json(200, &1)]);
    client.balance().await.unwrap();
    let requests = server.requests();
    assert_eq!((requests[1].at - requests[0].at).as_secs(), 25, "20 s and the random quarter");
}
