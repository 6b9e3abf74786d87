//! An expected call: what else it has to say, and how often it comes.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use super::fit::Fit;
use super::headers::WantedHeader;
use super::plan::{Inner, Plan};
use super::sequence::{Member, Sequence};
use crate::serve::call::EndpointCall;
use crate::testing::in_process::Recorded;

/// An expected call: a method of the mock makes one, which says what is answered and how often it comes.
///
/// Its answers are given one after the other, one to each attempt, and the last one to all that come then. Without a number it is
/// expected at least once, and often enough that each answer is given. Dropping it changes nothing; a copy is the same
/// expectation.
///
/// What contradicts the trait panics at the line where it is said: a status that the endpoint does not declare, an error whose body
/// means another variant, answers of a call that never comes.
pub struct Expectation<C> {
    pub(super) inner: Arc<Inner>,
    call: PhantomData<fn(C)>,
}

#[allow(clippy::return_self_not_must_use, reason = "a test says it and goes on")]
impl<C: EndpointCall> Expectation<C> {
    #[track_caller]
    pub(super) fn new<V: Into<Fit>>(matches: impl Fn(&C) -> V + Send + Sync + 'static) -> Self {
        let look = move |received: &super::received::Received| {
            let call = C::read(&mut received.incoming(C::ENDPOINT)?)?;
            let Fit(verdict) = matches(&call).into();
            Ok(verdict)
        };
        Self { inner: Arc::new(Inner::new(C::ENDPOINT, Location::caller(), Box::new(look))), call: PhantomData }
    }

    /// Exactly so many calls; another is for the next expectation that fits. All attempts of a call are one: they stay with the
    /// expectation that had the first.
    ///
    /// # Panics
    /// When it contradicts what is said already.
    #[track_caller]
    pub fn times(self, calls: u32) -> Self {
        self.say(|plan| plan.counts.times(calls))
    }

    /// So many calls, or more. `at_least(0)` need not come at all.
    ///
    /// # Panics
    /// When it contradicts what is said already.
    #[track_caller]
    pub fn at_least(self, calls: u32) -> Self {
        self.say(|plan| plan.counts.at_least(calls))
    }

    /// So many calls, or fewer.
    ///
    /// # Panics
    /// When it contradicts what is said already.
    #[track_caller]
    pub fn at_most(self, calls: u32) -> Self {
        self.say(|plan| plan.counts.at_most(calls))
    }

    /// No call: one that fits is unexpected, whatever is expected after this.
    ///
    /// # Panics
    /// When it has an answer, or contradicts what is said already.
    #[track_caller]
    pub fn never(self) -> Self {
        self.times(0)
    }

    /// Exactly so many requests, repetitions within a call included.
    ///
    /// # Panics
    /// When it contradicts what is said already.
    #[track_caller]
    pub fn attempts(self, attempts: u32) -> Self {
        self.say(|plan| plan.counts.attempts(attempts))
    }

    /// Only a request that has this header, as by [`CallOptions::header`](crate::CallOptions::header).
    ///
    /// # Panics
    /// When it is none.
    #[track_caller]
    pub fn header(self, name: &str, value: &str) -> Self {
        self.say(|plan| WantedHeader::new(name, value).map(|header| plan.headers.push(header)))
    }

    /// Only a request with this idempotency key, as by [`CallOptions::idempotency_key`](crate::CallOptions::idempotency_key).
    ///
    /// # Panics
    /// When the endpoint has no header for one.
    #[track_caller]
    pub fn idempotency_key(self, key: &str) -> Self {
        let header = C::ENDPOINT.idempotency_key();
        let problem = || format!("`{}` has no idempotency key", C::ENDPOINT.name());
        self.say(|plan| {
            let header = WantedHeader::new(header.ok_or_else(problem)?, key)?;
            plan.headers.push(header);
            Ok(())
        })
    }

    /// Only a request for which this holds: what its arguments do not show.
    pub fn when(self, holds: impl Fn(&Recorded) -> bool + Send + Sync + 'static) -> Self {
        self.inner.plan().conditions.push(Arc::new(holds));
        self
    }

    /// Only after those that were put into the sequence before.
    ///
    /// # Panics
    /// When it is in one already.
    #[track_caller]
    pub fn in_sequence(self, sequence: &Sequence) -> Self {
        let member: Arc<dyn Member> = self.inner.clone();
        let place = sequence.add(&member);
        self.say(|plan| match plan.place.replace(place) {
            None => Ok(()),
            Some(_) => Err("it is in a sequence already".to_owned()),
        })
    }

    /// How many calls it has answered.
    #[must_use]
    pub fn calls(&self) -> u32 {
        self.inner.plan().calls
    }

    /// How many requests it has answered, repetitions within a call included.
    #[must_use]
    pub fn requests(&self) -> u32 {
        self.inner.plan().attempts
    }

    /// Notes what is said, or shows where it was and what is wrong with it.
    #[allow(clippy::panic, reason = "a test that contradicts the trait is wrong at that place")]
    #[track_caller]
    pub(super) fn say(self, note: impl FnOnce(&mut Plan) -> Result<(), String>) -> Self {
        let said = {
            let mut plan = self.inner.plan();
            note(&mut plan).and_then(|()| plan.counts.check_answers(plan.steps.len()))
        };
        if let Err(problem) = said {
            panic!("expectation of `{}`: {problem}", C::ENDPOINT.name());
        }
        self
    }
}

impl<C> Clone for Expectation<C> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), call: PhantomData }
    }
}

impl<C> fmt::Debug for Expectation<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expectation({})", self.inner.name())
    }
}
