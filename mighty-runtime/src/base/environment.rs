//! What the library asks of the world besides the network: time and chance.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

/// Time and randomness, as the retry loop sees them. Injected, so that tests run on virtual time and with known chance.
pub trait Environment: Send + Sync + 'static {
    /// The monotonic clock.
    fn now(&self) -> Instant;

    /// The wall clock, read only where a date (`Retry-After`, the end of a rate limit's window) comes without a `Date` to
    /// measure it against.
    fn wall_clock(&self) -> SystemTime;

    /// Waits.
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// A number drawn uniformly from `0.0..1.0`.
    fn random(&self) -> f64;
}

/// The real world: tokio's clock and timer (virtual when tokio's time is paused) and a seeded random generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Environment for System {
    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn wall_clock(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}

/// What is left until the deadline.
pub(crate) fn left(environment: &dyn Environment, deadline: Option<Instant>) -> Duration {
    deadline.map_or(Duration::MAX, |deadline| deadline.saturating_duration_since(environment.now()))
}

/// The result of `work`, or `None` if `limit` passes first.
pub(crate) async fn within<F: Future>(environment: &dyn Environment, limit: Duration, work: F) -> Option<F::Output> {
    let mut work = std::pin::pin!(work);
    // Where the work is done at once there is nothing to time.
    let mut timer = None;
    std::future::poll_fn(|context| {
        // The work goes first: an answer that is there counts, even when the time is up as well.
        if let std::task::Poll::Ready(output) = work.as_mut().poll(context) {
            return std::task::Poll::Ready(Some(output));
        }
        timer.get_or_insert_with(|| environment.sleep(limit)).as_mut().poll(context).map(|()| None)
    })
    .await
}
