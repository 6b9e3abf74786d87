//! What is read off a run.

use std::time::Duration;

use super::Call;

/// The figures of some calls.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How many calls there were.
    pub calls: u32,
    /// Requests sent for each call made.
    pub amplification: f64,
    /// The share of the calls that succeeded, of 1.
    pub goodput: f64,
    /// How long those took that succeeded, shortest first.
    took: Vec<Duration>,
}

impl Figures {
    /// The figures of these calls.
    pub fn of<'a>(calls: impl Iterator<Item = &'a Call>) -> Self {
        let (mut count, mut requests, mut took) = (0, 0, Vec::new());
        for call in calls {
            count += 1;
            requests += call.requests;
            took.extend(call.succeeded.then_some(call.took));
        }
        took.sort_unstable();
        let successes = u32::try_from(took.len()).expect("no more successes than calls");
        let per_call = |number: u32| f64::from(number) / f64::from(count);
        Self { calls: count, amplification: per_call(requests), goodput: per_call(successes), took }
    }

    /// The time within which so many of 100 successes came; `None` if nothing succeeded.
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Option<Duration> {
        let rank = (self.took.len() * percent).div_ceil(100);
        self.took.get(rank.saturating_sub(1)).copied()
    }
}
