//! Chance that a seed decides.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use mighty_runtime::{Environment, System};

/// An environment with tokio's time, virtual where it is paused, and chance from a seed.
#[derive(Debug)]
pub struct Chance(Mutex<fastrand::Rng>);

impl Chance {
    /// The same seed draws the same numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(fastrand::Rng::with_seed(seed)))
    }

    /// What `draw` makes of it.
    pub fn draw<T>(&self, draw: impl FnOnce(&mut fastrand::Rng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Environment for Chance {
    fn now(&self) -> Instant {
        System.now()
    }

    /// The servers here send no dates, so nobody asks; a real date would not be the same twice.
    fn wall_clock(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        System.sleep(duration)
    }

    fn random(&self) -> f64 {
        self.draw(fastrand::Rng::f64)
    }
}
