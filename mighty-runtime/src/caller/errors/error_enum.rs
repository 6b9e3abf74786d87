//! What the generated enums of errors can do. Each of them gives its parts; all else is made of these here, once for all.

use std::borrow::Cow;
use std::fmt;

use http::StatusCode;

use super::common::Error;
use super::failure::Failure;
use crate::caller::outcome::Outcome;

/// What the macro implements for every enum of errors.
pub trait ErrorEnum: std::error::Error + Send + Sync + 'static {
    /// The names of the variants, in their order and without `Unexpected`, which is the last one.
    const VARIANTS: &'static [&'static str];

    /// The place of the variant among those names.
    fn variant(&self) -> usize;

    /// What the variant holds.
    fn failure(&self) -> &dyn Failure;

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

// The abilities of the enums that are more than a method of the payload's trait. Those that every error that is shown needs take
// the payload, so that they are compiled once and not for each enum; what else there is takes the enum, since a call in
// another costs the compiler more than one, in each enum and whether it is used or not.

/// `NotFound(StatusError { … })`, as it would be derived.
///
/// # Errors
/// When nothing can be written.
pub fn debug(names: &[&str], variant: usize, failure: &dyn Failure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(names.get(variant).unwrap_or(&"Unexpected")).field(&failure).finish()
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

/// The status of the answer that the payload is of.
#[inline]
pub fn status<E: ErrorEnum>(error: &E) -> Option<StatusCode> {
    error.failure().outcome().status()
}
