//! A request that must not act twice, against a server that acts and then does not say so.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Client, RetryBudget, RetryOn, RetryPolicy};
use mighty_tests::simulation::{Chance, Entries, ServiceClient, call_of, on_virtual_time};
use tokio::task::JoinSet;

const CALLS: usize = 10_000;

/// How often each call was applied and refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Fate {
    applied: u32,
    refused: u32,
}

type Fates = Arc<Mutex<Vec<Fate>>>;

/// A server that applies each request and then resets the connection, says nothing, or answers 503 with or without a
/// hint. One connection in five it refuses before anything is sent, so that there is something to retry.
fn server(fates: Fates) -> InProcess {
    let chance = Chance::new(7);
    InProcess::from_fn(move |request| {
        let mut fates = fates.lock().unwrap();
        let fate = fates.get_mut(call_of(request)).unwrap();
        let draw = chance.draw(|rng| rng.u8(0..5));
        if draw == 0 {
            fate.refused += 1;
            return Reply::refused();
        }
        fate.applied += 1;
        match draw {
            1 => Reply::reset().after(Duration::from_millis(30)),
            2 => Reply::silence(),
            3 => Reply::status(503),
            _ => Reply::status(503).header("retry-after", "1"),
        }
    })
}

/// What became of the calls, all made at the same time.
fn fates<F>(policy: RetryPolicy, make: impl Fn(ServiceClient, u32) -> F) -> Vec<Fate>
where
    F: Future<Output = ()> + Send + 'static,
{
    let fates = Fates::new(Mutex::new(vec![Fate::default(); CALLS]));
    let kept = fates.clone();
    on_virtual_time(async move {
        // Without a budget: it is the method that must hold a second request back.
        let client = Client::over(server(kept)).environment(Chance::new(8)).retry_budget(RetryBudget::unlimited());
        let client = client.retry(policy).build().unwrap();
        let calls: JoinSet<()> = (0..).take(CALLS).map(|number| make(client.clone(), number)).collect();
        calls.join_all().await;
    });
    fates.lock().unwrap().clone()
}

/// Retries everything, if it were up to the policy.
const EAGER: RetryPolicy = RetryPolicy::new().attempts(10).on(&[
    RetryOn::Class(4),
    RetryOn::Class(5),
    RetryOn::Connect,
    RetryOn::Reset,
    RetryOn::Timeout,
]);

#[test]
fn a_post_is_applied_at_most_once() {
    for policy in [RetryPolicy::new(), EAGER] {
        let fates = fates(policy, |client, number| async move { drop(client.add_entry(number).await) });
        let count = |what: fn(&Fate) -> bool| fates.iter().filter(|fate| what(fate)).count();
        let (applied, refused) = (count(|fate| fate.applied == 1), count(|fate| fate.refused > 0));
        println!("{policy}: {CALLS} calls, {applied} applied once, {refused} refused at least once");
        assert_eq!(count(|fate| fate.applied > 1), 0, "applied more than once");
        // The client did retry, wherever that was safe.
        assert!(applied >= 9_900, "{applied}");
        assert!(count(|fate| fate.refused > 0 && fate.applied == 1) > 1_000);
    }
}

/// The server does count: the same, with a request that may act twice.
#[test]
fn a_put_is_applied_again() {
    let fates = fates(RetryPolicy::new(), |client, number| async move { drop(client.put_entry(number).await) });
    let again = fates.iter().filter(|fate| fate.applied > 1).count();
    assert!(again > 9_000, "{again}");
}
