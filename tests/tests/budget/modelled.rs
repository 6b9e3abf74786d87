//! The core with loom's locks.

mod sync {
    pub(super) use loom::sync::atomic::{AtomicBool, Ordering};
    pub(super) use loom::sync::{Arc, Mutex, MutexGuard};
}
#[path = "../../../mighty-runtime/src/carry/retry/budget.rs"]
pub(super) mod budget;
