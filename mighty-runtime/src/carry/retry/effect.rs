//! What a policy comes to for an endpoint, seen through the method gate: for documentation.

use http::StatusCode;

use super::gate::Gate;
use crate::describe::endpoint::Endpoint;
use crate::describe::retry_policy::{RetryOn, RetryPolicy};

/// How often an endpoint's request is sent at most, and what it is sent again for.
pub(crate) struct Effect {
    /// The first one included.
    pub(crate) attempts: u32,
    /// Statuses one by one, in order, and then the failures without an answer.
    pub(crate) on: Vec<RetryOn>,
}

impl Effect {
    pub(crate) fn of(policy: RetryPolicy, endpoint: &Endpoint) -> Self {
        let (policy, gate) = (policy.resolve(), Gate::of(endpoint));
        let statuses = (100..=599).filter_map(|code| StatusCode::from_u16(code).ok());
        let statuses =
            statuses.filter(|status| !endpoint.is_success(*status) && gate.allows_status(policy.wanted, *status));
        let failures = [RetryOn::Connect, RetryOn::Timeout, RetryOn::Reset];
        let failures = failures.into_iter().filter(|failure| gate.allows_failure(policy.wanted, *failure));
        let on = statuses.map(|status| RetryOn::Status(status.as_u16())).chain(failures).collect();
        Self { attempts: policy.attempts, on }
    }

    /// Whether it is never sent again.
    pub(crate) fn is_never(&self) -> bool {
        self.attempts <= 1 || self.on.is_empty()
    }
}
