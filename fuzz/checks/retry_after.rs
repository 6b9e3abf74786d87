//! Any bytes as `Retry-After` and as `Date`: the hint is read as the RFC says or ignored, and the wait that follows is
//! never shorter than the hint and never longer than allowed.
//!
//! An input is a line with the one, and a line with the other, if there is one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a check that fails says so by panicking")]

use std::time::{Duration, SystemTime};

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, Client, Outcome, Problem, RetryPolicy, StopReason, endpoints};
use tokio::time::Instant;

const HINT: Duration = Duration::from_secs(60);
const CAP: Duration = Duration::from_secs(10);
const JITTER: Duration = Duration::from_secs(5);

enum Acme {}

impl Api for Acme {
    const BASE_URL: &'static str = "https://api.acme.example/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Acme, errors(4xx, 5xx))]
trait Things {
    #[endpoint(method = GET, path = "/things")]
    async fn list(&self) -> Result<(), ListError>;
}

/// How a client is set up.
#[derive(Clone, Copy)]
struct Setup {
    /// The longest hint that it obeys.
    max_hint: Duration,
    /// The time that a call has.
    time: Duration,
    attempts: u32,
    random: f64,
}

const SETUPS: [Setup; 3] = [
    Setup { max_hint: HINT, time: Duration::from_secs(30), attempts: 4, random: 1.0 },
    Setup { max_hint: HINT, time: Duration::from_secs(1_000), attempts: 4, random: 0.0 },
    // Whoever wants no limit on hints gets none, and no overflow either.
    Setup { max_hint: Duration::MAX, time: Duration::from_secs(100_000), attempts: 4, random: 1.0 },
];

/// Checks one pair of headers.
#[tokio::main(flavor = "current_thread", start_paused = true)]
pub(crate) async fn check(input: &[u8]) {
    let mut lines = input.splitn(2, |byte| *byte == b'\n');
    let (hint, date) = (lines.next().unwrap_or_default(), lines.next());
    for status in [429, 500, 503] {
        let reply = Reply::status(status).header("retry-after", hint);
        let reply = date.map_or(reply.clone(), |date| reply.header("date", date));
        for setup in SETUPS {
            answered(status, &reply, hint, setup).await;
        }
    }
}

async fn answered(status: u16, reply: &Reply, header: &[u8], setup: Setup) {
    // A date without the server's own comes nearer with every wait, so the first hint is the longest.
    let first = call(status, reply, Setup { attempts: 1, ..setup }).await.retry_after();
    hint_is_right(header, first);

    let begun = Instant::now();
    let outcome = call(status, reply, setup).await;
    assert_eq!(begun.elapsed(), outcome.waited(), "it waits for nothing else");
    assert!(outcome.waited() < setup.time, "past the deadline");
    waits_are_right(&outcome, first.unwrap_or_default(), setup);
}

/// One call that is answered so always, and what it did.
async fn call(status: u16, reply: &Reply, setup: Setup) -> Outcome {
    let reply = reply.clone();
    let server = InProcess::from_fn(move |_| reply.clone());
    // Fri, 29 Sep 2023 16:26:37 GMT.
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_696_004_797);
    let client = Client::<Acme, _>::over(server).environment(World::new(setup.random).on(now)).timeout(setup.time);
    let policy = RetryPolicy::new().max_hint(setup.max_hint).attempts(setup.attempts);
    let error = client.retry(policy).build().unwrap().list().await.unwrap_err();
    match (&error, status) {
        (ListError::ClientError(error), 429) | (ListError::ServerError(error), 500 | 503) => {
            assert_eq!(error.status(), status);
        }
        _ => panic!("{status} is {error:?}"),
    }
    error.outcome().clone()
}

/// Zero is no hint, and digits are seconds.
fn hint_is_right(header: &[u8], hint: Option<Duration>) {
    assert_ne!(hint, Some(Duration::ZERO));
    let digits = std::str::from_utf8(header).unwrap_or_default().trim_matches([' ', '\t']);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than a clock can be asked to add is as long as can be said.
        let seconds = digits.parse::<u64>().unwrap_or(u64::MAX).min(9_999_999_999);
        assert_eq!(hint, (seconds > 0).then(|| Duration::from_secs(seconds)));
    }
}

/// Neither shorter than the hint nor longer than allowed, and the reason to stop is true.
fn waits_are_right(outcome: &Outcome, hint: Duration, setup: Setup) {
    assert_eq!(u32::try_from(outcome.waits().len()).unwrap(), outcome.attempts() - 1);
    assert!(outcome.waits().first().is_none_or(|wait| *wait >= hint), "earlier than asked");
    let longest = hint.max(CAP).saturating_add(JITTER.min(hint / 4));
    assert!(outcome.waits().iter().all(|wait| *wait <= longest), "{:?} for {hint:?}", outcome.waits());
    let too_long = hint > setup.max_hint;
    match outcome.stop_reason() {
        Some(StopReason::HintTooLong) => assert!(too_long && outcome.attempts() == 1),
        Some(StopReason::Attempts) => assert!(!too_long && outcome.attempts() == setup.attempts),
        Some(StopReason::Deadline) => {
            assert!(!too_long && outcome.waited().saturating_add(longest) >= setup.time, "there was time");
        }
        reason => panic!("{reason:?}"),
    }
}
