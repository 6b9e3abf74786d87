//! Retry settings, field by field; what is `None` is the runtime's default.

use std::time::Duration;

use super::pattern::Pattern;

/// The attempts of a call when nothing is said.
pub(crate) const DEFAULT_ATTEMPTS: u32 = 4;
/// The longest wait when nothing is said.
pub(crate) const DEFAULT_CAP: Duration = Duration::from_secs(10);
/// The statuses that are retried when nothing is said and the request may be repeated.
pub(crate) const DEFAULT_STATUSES: [u16; 6] = [408, 429, 500, 502, 503, 504];

/// What the author says about retries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Retry {
    /// How often a call is sent at most; 1 means never again.
    pub attempts: Option<u32>,
    /// Exactly what is retried.
    pub on: Option<Vec<Cause>>,
    /// The first wait.
    pub base: Option<Duration>,
    /// The longest wait.
    pub cap: Option<Duration>,
    /// What each wait is multiplied by.
    pub factor: Option<u32>,
    /// The first wait after throttling.
    pub throttle_base: Option<Duration>,
    /// The statuses that mean the request was not processed.
    pub rejected: Option<Vec<u16>>,
}

/// Something that is retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// An answer with this status, or of this class.
    Status(Pattern),
    /// No connection.
    Connect,
    /// No answer in time.
    Timeout,
    /// The connection broke after something was sent.
    Reset,
}

impl Cause {
    /// The statuses that it stands for: of a class, those that waiting may cure.
    pub(crate) fn statuses(self) -> Vec<u16> {
        match self {
            Self::Status(Pattern::Exact(status)) => vec![status],
            Self::Status(class @ Pattern::Class(_)) => {
                let is_covered = |status: &u16| class.covers(Pattern::Exact(*status));
                DEFAULT_STATUSES.into_iter().filter(is_covered).collect()
            }
            Self::Connect | Self::Timeout | Self::Reset => Vec::new(),
        }
    }
}

impl Retry {
    /// What this one says, and what `farther` says where it is silent.
    pub(crate) fn or(self, farther: &Self) -> Self {
        Self {
            attempts: self.attempts.or(farther.attempts),
            on: self.on.or_else(|| farther.on.clone()),
            base: self.base.or(farther.base),
            cap: self.cap.or(farther.cap),
            factor: self.factor.or(farther.factor),
            throttle_base: self.throttle_base.or(farther.throttle_base),
            rejected: self.rejected.or_else(|| farther.rejected.clone()),
        }
    }

    /// Whether a call is sent only once.
    pub(crate) fn is_never(&self) -> bool {
        self.attempts == Some(1)
    }

    /// Whether nothing is said.
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an answer of this status is retried, as far as the set goes.
    pub(crate) fn retries(&self, status: u16) -> bool {
        match &self.on {
            Some(causes) => causes.iter().any(|cause| cause.statuses().contains(&status)),
            None => DEFAULT_STATUSES.contains(&status),
        }
    }
}
