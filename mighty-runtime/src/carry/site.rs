//! A host of the API, and what belongs to it alone.

use std::sync::Arc;

use crate::carry::request::target::Target;
use crate::carry::retry::admission::Admission;
use crate::carry::retry::budget::{Bucket, RetryBudget};

/// Where requests go. Two at one origin share what that has of the server.
pub(crate) struct Site {
    /// By which endpoints know it; empty for the API's own base.
    pub(crate) name: &'static str,
    pub(crate) target: Target,
    /// Whether who is asking is told there.
    pub(crate) takes_token: bool,
    pub(crate) budget: Option<Arc<Bucket>>,
    pub(crate) admission: Arc<Admission>,
}

impl Site {
    pub(crate) fn new(
        name: &'static str,
        target: Target,
        takes_token: bool,
        others: &[Self],
        budget: RetryBudget,
    ) -> Self {
        let same = others.iter().find(|other| other.target.origin() == target.origin());
        let (budget, admission) = match same {
            Some(other) => (other.budget.clone(), other.admission.clone()),
            None => (Bucket::new(budget), Arc::default()),
        };
        Self { name, target, takes_token, budget, admission }
    }
}
