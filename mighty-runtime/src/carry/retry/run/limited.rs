//! A call and the client's limiter.

use super::CallState;
use super::limit;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::limiter::contract::DynLimiter;
use crate::caller::limiter::error::LimitError;
use crate::caller::outcome::{Outcome, StopReason};
use crate::carry::attempt::Attempted;
use crate::carry::response::answer::Answer;
use crate::carry::retry::decision::Decision;
use crate::carry::trace;

impl CallState<'_> {
    /// Waits for the limiter, but for what it has let through before.
    pub(super) async fn enter(&mut self, limiter: &dyn DynLimiter) -> Result<(), Box<LimitError>> {
        if !std::mem::replace(&mut self.is_let_through, true) {
            // Boxed, since there is hardly a call that needs the room for it.
            let asked = (self.request.endpoint, self.request.uri.path());
            let entering = Box::pin(limit::enter(limiter, self.environment(), asked, self.deadline));
            let (waited, entered) = entering.await;
            self.outcome.history.hold_up(waited);
            self.attempt_begun = self.environment().now();
            entered.map_err(Box::new)?;
        }
        Ok(())
    }

    /// Tells the limiter what came of an attempt that it has let through. The next one is another, unless no server has seen it.
    pub(super) fn leave(&mut self, attempted: &Attempted, decision: &Decision) {
        if let Some(limiter) = &self.connection.limiter
            && !matches!(decision, Decision::Resend)
            && std::mem::take(&mut self.is_let_through)
        {
            let (meaning, said) = (self.outcome.meaning, self.outcome.rate_limit);
            limit::observe(&**limiter, self.environment(), self.request, (attempted, meaning), (self.now, said));
        }
    }

    /// The result of a call that the limiter ends: that of the attempt before, if there was one.
    pub(super) fn not_let_through(
        &mut self,
        before: Option<Box<Attempted>>,
        error: LimitError,
    ) -> Result<Answer, Unexpected> {
        self.outcome.elapsed = self.environment().now().saturating_duration_since(self.begun);
        trace::not_let_through(&self.outcome, &error);
        if let Some(before) = before {
            self.outcome.history.forget_last();
            return self.finish(*before, Some(StopReason::Limiter));
        }
        self.outcome.retry_after = error.retry_after();
        self.tell();
        let outcome = std::mem::replace(&mut self.outcome, Outcome::new(self.request.endpoint));
        Err(Unexpected::not_let_through(error, outcome))
    }
}
