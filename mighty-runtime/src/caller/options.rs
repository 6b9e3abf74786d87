//! What one call wants otherwise than its client.

use std::fmt;
use std::time::Duration;

use crate::describe::retry_policy::RetryPolicy;
use crate::describe::timeouts::Timeouts;

/// Settings for single calls, which go before those of the client: `client.with(CallOptions::new().attempts(1))`.
#[derive(Clone, Default)]
pub struct CallOptions {
    timeouts: Timeouts,
    retry: RetryPolicy,
    idempotency_key: Option<String>,
}

impl CallOptions {
    /// Changes nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Time for the whole call, waits between attempts included.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.call = Some(timeout);
        self
    }

    /// Time for one attempt.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.attempt = Some(timeout);
        self
    }

    /// Attempts in all, the first included.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.retry = self.retry.attempts(attempts);
        self
    }

    /// Retry settings, field by field.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = self.retry.overridden_by(policy);
        self
    }

    /// The idempotency key of the call, where the endpoint declares a header for one, in place of a random one: give the
    /// same key again to repeat a call whose fate is unknown, also from another process.
    #[must_use]
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.idempotency_key = Some(key.into());
        self
    }

    pub(crate) fn overridden_by(self, nearer: Self) -> Self {
        Self {
            timeouts: self.timeouts.overridden_by(nearer.timeouts),
            retry: self.retry.overridden_by(nearer.retry),
            idempotency_key: nearer.idempotency_key.or(self.idempotency_key),
        }
    }

    pub(crate) fn timeouts(&self) -> Timeouts {
        self.timeouts
    }

    pub(crate) fn retry_policy(&self) -> RetryPolicy {
        self.retry
    }

    pub(crate) fn given_idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeouts", &self.timeouts)
            .field("retry", &self.retry.to_string())
            .field("idempotency_key", &self.idempotency_key)
            .finish()
    }
}
