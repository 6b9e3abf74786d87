//! The settings that are compared.

use mighty_runtime::{RetryBudget, RetryPolicy};

/// A retry policy and the budget that it draws on.
#[derive(Clone, Copy, Debug)]
pub struct Contender {
    /// What tables and charts call it.
    pub name: &'static str,
    /// When it retries.
    pub policy: RetryPolicy,
    /// How often it can afford to.
    pub budget: RetryBudget,
}

/// What a client does if nobody says otherwise.
pub const DEFAULTS: Contender = Contender { name: "defaults", policy: RetryPolicy::new(), budget: RetryBudget::new() };

/// The same, with nothing that holds retries back.
pub const NO_BUDGET: Contender =
    Contender { name: "no budget", policy: RetryPolicy::new(), budget: RetryBudget::unlimited() };

/// The AWS SDKs' standard mode.
pub const PROFILE: Contender =
    Contender { name: "aws_v2_1", policy: RetryPolicy::aws_v2_1(), budget: RetryBudget::aws_v2_1() };

/// All of them.
pub const CONTENDERS: [Contender; 3] = [DEFAULTS, NO_BUDGET, PROFILE];
