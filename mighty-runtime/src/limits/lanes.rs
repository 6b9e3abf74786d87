//! What is kept for each key, for as long as it says anything.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// From how many keys on those are looked for that say nothing any more.
const MANY: usize = 1_024;

/// One of each key.
pub(super) struct Lanes<L>(Mutex<Kept<L>>);

struct Kept<L> {
    by_key: HashMap<String, Lane<L>>,
    sweep_at: usize,
}

struct Lane<L> {
    lane: Arc<L>,
    used: Instant,
}

impl<L> Default for Lanes<L> {
    fn default() -> Self {
        Self(Mutex::new(Kept { by_key: HashMap::new(), sweep_at: MANY }))
    }
}

impl<L> Lanes<L> {
    /// That of a key. One that was at rest for `rest` is as good as new, and may be forgotten.
    pub(super) fn of(&self, key: String, now: Instant, rest: Duration, make: impl FnOnce() -> L) -> Arc<L> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.by_key.get_mut(&key) {
            known.used = now;
            return known.lane.clone();
        }
        if kept.by_key.len() >= kept.sweep_at {
            let is_used = |lane: &Lane<L>| now.saturating_duration_since(lane.used) < rest;
            kept.by_key.retain(|_, lane| Arc::strong_count(&lane.lane) > 1 || is_used(lane));
            kept.sweep_at = MANY.max(kept.by_key.len() * 2);
        }
        let lane = Arc::new(make());
        kept.by_key.insert(key, Lane { lane: lane.clone(), used: now });
        lane
    }
}
