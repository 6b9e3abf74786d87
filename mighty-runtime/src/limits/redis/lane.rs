//! What a process knows of the limit of one key.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::place::Wanted;
use crate::limits::queue::Queue;
use crate::limits::rate::Rate;

/// What a round trip to Redis may take without holding up those behind.
const ROUND_TRIP: Duration = Duration::from_millis(20);
/// So many ask Redis at once at most.
const MOST_AT_ONCE: u64 = 64;
/// Places are given so many requests ahead, for each that asks at once: whoever comes later asks again, so that not much is under
/// way when Redis is lost.
const AHEAD: u64 = 8;
/// A key is kept for so long, or for ten windows: one that is missing earlier was lost.
const KEPT: Duration = Duration::from_secs(24 * 3_600);

/// The limit in numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub(super) each: Duration,
    pub(super) burst: u32,
    /// How far ahead places are given.
    pub(super) ahead: Duration,
    at_once: u64,
    /// Of a process that is left to itself.
    pub(super) share: Option<Share>,
    kept: Duration,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    each: Duration,
    /// What Redis is told to have given out when it is found again, by those who had their shares meanwhile.
    meanwhile: Duration,
}

impl Terms {
    pub(super) fn new(rate: Rate, processes: Option<u32>) -> Self {
        // Redis counts microseconds.
        let each = Duration::from_micros(micros(rate.interval() + Duration::from_nanos(999)).max(1));
        let at_once = (ROUND_TRIP.as_nanos() / each.as_nanos().max(1)).clamp(1, u128::from(MOST_AT_ONCE));
        let at_once = u64::try_from(at_once).unwrap_or(1);
        let ahead = u32::try_from(AHEAD * at_once).unwrap_or(u32::MAX).max(processes.unwrap_or(1));
        let share = processes.map(|processes| Share {
            each: rate.interval_of_share(processes),
            meanwhile: each.saturating_mul(processes.max(rate.size())),
        });
        let kept = KEPT.max(each.saturating_mul(rate.size()).saturating_mul(10));
        Self { each, burst: rate.size(), ahead: each.saturating_mul(ahead), at_once, share, kept }
    }
}

/// What is known of one key, and those who wait for it.
pub(super) struct Lane {
    pub(super) queue: Queue,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Redis has given a place for this key before.
    is_known: bool,
    /// When the share has its next place, in which outage.
    next: Option<(u64, Instant)>,
    /// After which outage Redis was told of what was done meanwhile.
    told: u64,
}

impl Lane {
    pub(super) fn new(terms: &Terms) -> Self {
        let at_once = usize::try_from(terms.at_once).unwrap_or(1);
        Self { queue: Queue::new(at_once, at_once), state: Mutex::default() }
    }

    /// A poisoned lock is taken over: every critical section leaves the state valid.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place within the share, and the time until then; or that time, if it is longer than `patience`.
    ///
    /// The share begins empty, and not before all places that Redis may have given out are over.
    pub(super) fn take_share(
        &self,
        (share, ahead): (Share, Duration),
        (outage, since): (u64, Instant),
        now: Instant,
        patience: Duration,
    ) -> Result<Duration, Duration> {
        let mut state = self.state();
        let begin = since.checked_add(ahead).and_then(|over| over.checked_add(share.each)).unwrap_or(since);
        let next = match state.next {
            Some((known, next)) if known == outage => next,
            Some((_, next)) => next.max(begin),
            None => begin,
        };
        let at = next.max(now);
        let wait = at.saturating_duration_since(now);
        let is_let = wait <= patience;
        let after = if is_let { at.checked_add(share.each).unwrap_or(at) } else { next };
        state.next = Some((outage, after));
        if is_let { Ok(wait) } else { Err(wait) }
    }

    /// What to ask Redis; `outage` is the one that is over if it answers.
    pub(super) fn question(&self, key: String, terms: &Terms, patience: Duration, outage: Option<u64>) -> Wanted {
        let state = self.state();
        let least = match (outage, terms.share) {
            (Some(outage), Some(share)) if state.told != outage => share.meanwhile,
            _ => Duration::ZERO,
        };
        Wanted {
            key,
            each: micros(terms.each),
            burst: terms.burst,
            ahead: micros(terms.ahead),
            patience: micros(patience.min(terms.ahead)),
            // What was given out before an outage is over.
            is_known: state.is_known && (outage.is_none() || terms.share.is_none()),
            least: micros(least),
            kept: terms.kept,
        }
    }

    /// Redis has answered.
    pub(super) fn is_answered(&self, outage: Option<u64>) {
        let mut state = self.state();
        state.is_known = true;
        if let Some(outage) = outage {
            state.told = outage;
        }
    }
}

fn micros(duration: Duration) -> u64 {
    // Lua counts to 2⁵³.
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX).min(1 << 52)
}
