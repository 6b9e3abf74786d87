//! What the library asks of the world besides the network: time and chance.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant, SystemTime};

use pin_project_lite::pin_project;

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
pub(crate) fn within<F: Future>(environment: &dyn Environment, limit: Duration, work: F) -> Within<'_, F> {
    Within { work, timer: None, environment, limit }
}

pin_project! {
    /// Work whose time is limited.
    // As an `async fn` it would hold the work twice, as an argument and as what is polled, and every call in flight with it.
    pub(crate) struct Within<'a, F> {
        #[pin]
        work: F,
        // Where the work is done at once there is nothing to time.
        timer: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
        environment: &'a dyn Environment,
        limit: Duration,
    }
}

impl<F: Future> Future for Within<'_, F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<F::Output>> {
        let this = self.project();
        // The work goes first: an answer that is there counts, even when the time is up as well.
        if let Poll::Ready(output) = this.work.poll(context) {
            return Poll::Ready(Some(output));
        }
        let timer = this.timer.get_or_insert_with(|| this.environment.sleep(*this.limit));
        timer.as_mut().poll(context).map(|()| None)
    }
}
