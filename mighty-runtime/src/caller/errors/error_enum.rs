//! What the generated enums of errors can do. Each of them gives its parts; all else is made of these here, once for all.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::common::Error;
use super::failure::Failure;
use crate::author::help::Help;
use crate::caller::outcome::Outcome;

/// What the macro implements for every enum of errors. What the variant holds is behind `Deref`: its methods are the enum's, and
/// nobody has to import a trait for them. Methods of each enum's own were a sixth of what an endpoint cost in `cargo check`.
pub trait ErrorEnum: Deref<Target = dyn Failure> + std::error::Error + Send + Sync + 'static {
    /// What the variant holds.
    fn failure(&self) -> &dyn Failure {
        &**self
    }

    /// What the variant holds, by value.
    fn into_error(self) -> Error;
}

#[diagnostic::do_not_recommend]
impl<E: ErrorEnum> Failure for E {
    fn outcome(&self) -> &Outcome {
        self.failure().outcome()
    }

    fn message(&self) -> Cow<'_, str> {
        self.failure().message()
    }

    fn help(&self) -> Option<&'static Help> {
        self.failure().help()
    }

    fn user_message(&self) -> &'static str {
        self.failure().user_message()
    }
}

#[diagnostic::do_not_recommend]
impl<E: ErrorEnum> From<E> for Error {
    fn from(error: E) -> Self {
        error.into_error()
    }
}

// What the standard library asks of an error. It takes the payload, so that it is compiled once and not for each enum.

/// `NotFound(StatusError { … })`, as it would be derived.
///
/// # Errors
/// When nothing can be written.
pub fn debug(variant: &str, failure: &dyn Failure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(variant).field(&failure).finish()
}

/// As the payload is displayed.
///
/// # Errors
/// When nothing can be written.
pub fn display(failure: &dyn Failure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(failure, f)
}

/// The cause of the payload.
pub fn source(failure: &dyn Failure) -> Option<&(dyn std::error::Error + 'static)> {
    failure.source()
}
