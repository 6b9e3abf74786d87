//! What an argument must be able to do, by where it goes.

use std::fmt::Display;

use serde::Serialize;

use crate::base::link::Link;

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

/// A value that can be a body, a form, or a struct of query parameters: anything that is `Serialize`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a body, a form or the fields of a query",
    label = "this argument does not implement `serde::Serialize`",
    note = "put `#[derive(serde::Serialize)]` on it, and on every type in it"
)]
pub trait Content: Serialize {}

// The compiler shall speak of the argument, in the words above, and not of serde's traits and all that implements them.
#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Content for T {}

/// A value that can be the URL of a request.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the URL of a request",
    label = "not a `Link`",
    note = "use `mighty_runtime::Link`, which an answer gives by `Response::location()` or as a field of its type"
)]
pub trait Linked {
    /// The link.
    fn as_link(&self) -> &Link;
}

impl Linked for Link {
    fn as_link(&self) -> &Link {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<L: Linked + ?Sized> Linked for &L {
    fn as_link(&self) -> &Link {
        L::as_link(self)
    }
}
