//! Retry policies, and what an error tells about the attempts.
//!
//! `cargo run --example retry`
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::Duration;

use mighty_examples::server::{self, BUSY_EMAIL, member};
use mighty_networks::members::NewMember;
use mighty_networks::prelude::*;
use mighty_runtime::{CallOptions, Outcome, RetryOn, RetryPolicy};

/// What every error can tell, whatever its variant.
fn tell(policy: &str, outcome: &Outcome) {
    println!("{policy}");
    println!("  attempts: {}, in all {:.0?}, waits {:.0?}", outcome.attempts(), outcome.elapsed(), outcome.waits());
    if let Some(reason) = outcome.stop_reason() {
        println!("  stopped: {reason}");
    }
    if let Some(hint) = outcome.retry_after() {
        println!("  the server asked for {hint:?}");
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let builder = || MightyClient::builder().base_url(server.base_url()).bearer(server.network().token());
    let mighty = builder().build()?;
    let network = server.network().id();

    // The default: four attempts, exponential backoff with full jitter, `Retry-After` obeyed. A success tells of the
    // attempts it took where the endpoint returns `Response<T>`; an observer is told by every call.
    let observed = builder().observe(|outcome| tell("the default, 503 twice", outcome)).build()?;
    observed.get_member(&network, member::FLAKY).await?;
    if let Err(error) = mighty.get_member(&network, member::FAILING).await {
        tell("the default, 500 every time", error.outcome());
    }

    // For one call. What is not said here, the client, the endpoint, the trait or the default decides.
    let once = mighty.with(CallOptions::new().attempts(1));
    if let Err(error) = once.get_member(&network, member::FAILING).await {
        tell("one attempt for this call", error.outcome());
    }

    // For a client. `on` is exact: 500 is not in it, so it is not retried any more.
    let policy = RetryPolicy::new()
        .attempts(6)
        .base(Duration::from_millis(10))
        .factor(2)
        .on(&[RetryOn::Reset, RetryOn::Status(429)]);
    println!("a client with: {policy}");
    let patient = builder().retry(policy).build()?;
    for id in [member::FAILING, member::RESETTING] {
        if let Err(error) = patient.get_member(&network, id).await {
            tell(&format!("  a call to it: {}", error.message()), error.outcome());
        }
    }

    // The deadline goes before the policy: what cannot be done in time is not waited for.
    let hasty = mighty.with(CallOptions::new().timeout(Duration::from_millis(500)));
    if let Err(error) = hasty.get_member(&network, member::THROTTLED).await {
        tell("half a second in all, Retry-After of one second", error.outcome());
    }
    let hasty = mighty.with(CallOptions::new().attempt_timeout(Duration::from_millis(200)).attempts(2));
    if let Err(error) = hasty.get_member(&network, member::SLOW).await {
        tell("200 ms per attempt, an answer after two seconds", error.outcome());
    }

    // A POST is not repeated after a 503, whatever the policy: the server may have created the member.
    let new = NewMember::builder().email(BUSY_EMAIL).first_name("Busy").last_name("Bee").build();
    if let Err(error) = patient.create_member(&network, &new).await {
        tell("POST, 503", error.outcome());
    }
    Ok(())
}
