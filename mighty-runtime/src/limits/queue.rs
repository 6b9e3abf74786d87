//! Those who wait, one behind the other: who came first is let through first, and who comes too late to have a turn in time is
//! told so at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::caller::limiter::error::LimitError;
use crate::caller::limiter::request::LimitRequest;

/// A line of those who wait.
pub(super) struct Queue {
    heads: Semaphore,
    /// In line, those at its head included.
    waiting: AtomicUsize,
    /// So many in line may be let through at once.
    uncounted: usize,
}

/// A place in the line, left when it is dropped.
pub(super) struct Place<'a>(&'a AtomicUsize);

/// One's turn.
pub(super) struct Turn<'a> {
    _head: Option<SemaphorePermit<'a>>,
    _place: Place<'a>,
}

impl Queue {
    /// A line of which so many are at the head at once, and in which so many may stand without having to wait.
    pub(super) fn new(at_once: usize, uncounted: usize) -> Self {
        Self { heads: Semaphore::new(at_once), waiting: AtomicUsize::new(0), uncounted }
    }

    #[cfg(feature = "governor")]
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) == 0
    }

    /// Waits for one's turn, where each of those before takes this time at least.
    pub(super) async fn turn(&self, request: &LimitRequest<'_>, each: Duration) -> Result<Turn<'_>, LimitError> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let place = Place(&self.waiting);
        let ahead = u32::try_from(before.saturating_sub(self.uncounted)).unwrap_or(u32::MAX);
        let least = each.saturating_mul(ahead);
        if least > request.left() {
            return Err(LimitError::reached(Some(least)));
        }
        // It is closed by nobody.
        let head = self.heads.acquire().await.ok();
        Ok(Turn { _head: head, _place: place })
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
