//! How far something is that takes long.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// How many bytes have passed, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    bytes: u64,
    total: Option<u64>,
}

impl Progress {
    /// The bytes so far.
    #[must_use]
    pub fn bytes(self) -> u64 {
        self.bytes
    }

    /// All of them, if their number is known.
    #[must_use]
    pub fn total(self) -> Option<u64> {
        self.total
    }
}

/// `7 of 100 bytes`
impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.total {
            Some(total) => write!(f, "{} of {total} bytes", self.bytes),
            None => write!(f, "{} bytes", self.bytes),
        }
    }
}

/// Who is told of it.
#[derive(Clone)]
pub(crate) struct Watcher(Arc<Mutex<dyn FnMut(Progress) + Send>>);

impl Watcher {
    pub(crate) fn new(watch: impl FnMut(Progress) + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(watch)))
    }

    pub(crate) fn tell(&self, bytes: u64, total: Option<u64>) {
        let mut watch = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        watch(Progress { bytes, total });
    }
}
