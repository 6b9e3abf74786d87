//! A call and the budgets that its retries pay from.

use super::CallState;
use crate::carry::retry::budget::Permit;
use crate::carry::retry::shared::Shared;

impl CallState<'_> {
    /// Pays for a retry, that the client's own budget has paid for, to the shared one. If there is not enough, it does not happen.
    pub(super) async fn pay(&mut self, shared: &Shared) -> bool {
        let cost = self.permit.as_ref().map_or(0, Permit::worth);
        // Boxed, since there is hardly a call that needs the room for it.
        let paying = Box::pin(shared.pay(self.environment(), self.request.endpoint, cost));
        let is_paid = cost == 0 || paying.await;
        if !is_paid {
            if let Some(permit) = self.permit.take() {
                permit.give_back(self.now);
            }
            // The attempt before is the last one now, which the history ends with by itself.
            self.outcome.history.forget_last();
            self.outcome.history.forget_wait();
        }
        is_paid
    }

    /// The call has succeeded.
    pub(super) fn earn(&mut self) {
        let permit = self.permit.take();
        if let Some(shared) = &self.connection.shared_budget {
            shared.earn(permit.as_ref().map_or(1, Permit::worth));
        }
        match (permit, &self.site().budget) {
            (Some(permit), _) => permit.succeed(self.now),
            (None, Some(bucket)) => bucket.succeed(1, self.now),
            (None, None) => {}
        }
    }
}
