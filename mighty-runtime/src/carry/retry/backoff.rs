//! How long to wait before the next attempt.

use std::time::Duration;

use crate::describe::retry_policy::Resolved;

/// The random part of a hint's wait is at most a quarter of the hint, and never more than this.
const MAX_HINT_JITTER: Duration = Duration::from_secs(5);

impl Resolved {
    /// The wait after the failed attempt number `attempt` (from 1): `max(backoff, hint)`, the backoff with full jitter, and a
    /// little more than the hint, so that those who were given the same one do not all come back at once.
    ///
    /// `random` gives numbers from `0.0..=1.0`.
    pub(super) fn wait(
        &self,
        attempt: u32,
        throttled: bool,
        hint: Option<Duration>,
        mut random: impl FnMut() -> f64,
    ) -> Duration {
        let backoff = scale(self.bound(attempt, throttled), random());
        let Some(hint) = hint else { return backoff };
        let jitter = if self.hint_jitter { (hint / 4).min(MAX_HINT_JITTER) } else { Duration::ZERO };
        backoff.max(hint).saturating_add(scale(jitter, random()))
    }

    /// The longest backoff after that attempt: `min(cap, base · factor^(attempt − 1))`, saturating.
    pub(super) fn bound(&self, attempt: u32, throttled: bool) -> Duration {
        let base = if throttled { self.throttle_base } else { self.base };
        let growth = self.factor.saturating_pow(attempt.saturating_sub(1));
        base.saturating_mul(growth).min(self.cap)
    }
}

/// A share of a duration, without the panics of `Duration::mul_f64`.
fn scale(duration: Duration, share: f64) -> Duration {
    let share = share.clamp(0.0, 1.0);
    Duration::try_from_secs_f64(duration.as_secs_f64() * share).map_or(duration, |part| part.min(duration))
}
