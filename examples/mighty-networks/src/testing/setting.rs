//! Changes, which leave what they do not name.
#![allow(clippy::ref_option, reason = "as the requests hold them")]

/// Sets what is always there.
pub(super) fn set<T: Clone>(kept: &mut T, change: &Option<T>) {
    if let Some(change) = change {
        kept.clone_from(change);
    }
}

/// Sets what may be missing.
pub(super) fn set_some<T: Clone>(kept: &mut Option<T>, change: &Option<T>) {
    if change.is_some() {
        kept.clone_from(change);
    }
}
