//! The payload of a variant that stands for a status.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::failure::Failure;
use super::kept::Kept;
use super::user_message;
use crate::author::error_body::{ErrorBody, Summary};
use crate::author::help::Help;
use crate::base::decode_error::DecodeError;
use crate::base::link::Link;
use crate::base::text::{self, OneLine};
use crate::caller::outcome::Outcome;

/// The server answered with a status that the endpoint declares as an error. `B` is the body's type; 8 bytes in size.
pub struct StatusError<B>(pub(super) Box<Inner<B>>);

pub(super) struct Inner<B> {
    status: StatusCode,
    headers: HeaderMap,
    raw: Bytes,
    body: Result<B, DecodeError>,
    /// What the type of the body ignores, where the client denies that.
    ignored: Option<DecodeError>,
    words: Words<B>,
    /// What the API's usual error body says, where the body is no `B` or the variant was chosen by a code; and the body's own
    /// code, where it makes the text.
    usual: Summary,
    outcome: Outcome,
    location: Option<Box<Link>>,
}

/// What a body can say. Noted where the answer is read, so that this is the only place that asks for an [`ErrorBody`]: a type
/// that is none is one error of the compiler, and not one for each of this payload's abilities.
struct Words<B> {
    message: fn(&B) -> Option<Cow<'_, str>>,
    code: fn(&B) -> Option<Cow<'_, str>>,
    debug: fn(&B, &mut fmt::Formatter<'_>) -> fmt::Result,
}

impl<B: ErrorBody> Words<B> {
    const OF: Self = Self { message: B::message, code: B::code, debug: <B as fmt::Debug>::fmt };
}

impl<B: ErrorBody> StatusError<B> {
    /// `ignored` is what the type of the body ignores, `usual` what the API's usual error body says, where it is needed.
    pub(crate) fn new(
        kept: Kept,
        body: Result<B, DecodeError>,
        ignored: Option<DecodeError>,
        mut usual: Summary,
    ) -> Self {
        if let Some(Cow::Owned(code)) = body.as_ref().ok().and_then(B::code) {
            usual.code = Some(code);
        }
        let Kept { status, headers, body: raw, outcome, location } = kept;
        Self(Box::new(Inner { status, headers, raw, body, ignored, words: Words::OF, usual, outcome, location }))
    }
}

impl<B> StatusError<B> {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The status that the answer means, where it is an error inside a success
    /// ([`Api::ERROR_IN_SUCCESS`](crate::Api::ERROR_IN_SUCCESS)); [`status`](Self::status) is the one that arrived.
    #[must_use]
    pub fn meaning(&self) -> Option<StatusCode> {
        self.0.outcome.meaning
    }

    /// The response's headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Where the answer says that something is (`Location`; RFC 9110, 10.2.2), as a redirect does: the argument of a `#[url]`.
    #[must_use]
    pub fn location(&self) -> Option<&Link> {
        self.0.location.as_deref()
    }

    /// The body, or `None` if it was not in the format of `B`: a gateway's page, cut off, or nothing at all.
    #[must_use]
    pub fn body(&self) -> Option<&B> {
        self.0.body.as_ref().ok()
    }

    /// The body, by value.
    #[must_use]
    pub fn into_body(self) -> Option<B> {
        self.0.body.ok()
    }

    /// Why there is no [`body`](Self::body).
    ///
    /// Of a client that denies unknown fields (`ClientBuilder::deny_unknown_fields`), also the first field that the body's
    /// type ignores; there is a body then as well, and nothing else about the error is different.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.0.body.as_ref().err().or(self.0.ignored.as_ref())
    }

    /// The bytes of the body, cut off at the client's limit for error bodies (64 KiB by default).
    #[must_use]
    pub fn raw(&self) -> &Bytes {
        &self.0.raw
    }

    /// The API's own code for the error, if its body has one. A body of this status's own is asked first; where it says
    /// nothing, what chose the variant of a split status is told, and where it does not decode, what the API's usual error
    /// body says.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self.body().and_then(self.0.words.code) {
            Some(Cow::Borrowed(code)) => Some(code),
            // One that is made anew each time was noted when the answer was read.
            Some(Cow::Owned(_)) | None => self.0.usual.code.as_deref(),
        }
    }

    /// What the server says: the body's message, else the title of an HTML page or the beginning of a text, else the
    /// status's reason phrase. Never empty.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        self.0.message()
    }

    /// What the API says can be done about the status; see [`Failure::help`].
    #[must_use]
    pub fn help(&self) -> Option<&'static Help> {
        self.0.outcome.help()
    }

    /// A short text for the people who use the program; see [`Failure::user_message`].
    #[must_use]
    pub fn user_message(&self) -> &'static str {
        user_message::of_outcome(&self.0.outcome)
    }

    /// What the call did.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.outcome.attempts()
    }

    /// How long the server asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.outcome.retry_after()
    }

    /// The id that the server gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.outcome.request_id()
    }
}

impl<B> Inner<B> {
    pub(super) fn body(&self) -> Option<&B> {
        self.body.as_ref().ok()
    }

    fn message(&self) -> Cow<'_, str> {
        let said = self.body().and_then(self.words.message).or(self.usual.message.as_deref().map(Cow::Borrowed));
        text::of(said, self.status, &self.raw)
    }
}

/// A body, or why there is none, as `Debug` shows it.
struct Shown<'a, B>(&'a Inner<B>);

impl<B> fmt::Debug for Shown<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.body {
            Ok(body) => (self.0.words.debug)(body, f),
            Err(error) => fmt::Debug::fmt(error, f),
        }
    }
}

impl<B: Send + Sync + 'static> Failure for Inner<B> {
    fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    fn message(&self) -> Cow<'_, str> {
        self.message()
    }
}

/// `show_member: 404 Not Found: no such member`, what an error inside a success means, and the number of attempts if there were more than one.
impl<B> fmt::Display for Inner<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (message, reason) = (self.message(), text::reason(self.status));
        write!(f, "{}: {} {reason}", self.outcome.endpoint.name(), self.status.as_u16())?;
        if let Some(meaning) = self.outcome.meaning.filter(|meaning| *meaning != self.status) {
            write!(f, ", which means {} {}", meaning.as_u16(), text::reason(meaning))?;
        }
        if message != reason {
            write!(f, ": {}", OneLine(&message))?;
        }
        if self.outcome.attempts > 1 {
            write!(f, " (after {}{})", self.outcome.requests(), self.outcome.before())?;
        }
        Ok(())
    }
}

/// Headers and raw bytes are left out: they are long, and nobody has looked at what is in them.
impl<B> fmt::Debug for Inner<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("StatusError");
        debug
            .field("endpoint", &self.outcome.endpoint.name())
            .field("status", &self.status.as_u16())
            .field("message", &OneLine(&self.message()).to_string())
            .field("body", &Shown(self))
            .field("raw_bytes", &self.raw.len())
            .field("attempts", &self.outcome.attempts)
            .field("stop_reason", &self.outcome.stop_reason);
        if let Some(ignored) = &self.ignored {
            debug.field("ignored", ignored);
        }
        debug.finish_non_exhaustive()
    }
}

// The answer itself is the cause: there is no source, and a body that did not decode is no reason for the status.
impl<B> StdError for Inner<B> {}

impl<B> fmt::Display for StatusError<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<B> fmt::Debug for StatusError<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<B> StdError for StatusError<B> {}

impl<B: Send + Sync + 'static> Failure for StatusError<B> {
    #[cfg(feature = "__sides")]
    fn answered(&self) -> Option<(StatusCode, &HeaderMap, &Bytes)> {
        Some((self.0.status, &self.0.headers, &self.0.raw))
    }

    fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    fn message(&self) -> Cow<'_, str> {
        self.0.message()
    }
}
