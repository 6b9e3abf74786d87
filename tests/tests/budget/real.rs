//! The core as it is.

mod sync {
    pub(super) use std::sync::atomic::{AtomicBool, Ordering};
    pub(super) use std::sync::{Arc, Mutex, MutexGuard};
}
#[path = "../../../mighty-runtime/src/carry/retry/budget.rs"]
pub(super) mod budget;
