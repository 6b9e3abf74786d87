//! What the generated enums of errors can do. Each of them gives its parts; all else is made of these here, once for all.

use std::borrow::Cow;
use std::fmt;

use super::common::Error;
use super::failure::Failure;
use crate::caller::outcome::Outcome;

/// What the macro implements for every enum of errors.
pub trait ErrorEnum: std::error::Error + Send + Sync + 'static {
    /// The name of the variant, and what it holds.
    fn parts(&self) -> (&'static str, &dyn Failure);

    /// What the variant holds, by value.
    fn into_error(self) -> Error;
}

#[diagnostic::do_not_recommend]
impl<E: ErrorEnum> Failure for E {
    fn outcome(&self) -> &Outcome {
        self.parts().1.outcome()
    }

    fn message(&self) -> Cow<'_, str> {
        self.parts().1.message()
    }

    fn user_message(&self) -> &'static str {
        self.parts().1.user_message()
    }
}

#[diagnostic::do_not_recommend]
impl<E: ErrorEnum> From<E> for Error {
    fn from(error: E) -> Self {
        error.into_error()
    }
}

/// `NotFound(StatusError { … })`, as it would be derived.
///
/// # Errors
/// When nothing can be written.
pub fn debug((variant, failure): (&'static str, &dyn Failure), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(variant).field(&failure).finish()
}
