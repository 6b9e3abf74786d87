//! Any bytes as `Retry-After` and as `Date`: the hint is read as the RFC says or ignored, and the wait that follows is
//! never shorter than the hint and never longer than allowed.
//!
//! An input is a line with the one, and a line with the other, if there is one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a check that fails says so by panicking")]

use std::time::{Duration, SystemTime};

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, Client, Outcome, Problem, RetryPolicy, StopReason, endpoints};
use tokio::time::Instant;

const CALL: Duration = Duration::from_secs(30);
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

/// How a client is set up: the longest hint that it obeys, and the time that a call has.
#[derive(Clone, Copy)]
struct Setup {
    max_hint: Duration,
    call: Duration,
    random: f64,
}

const SETUPS: [Setup; 3] = [
    Setup { max_hint: HINT, call: CALL, random: 1.0 },
    Setup { max_hint: HINT, call: Duration::from_secs(1_000), random: 0.0 },
    // Whoever sets no limits gets none; it must not overflow all the same.
    Setup { max_hint: Duration::MAX, call: Duration::from_secs(100_000), random: 1.0 },
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
    let reply = reply.clone();
    let server = InProcess::from_fn(move |_| reply.clone());
    // Fri, 29 Sep 2023 16:26:37 GMT.
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_696_004_797);
    let client = Client::<Acme, _>::over(server).environment(World::new(setup.random).on(now)).timeout(setup.call);
    let client = client.retry(RetryPolicy::new().max_hint(setup.max_hint)).build().unwrap();
    let begun = Instant::now();
    let error = client.list().await.unwrap_err();
    match (&error, status) {
        (ListError::ClientError(error), 429) | (ListError::ServerError(error), 500 | 503) => {
            assert_eq!(error.status(), status);
        }
        _ => panic!("{status} is {error:?}"),
    }
    let outcome = error.outcome();
    assert_eq!(begun.elapsed(), outcome.waited(), "it waits for nothing else");
    assert!(outcome.waited() < setup.call, "past the deadline");
    hint_is_right(header, outcome);
    waits_are_right(outcome, setup);
}

/// Nothing is no hint, and digits are seconds.
fn hint_is_right(header: &[u8], outcome: &Outcome) {
    assert_ne!(outcome.retry_after(), Some(Duration::ZERO));
    let digits = std::str::from_utf8(header).unwrap_or_default().trim_matches([' ', '\t']);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = digits.parse::<u64>().ok().filter(|seconds| *seconds > 0 && digits.len() <= 10);
        assert_eq!(outcome.retry_after(), seconds.map(Duration::from_secs));
    }
}

fn waits_are_right(outcome: &Outcome, setup: Setup) {
    assert_eq!(u32::try_from(outcome.waits().len()).unwrap(), outcome.attempts() - 1);
    let hint = outcome.retry_after().unwrap_or_default();
    for wait in outcome.waits() {
        assert!(*wait >= hint, "{wait:?} is earlier than asked");
        assert!(*wait <= hint.max(CAP) + JITTER.min(hint / 4), "{wait:?} for a hint of {hint:?}");
    }
    let too_long = hint > setup.max_hint;
    match outcome.stop_reason() {
        Some(StopReason::HintTooLong) => assert!(too_long && outcome.attempts() == 1),
        Some(StopReason::Attempts) => assert!(!too_long && outcome.attempts() == 4),
        // Another wait would have gone past the deadline.
        Some(StopReason::Deadline) => assert!(!too_long && outcome.waited() + hint.max(CAP) + JITTER >= setup.call),
        reason => panic!("{reason:?}"),
    }
}
