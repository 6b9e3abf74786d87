//! One episode: calls at the times that a seed decides, and what became of them.

use std::future::Future;
use std::time::Duration;

use mighty_runtime::Client;
use tokio::runtime::Builder;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::server::{call_of, server};
use super::{Chance, Contender, Entries, Scenario, ServiceClient};

/// What happened in an episode. Times count from its begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The calls, in the order in which they were begun.
    pub calls: Vec<Call>,
    /// When the server was sent a request, retries included.
    pub requests: Vec<Duration>,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// When it was begun.
    pub begun: Duration,
    /// How long it took.
    pub took: Duration,
    /// Whether it succeeded.
    pub succeeded: bool,
    /// How many requests the server got for it.
    pub requests: u32,
}

impl Run {
    pub(super) fn new(scenario: &Scenario, contender: &Contender, seed: u64) -> Self {
        on_virtual_time(episode(scenario, contender, seed))
    }

    /// Requests in each `bin` of the time in which calls were begun.
    #[must_use]
    pub fn load(&self, bin: Duration, lasts: Duration) -> Vec<u32> {
        let mut load = vec![0; usize::try_from(lasts.as_nanos() / bin.as_nanos()).expect("a number of bins")];
        for request in &self.requests {
            let index = usize::try_from(request.as_nanos() / bin.as_nanos()).expect("a bin");
            // Retries of the last calls come after the end.
            if let Some(bin) = load.get_mut(index) {
                *bin += 1;
            }
        }
        load
    }
}

/// What `work` gives, in a runtime of its own with virtual time.
pub fn on_virtual_time<T>(work: impl Future<Output = T>) -> T {
    Builder::new_current_thread().enable_time().start_paused(true).build().expect("a runtime").block_on(work)
}

async fn episode(scenario: &Scenario, contender: &Contender, seed: u64) -> Run {
    // The two sides must not share their luck: what one draws would depend on what the other does.
    let (server, begun) = (server(scenario.fault.clone(), !seed), Instant::now());
    let client = Client::over(server.clone())
        .environment(Chance::new(seed))
        .retry(contender.policy)
        .retry_budget(contender.budget)
        .build()
        .expect("a client");
    let mut calls = JoinSet::new();
    for (number, at) in (0..).zip(arrivals(scenario, seed)) {
        sleep_until(begun + at).await;
        calls.spawn(call(client.clone(), number, begun));
    }
    let mut calls = calls.join_all().await;
    calls.sort_by_key(|(number, _)| *number);
    let mut run = Run { calls: calls.into_iter().map(|(_, call)| call).collect(), requests: Vec::new() };
    for request in server.requests() {
        run.requests.push(request.at - begun);
        run.calls.get_mut(call_of(&request)).expect("a call that was made").requests += 1;
    }
    run
}

/// When calls are begun: each in a slot of its own, so that their number is exact, at a random moment of it, so that they
/// keep no step with anything.
fn arrivals(scenario: &Scenario, seed: u64) -> impl Iterator<Item = Duration> {
    let mut chance = fastrand::Rng::with_seed(seed.rotate_left(32));
    let (slot, lasts) = (Duration::from_secs(1) / scenario.rate, scenario.lasts);
    (0..)
        .map(move |number| slot * number)
        .take_while(move |at| *at < lasts)
        .map(move |at| at + slot.mul_f64(chance.f64()))
}

async fn call(client: ServiceClient, number: u32, run: Instant) -> (u32, Call) {
    let begun = Instant::now();
    let succeeded = client.show_entry(number).await.is_ok();
    (number, Call { begun: begun - run, took: begun.elapsed(), succeeded, requests: 0 })
}
