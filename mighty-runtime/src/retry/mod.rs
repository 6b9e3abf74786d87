//! When a call is tried again, and when it is not.

mod backoff;
mod budget;
mod call_token;
mod decision;
mod effect;
mod gate;
mod history;
mod outcome;
mod policy;
mod rate_limit;
mod retry_after;
mod run;
/// What the budget locks with; its model checking puts loom's in place.
mod sync {
    pub(super) use std::sync::{Arc, Mutex, MutexGuard};
}
#[cfg(test)]
mod tests;

pub(crate) use self::budget::Bucket;
pub use self::budget::RetryBudget;
pub(crate) use self::effect::Effect;
pub use self::history::Attempt;
pub use self::outcome::{Outcome, StopReason};
pub use self::policy::{RetryOn, RetryPolicy};
pub use self::rate_limit::{RateLimit, RateLimitHeaders};
pub(crate) use self::run::{Decision, run};
