//! The profile `aws_v2_1`, row by row, to the millisecond and the token.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Failure, RetryBudget, RetryPolicy, StopReason};

use super::api::{Accounts, BankClient, builder, millis};

/// One call: the statuses that the server answers with, and what is expected of it.
struct Call {
    statuses: &'static [u16],
    waits: &'static [u128],
    /// Tokens left when each retry was sent.
    tokens: &'static [u32],
    stop: Option<StopReason>,
    /// Tokens left when the call is over.
    left: u32,
}

struct Row {
    name: &'static str,
    tokens: u32,
    policy: RetryPolicy,
    calls: &'static [Call],
}

const PROFILE: RetryPolicy = RetryPolicy::aws_v2_1();
const FIVE: RetryPolicy = PROFILE.attempts(5);
const FIVE_CAPPED: RetryPolicy = FIVE.cap(Duration::from_millis(200));
const ATTEMPTS: Option<StopReason> = Some(StopReason::Attempts);
const BUDGET: Option<StopReason> = Some(StopReason::Budget);

const fn call(
    statuses: &'static [u16],
    waits: &'static [u128],
    tokens: &'static [u32],
    stop: Option<StopReason>,
    left: u32,
) -> Call {
    Call { statuses, waits, tokens, stop, left }
}

const fn row(name: &'static str, tokens: u32, policy: RetryPolicy, calls: &'static [Call]) -> Row {
    Row { name, tokens, policy, calls }
}

const ROWS: &[Row] = &[
    row("A1", 500, PROFILE, &[call(&[500, 500, 200], &[50, 100], &[486, 472], None, 486)]),
    row("A2", 500, PROFILE, &[call(&[502, 502, 502], &[50, 100], &[486, 472], ATTEMPTS, 472)]),
    row("A3", 14, PROFILE, &[call(&[500, 500], &[50], &[0], BUDGET, 0)]),
    row("A4", 0, PROFILE, &[call(&[500], &[], &[], BUDGET, 0)]),
    row("A5", 500, FIVE, &[call(&[500; 5], &[50, 100, 200, 400], &[486, 472, 458, 444], ATTEMPTS, 444)]),
    row("A6", 500, FIVE_CAPPED, &[call(&[500; 5], &[50, 100, 200, 200], &[486, 472, 458, 444], ATTEMPTS, 444)]),
    row("A7", 20, FIVE, &[call(&[500, 502], &[50], &[6], BUDGET, 6)]),
    row(
        "A8",
        30,
        FIVE,
        &[call(&[500, 502, 200], &[50, 100], &[16, 2], None, 16), call(&[500, 200], &[50], &[2], None, 16)],
    ),
    row("A9", 500, PROFILE, &[call(&[429, 200], &[1_000], &[495], None, 500)]),
    row("A14", 486, PROFILE, &[call(&[200], &[], &[], None, 487)]),
    row("A14", 450, PROFILE, &[call(&[400], &[], &[], Some(StopReason::NotRetryable), 450)]),
    row("cap", 500, PROFILE, &[call(&[200], &[], &[], None, 500)]),
];

/// The tokens that were left at each request.
type Tokens = Arc<Mutex<Vec<u32>>>;

fn client(row: &Row) -> (BankClient, Tokens) {
    let (tokens, client) = (Tokens::default(), Arc::new(OnceLock::<BankClient>::new()));
    let statuses: Vec<u16> = row.calls.iter().flat_map(|call| call.statuses).copied().collect();
    let server = InProcess::from_fn({
        let (tokens, client, script) = (tokens.clone(), client.clone(), Mutex::new(statuses.into_iter()));
        move |_| {
            tokens.lock().unwrap().push(client.get().unwrap().retry_tokens().unwrap());
            Reply::json(script.lock().unwrap().next().unwrap(), &1)
        }
    });
    let built =
        builder(&server).retry(row.policy).retry_budget(RetryBudget::aws_v2_1().initial(row.tokens)).build().unwrap();
    client.set(built.clone()).unwrap();
    (built, tokens)
}

#[tokio::test(start_paused = true)]
async fn every_row() {
    println!(
        "{:<5}{:>4}  {:<22}{:<24}{:<24}{:>6}  stop",
        "row", "q", "statuses", "waits (ms)", "q at retries", "q end"
    );
    for row in ROWS {
        let (client, seen) = client(row);
        for call in row.calls {
            seen.lock().unwrap().clear();
            let (outcome, begun) = (client.balance().await, row.tokens);
            let (waits, stop) = match &outcome {
                Ok(_) => (None, None),
                Err(error) => (Some(millis(error.outcome().waits())), error.outcome().stop_reason()),
            };
            let at_retries: Vec<u32> = seen.lock().unwrap().iter().skip(1).copied().collect();
            let left = client.retry_tokens().unwrap();
            println!(
                "{:<5}{begun:>4}  {:<22}{:<24}{:<24}{left:>6}  {}",
                row.name,
                format!("{:?}", call.statuses),
                format!("{:?}", call.waits),
                format!("{at_retries:?}"),
                stop.map_or("ok", StopReason::as_str),
            );
            assert_eq!(waits.unwrap_or_else(|| call.waits.to_vec()), call.waits, "{}: waits", row.name);
            assert_eq!(at_retries, call.tokens, "{}: tokens at the retries", row.name);
            assert_eq!((stop, left), (call.stop, call.left), "{}: end", row.name);
        }
    }
}

/// A success tells nothing of its waits, so they are measured by the clock that they were slept on.
#[tokio::test(start_paused = true)]
async fn waits_pass_in_time() {
    for row in ROWS {
        let (client, _) = client(row);
        for call in row.calls {
            let begun = tokio::time::Instant::now();
            let result = client.balance().await;
            let expected: u128 = call.waits.iter().sum();
            assert_eq!(begun.elapsed().as_millis(), expected, "{}: {result:?}", row.name);
        }
    }
}

/// The wait is over before the error is told, and exhaustion is told by the endpoint's own variant.
#[tokio::test(start_paused = true)]
async fn exhaustion_keeps_the_variant() {
    let (client, _) = client(ROWS.get(1).unwrap());
    let error = client.balance().await.unwrap_err();
    assert!(matches!(error, super::api::BalanceError::ServerError(ref e) if e.status() == 502 && e.attempts() == 3));
    let _: &dyn std::error::Error = &error;
    let _ = |failure: &dyn Failure| failure.message().len();
}
