//! What an argument in a path, a query or a header must be able to do.

use std::fmt::Display;

/// A value that can stand in a path, a query or a header: anything that is `Display`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent in a path, a query or a header",
    label = "this argument does not implement `Display`",
    note = "implement `std::fmt::Display` for it, printing the value as the API wants it"
)]
pub trait Value {
    /// Prints the value.
    fn as_display(&self) -> &dyn Display;
}

impl<T: Display> Value for T {
    fn as_display(&self) -> &dyn Display {
        self
    }
}
