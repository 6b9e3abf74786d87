//! How long a call may take.

use std::time::Duration;

/// How long a call may take: the whole call, each of its attempts, and silence in the middle of a stream. What is `None` is left to the next wider level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// The whole call, waits between attempts included; 30 s if nobody says otherwise.
    pub call: Option<Duration>,
    /// One attempt, up to the last byte of the body; 10 s if nobody says otherwise, however long the call may take, and never
    /// more than what is left of it.
    pub attempt: Option<Duration>,
    /// Between two pieces of a body that is read as it comes ([`Download`](crate::Download), [`Events`](crate::Events),
    /// [`Lines`](crate::Lines)): 60 s if nobody says otherwise. Neither of the others counts there, once the answer has begun.
    pub idle: Option<Duration>,
}

impl Timeouts {
    /// Leaves all to the next wider level.
    #[must_use]
    pub const fn new() -> Self {
        Self { call: None, attempt: None, idle: None }
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

    /// Time between two pieces of a body that is read as it comes.
    #[must_use]
    pub const fn with_idle(mut self, timeout: Duration) -> Self {
        self.idle = Some(timeout);
        self
    }

    /// These timeouts, with those of `nearer` in place of its own where it has any.
    #[must_use]
    pub(crate) fn overridden_by(self, nearer: Self) -> Self {
        Self {
            call: nearer.call.or(self.call),
            attempt: nearer.attempt.or(self.attempt),
            idle: nearer.idle.or(self.idle),
        }
    }
}
