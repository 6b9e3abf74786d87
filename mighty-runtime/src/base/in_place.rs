//! What is large is made where it stays.

use std::pin::Pin;

/// What `make` gives, on the heap. Unlike with `Box::new`, the compiler can write it there at once.
#[allow(clippy::inline_always, reason = "what `make` has in it would be copied into this, and then once more")]
#[inline(always)]
pub(crate) fn boxed<T>(make: impl FnOnce() -> T) -> Box<T> {
    Box::write(Box::new_uninit(), make())
}

/// The same of a future, which is mostly room for what it will need later, of which nothing has to be copied.
#[allow(clippy::inline_always, reason = "the same")]
#[inline(always)]
pub(crate) fn in_place<F>(make: impl FnOnce() -> F) -> Pin<Box<F>> {
    Box::into_pin(boxed(make))
}
