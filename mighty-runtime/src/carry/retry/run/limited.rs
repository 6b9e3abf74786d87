//! A call and the client's limiter.

use super::call_state::CallState;
use super::limit;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::limiter::contract::DynLimiter;
use crate::caller::limiter::error::LimitError;
use crate::caller::outcome::{Outcome, StopReason};
use crate::carry::attempt::Attempted;
use crate::carry::retry::decision::Decision;
use crate::carry::trace;

impl CallState<'_> {
    /// Waits for the limiter, but for what it has let through before.
    pub(super) async fn ask_limiter(&mut self, limiter: &dyn DynLimiter) -> Result<(), Box<LimitError>> {
        if !std::mem::replace(&mut self.is_let_through, true) {
            let asked = (self.request.endpoint, self.answer.uri.path());
            let entering = limit::enter(limiter, self.environment(), asked, self.deadline());
            let (waited, entered) = entering.await;
            self.answer.outcome.history.hold_up(waited);
            self.attempt_begun = self.environment().now();
            entered.map_err(Box::new)?;
        }
        Ok(())
    }

    /// Tells the limiter what came of an attempt that it has let through. The next one is another, unless no server has seen it.
    #[inline]
    pub(super) fn tell_limiter(&mut self, attempted: &Attempted, decision: &Decision) {
        if self.is_let_through && !matches!(decision, Decision::Resend) {
            self.is_let_through = false;
            self.tell_of(attempted);
        }
    }

    #[cold]
    fn tell_of(&self, attempted: &Attempted) {
        let Some(limiter) = &self.connection.limiter else { return };
        let (meaning, said) = (self.answer.outcome.meaning, self.answer.outcome.rate_limit);
        let asked = (self.request.endpoint, self.answer.uri.path());
        limit::observe(&**limiter, self.environment(), asked, (attempted, meaning), (self.now, said));
    }

    /// The result of a call that the limiter ends: that of the attempt before, if there was one.
    pub(super) fn not_let_through(
        &mut self,
        before: Option<Box<Attempted>>,
        error: LimitError,
    ) -> Result<(), Unexpected> {
        self.end_unsent();
        trace::not_let_through(&self.answer.outcome, &error);
        if let Some(before) = before {
            return self.give_up(*before, StopReason::Limiter);
        }
        self.answer.outcome.retry_after = error.retry_after();
        self.tell();
        let outcome = std::mem::replace(&mut self.answer.outcome, Outcome::new(self.request.endpoint));
        Err(Unexpected::not_let_through(error, outcome))
    }
}
