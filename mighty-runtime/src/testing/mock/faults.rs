//! What goes wrong on the way, and how long it takes.

use std::time::Duration;

use super::expectation::Expectation;
use super::step::Step;
use crate::serve::call::EndpointCall;
use crate::testing::reply::{Damage, Reply};

#[allow(clippy::return_self_not_must_use, reason = "a test says it and goes on")]
impl<C: EndpointCall> Expectation<C> {
    /// No connection: the request is not sent.
    #[track_caller]
    pub fn refused(self) -> Self {
        self.replies(Reply::refused())
    }

    /// The connection breaks before the answer: the request may have been sent.
    #[track_caller]
    pub fn reset(self) -> Self {
        self.replies(Reply::reset())
    }

    /// No answer, ever.
    #[track_caller]
    pub fn silent(self) -> Self {
        self.replies(Reply::silence())
    }

    /// The answer before this breaks off in the middle of its body.
    ///
    /// # Panics
    /// When there is none, or one without a body in memory.
    #[track_caller]
    pub fn cut(self) -> Self {
        self.change(|step| step.damage(Damage::Cut))
    }

    /// The answer before this stops in the middle of its body and does not go on.
    ///
    /// # Panics
    /// When there is none, or one without a body in memory.
    #[track_caller]
    pub fn stalled(self) -> Self {
        self.change(|step| step.damage(Damage::Stalled))
    }

    /// The answer before this comes after a time; of tokio, so that it passes at once where that is paused.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn after(self, delay: Duration) -> Self {
        self.change(|step| {
            step.delay(delay);
            Ok(())
        })
    }

    /// The answer before this is given so many times in all before the next one.
    ///
    /// # Panics
    /// When there is none, or one that can be given once; or when the number is 0.
    #[track_caller]
    pub fn repeated(self, times: u32) -> Self {
        self.say(|plan| {
            let last = plan.steps.last().ok_or("there is no answer yet to be given again")?.clone();
            if times == 0 {
                return Err("an answer that is given no time is none: take it away".to_owned());
            }
            if !last.is_lasting() && times > 1 {
                return Err("a stream can be given once: say `.returns_with(…)`".to_owned());
            }
            plan.steps.extend((1..times).map(|_| last.clone()));
            Ok(())
        })
    }

    #[track_caller]
    fn change(self, change: impl FnOnce(&mut Step) -> Result<(), String>) -> Self {
        self.say(|plan| change(plan.steps.last_mut().ok_or("there is no answer yet that this could happen to")?))
    }
}
