//! What is shared by those who ask a mock and those who tell it.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A test that panicked has nothing left to protect.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
