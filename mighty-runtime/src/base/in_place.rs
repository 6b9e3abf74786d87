//! Futures that are made where they stay.

use std::pin::Pin;

/// What `make` gives, on the heap. Unlike with `Box::pin`, the compiler can write it there at once: a future is mostly room for what
/// it will need later, of which nothing has to be copied.
pub(crate) fn in_place<F>(make: impl FnOnce() -> F) -> Pin<Box<F>> {
    Box::into_pin(Box::write(Box::new_uninit(), make()))
}
