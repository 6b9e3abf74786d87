//! Time and chance for tests.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

use crate::base::environment::{Environment, System};

/// An environment with known chance and a known date; time is tokio's, so it is virtual where tokio's is paused.
#[derive(Clone, Copy, Debug)]
pub struct World {
    random: f64,
    date: SystemTime,
    epoch: Instant,
}

impl World {
    /// Draws `random` every time: 1 makes every backoff as long as it can be, 0 as short.
    #[must_use]
    pub fn new(random: f64) -> Self {
        Self { random, date: SystemTime::UNIX_EPOCH, epoch: System.now() }
    }

    /// The date that it is now; it goes on with tokio's time.
    #[must_use]
    pub fn on(mut self, date: SystemTime) -> Self {
        self.date = date;
        self.epoch = System.now();
        self
    }
}

impl Environment for World {
    fn now(&self) -> Instant {
        System.now()
    }

    fn wall_clock(&self) -> SystemTime {
        self.date + self.now().saturating_duration_since(self.epoch)
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        System.sleep(duration)
    }

    fn random(&self) -> f64 {
        self.random
    }
}
