//! An expectation without its types: what is expected how often, what is answered, and what has come of it.

use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard};

use super::counts::{Counts, count};
use super::fit::Verdict;
use super::headers::{self, WantedHeader};
use super::lock::lock;
use super::received::Received;
use super::sequence::{Member, Place};
use super::step::Step;
use crate::describe::endpoint::Endpoint;
use crate::serve::unreadable::Unreadable;
use crate::testing::in_process::Recorded;

/// Reads a request and looks whether its arguments fit.
pub(super) type Look = Box<dyn Fn(&Received) -> Result<Verdict, Unreadable> + Send + Sync>;

/// What a request has to be beyond its arguments.
pub(super) type Condition = Arc<dyn Fn(&Recorded) -> bool + Send + Sync>;

/// An expectation, as its mock holds it.
pub(super) struct Inner {
    pub(super) endpoint: &'static Endpoint,
    /// Where it stands in the test.
    pub(super) location: &'static Location<'static>,
    look: Look,
    plan: Mutex<Plan>,
}

/// What is said of it after it was made.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) counts: Counts,
    pub(super) steps: Vec<Step>,
    pub(super) headers: Vec<WantedHeader>,
    pub(super) conditions: Vec<Condition>,
    pub(super) place: Option<Place>,
    given: usize,
    pub(super) calls: u32,
    pub(super) attempts: u32,
    /// The calls that it has answered.
    answered: Vec<u64>,
}

/// Why an expectation that fits does not answer.
pub(super) enum Refusal {
    /// It is said that no such call comes.
    Never,
    /// Another may answer, for this reason.
    Not(String),
}

impl Inner {
    pub(super) fn new(endpoint: &'static Endpoint, location: &'static Location<'static>, look: Look) -> Self {
        Self { endpoint, location, look, plan: Mutex::default() }
    }

    pub(super) fn plan(&self) -> MutexGuard<'_, Plan> {
        lock(&self.plan)
    }

    /// `show_order at tests/shop.rs:12:10`
    pub(super) fn name(&self) -> String {
        format!("{} at {}", self.endpoint.name(), self.location)
    }

    /// Whether a request fits.
    pub(super) fn look(&self, received: &Received) -> Result<Verdict, Unreadable> {
        let verdict = (self.look)(received)?;
        // What the test says is asked without the lock: it may look at the expectation.
        let (headers, conditions) = {
            let plan = self.plan();
            (plan.headers.clone(), plan.conditions.clone())
        };
        let differences = headers.iter().filter_map(|header| header.difference(&received.request)).collect();
        let verdict = headers::with(verdict, differences);
        let holds = verdict != Verdict::Yes || conditions.iter().all(|holds| holds(&received.request));
        Ok(if holds { verdict } else { Verdict::No })
    }

    /// Whether it has answered an attempt of the same call.
    pub(super) fn has_answered(&self, fingerprint: u64) -> bool {
        self.plan().answered.contains(&fingerprint)
    }

    /// Takes the next answer for a request that fits.
    pub(super) fn claim(&self, received: &Received) -> Result<Step, Refusal> {
        let place = self.plan().place.clone();
        if let Some(place) = place.filter(|_| !received.is_repeated) {
            place.is_due().map_err(Refusal::Not)?;
            let step = self.plan().claim(received)?;
            place.advance();
            return Ok(step);
        }
        self.plan().claim(received)
    }

    /// What has not come that should have.
    pub(super) fn unmet(&self) -> Option<String> {
        self.plan().unmet()
    }
}

impl Member for Inner {
    fn name(&self) -> String {
        Self::name(self)
    }

    fn is_met(&self) -> bool {
        self.plan().unmet().is_none()
    }
}

impl Plan {
    fn claim(&mut self, received: &Received) -> Result<Step, Refusal> {
        if self.counts.is_never() {
            return Err(Refusal::Never);
        }
        let had = || format!("but it has had its {}", self.had());
        if !received.is_repeated && self.counts.is_full(self.calls) || self.counts.is_full_of_attempts(self.attempts) {
            return Err(Refusal::Not(had()));
        }
        // The last answer is for all that come after it.
        let last = self.steps.len().checked_sub(1);
        let Some(step) = last.and_then(|last| self.steps.get(self.given.min(last))) else {
            return Err(Refusal::Not("but it has no answer: say `.returns(…)`".to_owned()));
        };
        if self.given >= self.steps.len() && !step.is_lasting() {
            return Err(Refusal::Not(
                "but its answer is a stream, which can be given once: say `.returns_with(…)`".to_owned(),
            ));
        }
        let step = step.clone();
        self.given = self.given.saturating_add(1);
        self.attempts = self.attempts.saturating_add(1);
        if !received.is_repeated {
            self.calls = self.calls.saturating_add(1);
            self.answered.push(received.fingerprint());
        }
        Ok(step)
    }

    /// What has not come that should have.
    fn unmet(&self) -> Option<String> {
        let left = self.steps.len().saturating_sub(self.given);
        if !self.counts.is_met(self.calls, self.attempts) {
            return Some(format!("{} expected, {}", self.counts, self.came()));
        }
        if left > 0 && !self.counts.is_optional() {
            return Some(format!("{left} of its {} answers not given, {}", self.steps.len(), self.came()));
        }
        None
    }

    fn came(&self) -> String {
        if self.calls == 0 { "none came".to_owned() } else { format!("{} came", self.had()) }
    }

    /// `1 call`, `1 call in 2 attempts`
    fn had(&self) -> String {
        let (calls, attempts) = (self.calls, self.attempts);
        let more = if calls == attempts { String::new() } else { format!(" in {}", count(attempts, "attempt")) };
        format!("{}{more}", count(calls, "call"))
    }
}
