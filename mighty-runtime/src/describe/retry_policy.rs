//! A retry policy as data: what is said at one level, and what holds after all levels have spoken.

use std::fmt;
use std::time::Duration;

/// What one level (API, trait, endpoint, client, call) says about retries. What it leaves out, the next wider level
/// decides, field by field; what nobody says has the default given at each method.
///
/// Before all of it, a request that certainly no application has seen is sent again at once, whatever the method and the policy
/// say: no attempt, no wait and no budget is used. These are the *transparent retries* of gRPC's proposal A6, and
/// [`Outcome::transparent_retries`](crate::Outcome::transparent_retries) counts them:
///
/// - Nothing of it was written, because the connection that it was given had gone away
///   ([`TransportErrorKind::Unwritten`](crate::TransportErrorKind::Unwritten)): eight times at most.
/// - The server's HTTP layer refused it, by `REFUSED_STREAM` or by a `GOAWAY` that leaves it out
///   ([`TransportErrorKind::Refused`](crate::TransportErrorKind::Refused)): once.
///
/// What goes beyond is a failure like others, `Connect` for [`on`](Self::on). So is a connection that cannot be had, which is an
/// outage; and a body that is a stream is never sent again. While a server refuses requests, the client has fewer of them under way:
/// one at first, the refused ones before others, then twice as many for as long as none is refused.
///
/// ```
/// use mighty_runtime::{RetryOn, RetryPolicy};
///
/// const PATIENT: RetryPolicy = RetryPolicy::new().attempts(6).on(&[RetryOn::Status(429), RetryOn::Connect]);
/// assert_eq!(PATIENT.to_string(), "6 attempts on 429, connect");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: Option<u32>,
    pub(crate) on: Option<&'static [RetryOn]>,
    pub(crate) rejected: Option<&'static [u16]>,
    base: Option<Duration>,
    factor: Option<u32>,
    cap: Option<Duration>,
    throttle_base: Option<Duration>,
    max_hint: Option<Duration>,
    hint_jitter: Option<bool>,
}

/// A failure that may be retried.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetryOn {
    /// An answer with this status.
    Status(u16),
    /// An answer with a transient status of this class: 408 and 429 of 4xx; 500, 502, 503 and 504 of 5xx.
    Class(u8),
    /// The request was not sent: no connection, or the connection refused it.
    Connect,
    /// No complete answer within the attempt's time.
    Timeout,
    /// The connection broke before the answer was complete.
    Reset,
}

impl fmt::Display for RetryOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{status}"),
            Self::Class(class) => write!(f, "{class}xx"),
            Self::Connect => f.write_str("connect"),
            Self::Timeout => f.write_str("timeout"),
            Self::Reset => f.write_str("reset"),
        }
    }
}

impl RetryPolicy {
    /// Says nothing: the next wider level decides.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            attempts: None,
            on: None,
            rejected: None,
            base: None,
            factor: None,
            cap: None,
            throttle_base: None,
            max_hint: None,
            hint_jitter: None,
        }
    }

    /// The retry settings of the AWS SDKs' standard mode, to compare with: 3 attempts, base 50 ms doubling, 1 s when
    /// throttled, at most 20 s, and a hint taken as it is.
    #[must_use]
    pub const fn aws_v2_1() -> Self {
        let policy = Self::new().attempts(3).base(Duration::from_millis(50)).factor(2);
        policy.throttle_base(Duration::from_secs(1)).cap(Duration::from_secs(20)).hint_jitter(false)
    }

    /// Attempts in all, the first included; 0 counts as 1. Default: 4.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = Some(attempts);
        self
    }

    /// One attempt, no retry.
    #[must_use]
    pub const fn never(self) -> Self {
        self.attempts(1)
    }

    /// The exact set of failures to retry. Default: what the request was not sent for, and what repeating an
    /// idempotent request may cure (broken connections, timeouts, 408, 429, 500, 502, 503, 504).
    /// A request that is not idempotent is repeated only where the first one cannot have been processed.
    #[must_use]
    pub const fn on(mut self, failures: &'static [RetryOn]) -> Self {
        self.on = Some(failures);
        self
    }

    /// Statuses by which the API promises that the request was not processed, so that they are retried even for a
    /// request that is not idempotent. Default: none.
    #[must_use]
    pub const fn rejected(mut self, statuses: &'static [u16]) -> Self {
        self.rejected = Some(statuses);
        self
    }

    /// The upper bound of the first wait. Default: 100 ms.
    #[must_use]
    pub const fn base(mut self, base: Duration) -> Self {
        self.base = Some(base);
        self
    }

    /// By what the bound grows from one wait to the next. Default: 4.
    #[must_use]
    pub const fn factor(mut self, factor: u32) -> Self {
        self.factor = Some(factor);
        self
    }

    /// The bound that no backoff exceeds. Default: 10 s.
    #[must_use]
    pub const fn cap(mut self, cap: Duration) -> Self {
        self.cap = Some(cap);
        self
    }

    /// The upper bound of the first wait after throttling: 429, 503 with a hint, or what the API's
    /// [`RateLimitHeaders`](crate::RateLimitHeaders) tell of. Default: 1 s.
    #[must_use]
    pub const fn throttle_base(mut self, base: Duration) -> Self {
        self.throttle_base = Some(base);
        self
    }

    /// The longest hint of the server that is waited for; a longer one ends the call. Default: 60 s.
    #[must_use]
    pub const fn max_hint(mut self, hint: Duration) -> Self {
        self.max_hint = Some(hint);
        self
    }

    /// Whether a hint is lengthened at random by up to a quarter (at most 5 s), so that those who were given the same
    /// hint do not all come back at once. Default: yes.
    #[must_use]
    pub const fn hint_jitter(mut self, jitter: bool) -> Self {
        self.hint_jitter = Some(jitter);
        self
    }

    /// This policy, with what `nearer` says in place of its own.
    #[must_use]
    pub fn overridden_by(self, nearer: Self) -> Self {
        Self {
            attempts: nearer.attempts.or(self.attempts),
            on: nearer.on.or(self.on),
            rejected: nearer.rejected.or(self.rejected),
            base: nearer.base.or(self.base),
            factor: nearer.factor.or(self.factor),
            cap: nearer.cap.or(self.cap),
            throttle_base: nearer.throttle_base.or(self.throttle_base),
            max_hint: nearer.max_hint.or(self.max_hint),
            hint_jitter: nearer.hint_jitter.or(self.hint_jitter),
        }
    }

    /// What holds when no wider level is left to ask.
    pub(crate) fn resolve(self) -> Resolved {
        Resolved {
            attempts: self.attempts.unwrap_or(4).max(1),
            wanted: Wanted { on: self.on, rejected: self.rejected.unwrap_or(&[]) },
            base: self.base.unwrap_or(Duration::from_millis(100)),
            factor: self.factor.unwrap_or(4),
            cap: self.cap.unwrap_or(Duration::from_secs(10)),
            throttle_base: self.throttle_base.unwrap_or(Duration::from_secs(1)),
            max_hint: self.max_hint.unwrap_or(Duration::from_secs(60)),
            hint_jitter: self.hint_jitter.unwrap_or(true),
        }
    }
}

/// What of a policy says whether there is a retry; all else is asked for only where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// `None` is the default set, which depends on the method gate.
    pub(crate) on: Option<&'static [RetryOn]>,
    pub(crate) rejected: &'static [u16],
}

/// A policy with every field decided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resolved {
    pub(crate) attempts: u32,
    pub(crate) wanted: Wanted,
    pub(crate) base: Duration,
    pub(crate) factor: u32,
    pub(crate) cap: Duration,
    pub(crate) throttle_base: Duration,
    pub(crate) max_hint: Duration,
    pub(crate) hint_jitter: bool,
}

/// One line with what this level says: `4 attempts on 429, 5xx; waits up to 100 ms × 4 each time, at most 10 s`.
impl fmt::Display for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.attempts.map(|n| if n <= 1 { "no retries".to_owned() } else { format!("{n} attempts") }));
        if let Some(on) = self.on {
            let on = format!("on {}", list(on));
            match parts.last_mut() {
                Some(attempts) => *attempts = format!("{attempts} {on}"),
                None => parts.push(on),
            }
        }
        parts.extend(self.rejected.map(|statuses| format!("{} not processed", list(statuses))));
        parts.extend(self.base.map(|base| format!("first wait up to {base:?}")));
        parts.extend(self.factor.map(|factor| format!("growing {factor}-fold")));
        parts.extend(self.throttle_base.map(|base| format!("when throttled from {base:?}")));
        parts.extend(self.cap.map(|cap| format!("at most {cap:?}")));
        parts.extend(self.max_hint.map(|hint| format!("hints up to {hint:?}")));
        parts.extend((self.hint_jitter == Some(false)).then(|| "hints taken exactly".to_owned()));
        f.write_str(if parts.is_empty() { "the defaults" } else { "" })?;
        f.write_str(&parts.join("; "))
    }
}

fn list<T: ToString>(items: &[T]) -> String {
    items.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}
