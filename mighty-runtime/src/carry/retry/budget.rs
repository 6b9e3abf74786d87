//! The retry budget: a token bucket that retries pay from, so that clients do not multiply the load of a server that is
//! down. One bucket per client, and so per origin.

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use super::sync::{Arc, AtomicBool, Mutex, MutexGuard, Ordering};

/// Tokens are counted in thousandths, so that a refill by time is exact in integers.
const MILLI: u64 = 1_000;

/// The time that a thousandth of a token takes at one token a minute.
const NANOS_PER_MILLI: u128 = 60_000_000;

/// The size of a client's retry budget and what draws on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryBudget {
    capacity: u32,
    /// `None` is a full bucket.
    initial: Option<u32>,
    retry_cost: u32,
    throttle_cost: u32,
    refill_per_minute: u32,
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

impl RetryBudget {
    /// 500 tokens; a retry costs 14, after throttling 5; a success after a retry gives its last cost back, a success at
    /// the first try gives 1, and 30 come back each minute.
    #[must_use]
    pub const fn new() -> Self {
        Self { capacity: 500, initial: None, retry_cost: 14, throttle_cost: 5, refill_per_minute: 30 }
    }

    /// The budget of the AWS SDKs' standard mode, to compare with: the same, but nothing comes back by time.
    #[must_use]
    pub const fn aws_v2_1() -> Self {
        Self::new().refill_per_minute(0)
    }

    /// Retries as often as the policy says, whatever the state of the server. For tests and one-off tools.
    #[must_use]
    pub const fn unlimited() -> Self {
        Self { capacity: 0, initial: None, retry_cost: 0, throttle_cost: 0, refill_per_minute: 0 }
    }

    /// How many tokens the bucket holds when full.
    #[must_use]
    pub const fn capacity(mut self, tokens: u32) -> Self {
        self.capacity = tokens;
        self
    }

    /// How many tokens the bucket holds at first. Default: as many as it can.
    #[must_use]
    pub const fn initial(mut self, tokens: u32) -> Self {
        self.initial = Some(tokens);
        self
    }

    /// What a retry costs.
    #[must_use]
    pub const fn retry_cost(mut self, tokens: u32) -> Self {
        self.retry_cost = tokens;
        self
    }

    /// What a retry costs after the server has throttled.
    #[must_use]
    pub const fn throttle_cost(mut self, tokens: u32) -> Self {
        self.throttle_cost = tokens;
        self
    }

    /// How many tokens come back each minute. A retry that the bucket refuses starts the count anew: as long as the server is
    /// down and the bucket empty, nothing comes back.
    #[must_use]
    pub const fn refill_per_minute(mut self, tokens: u32) -> Self {
        self.refill_per_minute = tokens;
        self
    }
}

/// The bucket, shared by the calls of a client.
#[derive(Debug)]
pub(crate) struct Bucket {
    settings: RetryBudget,
    level: Mutex<Level>,
    /// Nothing can be added: as long as all goes well, calls share no lock. Changed under the lock, and what is read of it without
    /// one may be a moment old, which costs a token at most.
    is_full: AtomicBool,
}

#[derive(Debug)]
struct Level {
    /// In thousandths of a token.
    tokens: u64,
    /// When time was last turned into tokens; `None` before the first use.
    refilled: Option<Instant>,
}

impl Bucket {
    /// A full bucket, or `None` for a budget without limit.
    pub(crate) fn new(settings: RetryBudget) -> Option<Arc<Self>> {
        let tokens = settings.initial.unwrap_or(u32::MAX).min(settings.capacity);
        let level = Level { tokens: u64::from(tokens) * MILLI, refilled: None };
        let is_full = AtomicBool::new(tokens == settings.capacity);
        (settings != RetryBudget::unlimited()).then(|| Arc::new(Self { settings, level: Mutex::new(level), is_full }))
    }

    /// Whole tokens left.
    pub(crate) fn tokens(&self, now: Instant) -> u32 {
        u32::try_from(self.level(now).tokens / MILLI).unwrap_or(u32::MAX)
    }

    /// The level as of `now`.
    fn level(&self, now: Instant) -> MutexGuard<'_, Level> {
        let mut level = self.lock();
        level.refill(&self.settings, now);
        level
    }

    /// A call has succeeded, which gives so many tokens: 1 if it has paid nothing.
    pub(crate) fn succeed(&self, tokens: u32, now: Instant) {
        if !self.is_full.load(Ordering::Relaxed) {
            let mut level = self.level(now);
            level.add(&self.settings, u64::from(tokens) * MILLI);
            self.note(&level);
        }
    }

    /// Takes `cost` tokens, if there are as many.
    fn take(&self, cost: u32, now: Instant) -> bool {
        let mut level = self.lock();
        let is_paid = level.take(&self.settings, cost, now);
        self.note(&level);
        is_paid
    }

    fn note(&self, level: &Level) {
        self.is_full.store(level.tokens >= u64::from(self.settings.capacity) * MILLI, Ordering::Relaxed);
    }

    /// A poisoned lock is taken over: every critical section leaves the level valid.
    fn lock(&self) -> MutexGuard<'_, Level> {
        self.level.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Level {
    fn refill(&mut self, settings: &RetryBudget, now: Instant) {
        let refilled = *self.refilled.get_or_insert(now);
        let rate = u128::from(settings.refill_per_minute);
        // One token a minute is a thousandth each 60 ms.
        let milli = now.saturating_duration_since(refilled).as_nanos().saturating_mul(rate) / NANOS_PER_MILLI;
        if milli > 0 {
            // Time is used up only for whole thousandths, so that frequent looks lose nothing.
            let used = Duration::from_nanos(u64::try_from(milli * NANOS_PER_MILLI / rate).unwrap_or(u64::MAX));
            self.refilled = refilled.checked_add(used).or(Some(now));
            self.add(settings, u64::try_from(milli).unwrap_or(u64::MAX));
        }
    }

    /// Takes `cost` tokens, if there are as many. If not, the time since the last refill is forfeited: it is meant for the
    /// quiet after an outage, and would otherwise feed retries to a server that is down.
    fn take(&mut self, settings: &RetryBudget, cost: u32, now: Instant) -> bool {
        let before = self.tokens;
        self.refill(settings, now);
        let rest = self.tokens.checked_sub(u64::from(cost) * MILLI);
        if rest.is_none() {
            self.refilled = Some(now);
        }
        self.tokens = rest.unwrap_or(before);
        rest.is_some()
    }

    fn add(&mut self, settings: &RetryBudget, milli: u64) {
        self.tokens = self.tokens.saturating_add(milli).min(u64::from(settings.capacity) * MILLI);
    }
}

/// What one call has taken from the bucket. It belongs to the call: a call that is dropped without an answer gives nothing
/// back, and no other call can give back what this one took.
#[derive(Debug)]
pub(crate) struct Permit {
    bucket: Arc<Bucket>,
    /// The cost of the last retry, 0 before the first.
    last_cost: u32,
    retried: bool,
}

impl Permit {
    pub(crate) fn new(bucket: Arc<Bucket>) -> Self {
        Self { bucket, last_cost: 0, retried: false }
    }

    /// Pays for one retry; `false`, and nothing taken, if there is not enough.
    pub(crate) fn pay(&mut self, throttled: bool, now: Instant) -> bool {
        let settings = &self.bucket.settings;
        let cost = if throttled { settings.throttle_cost } else { settings.retry_cost };
        if !self.bucket.take(cost, now) {
            return false;
        }
        self.last_cost = cost;
        self.retried = true;
        true
    }

    /// The call succeeded: its last retry is given back, or one token if it needed none.
    pub(crate) fn succeed(self, now: Instant) {
        self.bucket.succeed(self.worth(), now);
    }

    /// What it gives back if the call succeeds.
    pub(crate) fn worth(&self) -> u32 {
        if self.retried { self.last_cost } else { 1 }
    }

    /// The retry that was paid for last does not happen.
    pub(crate) fn give_back(self, now: Instant) {
        self.bucket.succeed(self.last_cost, now);
    }
}
