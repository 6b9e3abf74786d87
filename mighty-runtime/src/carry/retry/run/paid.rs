//! A call and the budgets that its retries pay from.

use super::call_state::CallState;
use crate::carry::attempt::Attempted;
use crate::carry::retry::budget::Permit;

impl CallState<'_> {
    /// Pays for a retry, that the client's own budget has paid for, to the shared one. If there is not enough, it does not happen: the
    /// attempt before is given back, which is the last one then.
    pub(super) async fn pay(&mut self, before: &mut Option<Box<Attempted>>) -> Option<Box<Attempted>> {
        let shared = self.connection.shared_budget.as_ref()?;
        let cost = self.permit.as_ref().map_or(0, Permit::worth);
        // Boxed, since there is hardly a call that needs the room for it.
        let paying = Box::pin(shared.pay(self.environment(), self.request.endpoint, cost));
        if cost == 0 || paying.await {
            return None;
        }
        if let Some(permit) = self.permit.take() {
            permit.give_back(self.now);
        }
        // The history ends with the last attempt by itself.
        self.answer.outcome.history.forget_last();
        self.answer.outcome.history.forget_wait();
        before.take()
    }

    /// The call has succeeded.
    pub(super) fn earn(&mut self) {
        let permit = self.permit.take();
        if let Some(shared) = &self.connection.shared_budget {
            shared.earn(permit.as_ref().map_or(1, Permit::worth));
        }
        match (permit, &self.site.budget) {
            (Some(permit), _) => permit.succeed(self.now),
            (None, Some(bucket)) => bucket.succeed(1, self.now),
            (None, None) => {}
        }
    }
}
