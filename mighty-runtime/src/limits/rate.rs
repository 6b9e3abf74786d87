//! So many requests in so much time.

use std::time::Duration;

/// Longer windows are taken for this one, so that sums of them fit into a clock.
const LONGEST: Duration = Duration::from_secs(100 * 366 * 24 * 3_600);
/// Shorter ones for this one: what a server's clock can tell apart.
const SHORTEST: Duration = Duration::from_micros(1);

/// So many requests in **any** stretch of time that is so long, wherever it begins: never more, as clocks of limiters see it.
///
/// Requests are let through evenly. A few may go at once after a pause, a hundredth of the limit unless it is said otherwise, and
/// are taken from the rest: with 200 per minute, two at once and one each 303 ms, which is 99 % of the limit. So a server that counts in
/// fixed windows never sees more, and neither does one with sliding ones. A request that waits on its way for longer than that may
/// still come to a server that counts to the millisecond together with the next one.
///
/// ```
/// # use std::time::Duration;
/// # use mighty_runtime::Rate;
/// let by_the_minute = Rate::per_minute(200);
/// let of_the_contract = Rate::new(5_000, Duration::from_secs(3_600)).burst(500);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    requests: u32,
    per: Duration,
    burst: Option<u32>,
}

impl Rate {
    /// So many requests in so much time. Zero requests count as one, no time as a microsecond, and more than a century as one.
    #[must_use]
    pub const fn new(requests: u32, per: Duration) -> Self {
        Self { requests, per, burst: None }
    }

    /// So many requests in a second.
    #[must_use]
    pub const fn per_second(requests: u32) -> Self {
        Self::new(requests, Duration::from_secs(1))
    }

    /// So many requests in a minute.
    #[must_use]
    pub const fn per_minute(requests: u32) -> Self {
        Self::new(requests, Duration::from_secs(60))
    }

    /// So many requests in an hour.
    #[must_use]
    pub const fn per_hour(requests: u32) -> Self {
        Self::new(requests, Duration::from_secs(3_600))
    }

    /// How many may be sent at once after a pause; at least 1, at most all. The more they are, the fewer are left for the rest of the
    /// time: with `burst(n)` of a limit of `n`, one per window after the first `n`.
    #[must_use]
    pub const fn burst(mut self, requests: u32) -> Self {
        self.burst = Some(requests);
        self
    }

    fn requests(self) -> u32 {
        self.requests.max(1)
    }

    fn window(self) -> u128 {
        self.per.clamp(SHORTEST, LONGEST).as_nanos()
    }

    /// How many at once. No more than a century of intervals, which clocks can be asked to add.
    pub(super) fn size(self) -> u32 {
        let requests = self.requests();
        let wanted = self.burst.unwrap_or(requests / 100).clamp(1, requests);
        let fits = LONGEST.as_nanos() / self.interval_after(wanted).max(1);
        wanted.min(u32::try_from(fits).unwrap_or(u32::MAX)).max(1)
    }

    /// The time from one to the next: in any window there are no more than the burst and what comes by time. That is one interval
    /// more than it would have to be, for timers that are late.
    pub(super) fn interval(self) -> Duration {
        duration(self.interval_after(self.size()))
    }

    fn interval_after(self, burst: u32) -> u128 {
        let rest = self.requests().saturating_sub(burst).max(1);
        self.window().div_ceil(u128::from(rest))
    }
}

#[cfg(feature = "redis")]
impl Rate {
    /// The time from one to the next in one of so many processes that know nothing of each other, where before and behind there
    /// may be a [burst](Self::size) of all of them: one for each process is taken from the whole as well.
    pub(super) fn interval_of_share(self, processes: u32) -> Duration {
        let (requests, processes) = (u128::from(self.requests()), u128::from(processes.max(1)));
        let rest = requests.saturating_sub(processes + u128::from(self.size()));
        // Of a limit hardly larger than the number of processes, half is better than nothing.
        duration((self.window() * processes).div_ceil(rest.max(requests.div_ceil(2))))
    }
}

fn duration(nanos: u128) -> Duration {
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX)).min(LONGEST)
}
