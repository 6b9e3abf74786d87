//! The attempts of a call, one by one.

use std::fmt;
use std::time::{Duration, Instant};

use http::StatusCode;

use crate::base::transport_error::TransportErrorKind;

/// How many of the first attempts, and how many of the last ones, are remembered: a call may be tried for hours.
const KEPT: usize = 16;

/// One attempt of a call: what came of it, how long it took, and the wait after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub(crate) status: Option<StatusCode>,
    pub(crate) meaning: Option<StatusCode>,
    pub(crate) failure: Option<TransportErrorKind>,
    pub(crate) elapsed: Duration,
    pub(crate) wait: Option<Duration>,
}

impl Attempt {
    /// The status, if a status line arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The status that the answer means, where it is an error inside a success.
    #[must_use]
    pub fn meaning(&self) -> Option<StatusCode> {
        self.meaning
    }

    /// What kept it from a complete answer; `None` if there was one.
    #[must_use]
    pub fn failure(&self) -> Option<TransportErrorKind> {
        self.failure
    }

    /// The time from its beginning to the end of its answer.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The wait before the next attempt; zero where another token was asked for, `None` for the last one.
    #[must_use]
    pub fn wait(&self) -> Option<Duration> {
        self.wait
    }
}

/// `503`, `200 as 429`, or `timeout`.
impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.failure, self.status) {
            (Some(failure), _) => f.write_str(failure.as_str()),
            (None, Some(status)) => {
                f.write_str(status.as_str())?;
                let other = self.meaning.filter(|meaning| *meaning != status);
                other.map_or(Ok(()), |meaning| write!(f, " as {}", meaning.as_str()))
            }
            (None, None) => f.write_str("nothing"),
        }
    }
}

/// What is known of the last attempt beside its status.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Last {
    pub(crate) failure: Option<TransportErrorKind>,
    /// `None` where nothing was sent.
    pub(crate) times: Option<Times>,
}

/// When the call and its last attempt began and ended. How long that took is reckoned for those who ask.
#[derive(Clone, Copy)]
pub(crate) struct Times {
    pub(crate) call: (Instant, Instant),
    pub(crate) attempt: (Instant, Instant),
}

impl Last {
    /// How long the call took.
    pub(crate) fn of_call(&self) -> Duration {
        self.times.map_or(Duration::ZERO, |times| between(times.call))
    }

    /// How long the attempt took.
    pub(crate) fn of_attempt(&self) -> Duration {
        self.times.map_or(Duration::ZERO, |times| between(times.attempt))
    }
}

fn between((begin, end): (Instant, Instant)) -> Duration {
    end.saturating_duration_since(begin)
}

impl fmt::Debug for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Times").field("call", &between(self.call)).field("attempt", &between(self.attempt)).finish()
    }
}

/// The attempts that were followed by another, and the waits between them. Nothing, for most calls.
#[derive(Clone, Debug, Default)]
pub(crate) struct History(Option<Box<Earlier>>);

#[derive(Clone, Debug, Default)]
struct Earlier {
    /// The first ones and the latest.
    attempts: Vec<Attempt>,
    waits: Vec<Duration>,
    /// All waits together, those that are forgotten as well.
    waited: Duration,
    /// The time spent before the client's limiter.
    held_up: Duration,
    /// How many items of a stream were handed out.
    items: Option<u64>,
    /// How many attempts do not count: because one after them has brought something, or their token was renewed.
    uncounted: u32,
}

impl History {
    pub(crate) fn push(&mut self, attempt: Attempt) {
        remember(&mut self.0.get_or_insert_default().attempts, attempt);
    }

    pub(crate) fn wait(&mut self, wait: Duration) {
        let earlier = self.0.get_or_insert_default();
        remember(&mut earlier.waits, wait);
        earlier.waited = earlier.waited.saturating_add(wait);
    }

    /// The limiter has taken this time.
    pub(crate) fn hold_up(&mut self, wait: Duration) {
        if !wait.is_zero() {
            let earlier = self.0.get_or_insert_default();
            earlier.held_up = earlier.held_up.saturating_add(wait);
        }
    }

    pub(crate) fn held_up(&self) -> Duration {
        self.0.as_ref().map_or(Duration::ZERO, |earlier| earlier.held_up)
    }

    /// So many items of a stream were handed out.
    pub(crate) fn hand_out(&mut self, items: u64) {
        self.0.get_or_insert_default().items = Some(items);
    }

    pub(crate) fn items(&self) -> Option<u64> {
        self.0.as_ref()?.items
    }

    /// The first `attempts` count no more.
    pub(crate) fn count_from(&mut self, attempts: u32) {
        if attempts > 0 {
            self.0.get_or_insert_default().uncounted = attempts;
        }
    }

    /// One attempt more counts not.
    pub(crate) fn count_one_less(&mut self) {
        let earlier = self.0.get_or_insert_default();
        earlier.uncounted = earlier.uncounted.saturating_add(1);
    }

    pub(crate) fn uncounted(&self) -> u32 {
        self.0.as_ref().map_or(0, |earlier| earlier.uncounted)
    }

    /// The last wait was not waited.
    pub(crate) fn forget_wait(&mut self) {
        if let Some(earlier) = &mut self.0 {
            let last = earlier.waits.pop().unwrap_or_default();
            earlier.waited = earlier.waited.saturating_sub(last);
        }
    }

    /// Of a call that ends with the attempt that was to be followed by another.
    pub(crate) fn forget_last(&mut self) {
        if let Some(earlier) = &mut self.0 {
            earlier.attempts.pop();
        }
    }

    pub(crate) fn attempts(&self) -> &[Attempt] {
        self.0.as_ref().map_or(&[], |earlier| &earlier.attempts)
    }

    pub(crate) fn waits(&self) -> &[Duration] {
        self.0.as_ref().map_or(&[], |earlier| &earlier.waits)
    }

    pub(crate) fn waited(&self) -> Duration {
        self.0.as_ref().map_or(Duration::ZERO, |earlier| earlier.waited)
    }
}

/// The first ones stay, and the latest.
fn remember<T>(these: &mut Vec<T>, latest: T) {
    if these.len() == 2 * KEPT {
        these.remove(KEPT);
    }
    these.push(latest);
}

/// How often a request was sent: `4 attempts`, `4 attempts and 1 transparent retry`.
pub(crate) struct Requests {
    pub(crate) attempts: u32,
    pub(crate) transparent_retries: u32,
}

impl fmt::Display for Requests {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} attempts", self.attempts)?;
        match self.transparent_retries {
            0 => Ok(()),
            1 => f.write_str(" and 1 transparent retry"),
            many => write!(f, " and {many} transparent retries"),
        }
    }
}

/// What came before the last attempt, where that was something else: ` 503, connect`.
pub(crate) struct Before<'a> {
    pub(crate) earlier: &'a [Attempt],
    pub(crate) last: Attempt,
}

impl fmt::Display for Before<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_same = |one: &Attempt, other: &Attempt| {
            (one.status, one.meaning, one.failure) == (other.status, other.meaning, other.failure)
        };
        let mut separator = "; before: ";
        for (index, attempt) in self.earlier.iter().enumerate() {
            let told = self.earlier.iter().take(index).any(|other| is_same(attempt, other));
            if !told && !is_same(attempt, &self.last) {
                write!(f, "{separator}{attempt}")?;
                separator = ", ";
            }
        }
        Ok(())
    }
}
