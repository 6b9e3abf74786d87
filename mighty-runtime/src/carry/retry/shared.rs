//! A budget beside the client's own.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::base::environment::Environment;
use crate::caller::shared_budget::{DynSharedBudget, Payment};
use crate::describe::endpoint::Endpoint;

/// The budget, and what was not handed in yet.
pub(crate) struct Shared {
    budget: Box<dyn DynSharedBudget>,
    earned: AtomicU32,
}

impl Shared {
    pub(crate) fn new(budget: Box<dyn DynSharedBudget>) -> Self {
        Self { budget, earned: AtomicU32::new(0) }
    }

    /// A call has succeeded.
    pub(crate) fn earn(&self, tokens: u32) {
        let more = |earned: u32| Some(earned.saturating_add(tokens));
        // It always has a value.
        let _: Result<u32, u32> = self.earned.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }

    /// Pays for a retry. Where it cannot be found out whether there is enough, it is the client's own budget that counts.
    pub(super) async fn pay(&self, environment: &dyn Environment, endpoint: &'static Endpoint, cost: u32) -> bool {
        let earned = self.earned.swap(0, Ordering::Relaxed);
        let paid = self.budget.pay_boxed(&Payment { endpoint, cost, earned, environment }).await;
        if paid.is_err() {
            self.earn(earned);
        }
        paid.unwrap_or(true)
    }
}
