//! How long a call may take.

use std::time::Duration;

/// How long a call may take: the whole call, and each of its attempts. What is `None` is left to the next wider level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// The whole call, waits between attempts included; 30 s if nobody says otherwise.
    pub call: Option<Duration>,
    /// One attempt, up to the last byte of the body; 10 s if nobody says otherwise, however long the call may take, and never
    /// more than what is left of it.
    pub attempt: Option<Duration>,
}

impl Timeouts {
    /// Leaves both to the next wider level.
    #[must_use]
    pub const fn new() -> Self {
        Self { call: None, attempt: None }
    }

    /// Time for the whole call.
    #[must_use]
    pub const fn with_call(mut self, timeout: Duration) -> Self {
        self.call = Some(timeout);
        self
    }

    /// Time for one attempt.
    #[must_use]
    pub const fn with_attempt(mut self, timeout: Duration) -> Self {
        self.attempt = Some(timeout);
        self
    }

    /// These timeouts, with those of `nearer` in place of its own where it has any.
    #[must_use]
    pub(crate) fn overridden_by(self, nearer: Self) -> Self {
        Self { call: nearer.call.or(self.call), attempt: nearer.attempt.or(self.attempt) }
    }
}
