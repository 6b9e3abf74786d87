//! The one error that every other converts into.

use std::any::Any;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

use super::build::BuildError;
use super::failure::Failure;
use super::status_error::StatusError;
use super::unexpected::Unexpected;
use super::{build, status_error, unexpected, user_message};
use crate::author::error_body::ErrorBody;
use crate::author::help::Help;
use crate::caller::outcome::Outcome;

/// Any error of any endpoint, and of building a client: what an application's `?` ends in when it does not care which.
///
/// Nothing is lost on the way: the payload moves in as it is, and [`into_status_error`](Self::into_status_error) and
/// [`into_unexpected`](Self::into_unexpected) take it out again. 16 bytes in size.
pub struct Error(Box<dyn Payload>);

/// What the box may hold: the inside of each payload, so that a conversion allocates nothing.
trait Payload: StdError + Send + Sync + Any {
    /// The payload of a call's error, or `None` for one of building the client.
    fn failure(&self) -> Option<&dyn Failure>;
}

impl<B: Send + Sync + 'static> Payload for status_error::Inner<B> {
    fn failure(&self) -> Option<&dyn Failure> {
        Some(self)
    }
}

impl Payload for unexpected::Inner {
    fn failure(&self) -> Option<&dyn Failure> {
        Some(self)
    }
}

impl Payload for build::Inner {
    fn failure(&self) -> Option<&dyn Failure> {
        None
    }
}

impl Error {
    /// What the call did; `None` if there was none because the client could not be built.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.0.failure().map(Failure::outcome)
    }

    /// The status of the answer, if one came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.outcome().and_then(Outcome::status)
    }

    /// One line for a human: the server's own words where it has any.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        match self.0.failure() {
            Some(failure) => failure.message(),
            None => self.0.to_string().into(),
        }
    }

    /// What the API says can be done about the answer's status, if one came; see [`Failure::help`].
    #[must_use]
    pub fn help(&self) -> Option<&'static Help> {
        self.0.failure().and_then(Failure::help)
    }

    /// A short text for the people who use the program; see [`Failure::user_message`].
    #[must_use]
    pub fn user_message(&self) -> &'static str {
        self.0.failure().map_or(user_message::NOT_SET_UP, Failure::user_message)
    }

    /// The error body, if this is a declared status whose body was read as a `B`.
    #[must_use]
    pub fn body<B: ErrorBody>(&self) -> Option<&B> {
        (&*self.0 as &dyn Any).downcast_ref::<status_error::Inner<B>>()?.body()
    }

    /// The payload of a declared status.
    ///
    /// # Errors
    /// With itself, if it is something else or has another type of body.
    pub fn into_status_error<B: ErrorBody>(self) -> Result<StatusError<B>, Self> {
        self.take(StatusError)
    }

    /// The payload of `Unexpected`.
    ///
    /// # Errors
    /// With itself, if it is something else.
    pub fn into_unexpected(self) -> Result<Unexpected, Self> {
        self.take(Unexpected)
    }

    /// The error of a client that could not be built.
    ///
    /// # Errors
    /// With itself, if it is something else.
    pub fn into_build_error(self) -> Result<BuildError, Self> {
        self.take(BuildError)
    }

    fn take<P: 'static, Q>(self, wrap: impl FnOnce(Box<P>) -> Q) -> Result<Q, Self> {
        if !(&*self.0 as &dyn Any).is::<P>() {
            return Err(self);
        }
        match (self.0 as Box<dyn Any>).downcast() {
            Ok(payload) => Ok(wrap(payload)),
            Err(_) => unreachable!("bug in mighty, please report: a payload changed its type"),
        }
    }
}

impl<B: Send + Sync + 'static> From<StatusError<B>> for Error {
    fn from(error: StatusError<B>) -> Self {
        Self(error.0)
    }
}

impl From<Unexpected> for Error {
    fn from(error: Unexpected) -> Self {
        Self(error.0)
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        Self(error.0)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}
