//! A limit of one key, kept by governor.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use super::queue::Queue;
use super::rate::Rate;
use crate::caller::limiter::error::LimitError;
use crate::caller::limiter::request::LimitRequest;

/// The clock that is shown to governor: it goes to what the client's clock says when it is asked.
#[derive(Clone)]
struct Shown(Arc<AtomicU64>);

impl Clock for Shown {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::Relaxed))
    }
}

/// The limit, and those who wait for it.
pub(super) struct Gate {
    limiter: RateLimiter<NotKeyed, InMemoryState, Shown, NoOpMiddleware<Duration>>,
    shown: Shown,
    begun: Instant,
    interval: Duration,
    queue: Queue,
}

impl Gate {
    pub(super) fn new(rate: Rate, now: Instant) -> Self {
        let interval = rate.interval();
        let quota = Quota::with_period(interval).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        let quota = quota.allow_burst(NonZeroU32::new(rate.size()).unwrap_or(NonZeroU32::MIN));
        let shown = Shown(Arc::default());
        let limiter = RateLimiter::direct_with_clock(quota, shown.clone());
        Self { limiter, shown, begun: now, interval, queue: Queue::new(1, 0) }
    }

    /// Lets one through now, or says after what time to ask again.
    pub(super) fn check(&self, now: Instant) -> Result<(), Duration> {
        let since = now.saturating_duration_since(self.begun);
        // Another thread may have seen a later time.
        self.shown.0.fetch_max(u64::try_from(since.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.limiter
            .check()
            .map_err(|not_until| not_until.wait_time_from(self.shown.now()).max(Duration::from_nanos(1)))
    }

    /// Waits until one is let through.
    pub(super) async fn pass(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        if self.queue.is_empty() && self.check(request.now()).is_ok() {
            return Ok(());
        }
        let _turn = self.queue.turn(request, self.interval).await?;
        while let Err(wait) = self.check(request.now()) {
            if wait > request.left() {
                return Err(LimitError::reached(Some(wait)));
            }
            request.wait(wait).await;
        }
        Ok(())
    }
}
