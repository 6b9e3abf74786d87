//! HTTP methods that have no constant, so that a descriptor, which is one, can only name them.

use std::sync::{PoisonError, RwLock};

use http::Method;

/// Those that were asked for, each once: as many as there are names in the program.
static NAMED: RwLock<Vec<&'static Method>> = RwLock::new(Vec::new());

/// The method of that name; `None` if no method can have it.
pub(super) fn named(name: &'static str) -> Option<&'static Method> {
    let known = NAMED.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(method) = find(&known, name) {
        return Some(method);
    }
    drop(known);
    let method = Method::from_bytes(name.as_bytes()).ok()?;
    let mut known = NAMED.write().unwrap_or_else(PoisonError::into_inner);
    // Another thread may have been faster.
    let method = find(&known, name).unwrap_or_else(|| {
        let method: &'static Method = Box::leak(Box::new(method));
        known.push(method);
        method
    });
    Some(method)
}

fn find(known: &[&'static Method], name: &str) -> Option<&'static Method> {
    known.iter().copied().find(|method| method.as_str() == name)
}
