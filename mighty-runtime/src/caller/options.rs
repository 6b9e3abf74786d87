//! What one call wants otherwise than its client.

use std::fmt;
use std::time::Duration;

use crate::describe::retry_policy::RetryPolicy;
use crate::describe::timeouts::Timeouts;

/// Settings for single calls, which go before those of the client: `client.with(CallOptions::new().attempts(1))`.
#[derive(Clone, Default)]
pub struct CallOptions(
    // Hardly a call has any, and all of them carry this.
    Option<Box<Said>>,
);

#[derive(Clone, Default)]
struct Said {
    timeouts: Timeouts,
    retry: RetryPolicy,
    idempotency_key: Option<String>,
    /// Not checked yet: the call says what is wrong with them.
    headers: Vec<(String, String)>,
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
        self.said().timeouts.call = Some(timeout);
        self
    }

    /// Time for one attempt.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.said().timeouts.attempt = Some(timeout);
        self
    }

    /// The longest silence within a stream, as in [`Timeouts::idle`].
    #[must_use]
    pub fn stream_idle_timeout(mut self, timeout: Duration) -> Self {
        self.said().timeouts.idle = Some(timeout);
        self
    }

    /// Attempts in all, the first included.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        let said = self.said();
        said.retry = said.retry.attempts(attempts);
        self
    }

    /// Retry settings, field by field.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        let said = self.said();
        said.retry = said.retry.overridden_by(policy);
        self
    }

    /// The idempotency key of the call, where the endpoint declares a header for one, in place of a random one: give the
    /// same key again to repeat a call whose fate is unknown, also from another process.
    #[must_use]
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.said().idempotency_key = Some(key.into());
        self
    }

    /// A header of the call, in place of what the API, the client and the endpoint have under that name. Its value is never
    /// logged.
    ///
    /// What cannot be sent is an error of the call, and nothing is sent: a name or a value that is none, the headers of the
    /// connection, of the message's framing (`Host`, `Content-Length`, …) and `Content-Type`, which are the library's; the
    /// header of an idempotency key, which is an [option of its own](Self::idempotency_key); and the header in which the call
    /// carries its token. Who asks as somebody else is another client, or an endpoint with
    /// [`auth`](macro@crate::endpoint); where no token is sent, the header is like others. A cookie goes beside that of the
    /// token.
    ///
    /// ```
    /// # use mighty_runtime::CallOptions;
    /// let options = CallOptions::new().header("x-tenant", "7");
    /// ```
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.said().headers.push((name.into(), value.into()));
        self
    }

    fn said(&mut self) -> &mut Said {
        self.0.get_or_insert_default()
    }

    pub(crate) fn overridden_by(self, nearer: Self) -> Self {
        let (wider, nearer) = match (self.0, nearer.0) {
            (Some(wider), Some(nearer)) => (wider, nearer),
            (wider, nearer) => return Self(nearer.or(wider)),
        };
        Self(Some(Box::new(Said {
            timeouts: wider.timeouts.overridden_by(nearer.timeouts),
            retry: wider.retry.overridden_by(nearer.retry),
            idempotency_key: nearer.idempotency_key.or(wider.idempotency_key),
            // The later one of a name counts.
            headers: wider.headers.into_iter().chain(nearer.headers).collect(),
        })))
    }

    pub(crate) fn timeouts(&self) -> Timeouts {
        self.0.as_ref().map_or(Timeouts::new(), |said| said.timeouts)
    }

    pub(crate) fn retry_policy(&self) -> RetryPolicy {
        self.0.as_ref().map_or(RetryPolicy::new(), |said| said.retry)
    }

    /// In the order in which they were said.
    pub(crate) fn headers(&self) -> &[(String, String)] {
        self.0.as_ref().map_or(&[], |said| &said.headers)
    }

    pub(crate) fn given_idempotency_key(&self) -> Option<&str> {
        self.0.as_ref()?.idempotency_key.as_deref()
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeouts", &self.timeouts())
            .field("retry", &self.retry_policy().to_string())
            .field("idempotency_key", &self.given_idempotency_key())
            // Any value may be a key.
            .field("headers", &self.headers().iter().map(|(name, _)| name).collect::<Vec<_>>())
            .finish()
    }
}
