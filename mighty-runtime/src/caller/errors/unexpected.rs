//! The payload of the one variant beyond the statuses.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::argument::ArgumentError;
use super::failure::Failure;
use super::kept::Kept;
use super::kind::UnexpectedKind;
use super::pagination::PaginationError;
use super::redirect::RedirectError;
use super::user_message;
use crate::author::help::Help;
use crate::base::decode_error::DecodeError;
use crate::base::delivery::Delivery;
use crate::base::in_lines::Shown;
use crate::base::text::{self, OneLine};
use crate::base::transport_error::TransportError;
use crate::caller::limiter::error::LimitError;
use crate::caller::outcome::Outcome;

/// No usable answer: none at all, an undeclared status, a success that does not decode, an argument that cannot be sent, a
/// list whose next page cannot be asked for.
/// 8 bytes in size.
pub struct Unexpected(pub(super) Box<Inner>);

pub(super) struct Inner {
    cause: Cause,
    outcome: Outcome,
    /// The answer's headers and the beginning of its body, where one came.
    head: Option<(HeaderMap, Bytes)>,
}

enum Cause {
    Argument(ArgumentError),
    Limit(LimitError),
    Transport(TransportError),
    Undeclared { status: StatusCode, message: Option<String> },
    Decode(DecodeError),
    TooLarge(usize),
    ItemTooLarge(usize),
    NotContinued(DecodeError),
    Pagination(PaginationError),
    Redirect(RedirectError),
}

impl Unexpected {
    pub(crate) fn not_sendable(error: ArgumentError, outcome: Outcome) -> Self {
        Self(Box::new(Inner { cause: Cause::Argument(error), outcome, head: None }))
    }

    /// A request that was not let through.
    pub(crate) fn not_let_through(error: LimitError, outcome: Outcome) -> Self {
        Self(Box::new(Inner { cause: Cause::Limit(error), outcome, head: None }))
    }

    pub(crate) fn transport(error: TransportError, outcome: Outcome, head: Option<(HeaderMap, Bytes)>) -> Self {
        Self(Box::new(Inner { cause: Cause::Transport(error), outcome, head }))
    }

    pub(crate) fn undeclared(kept: Kept, message: Option<String>) -> Self {
        Self::answered(Cause::Undeclared { status: kept.status, message }, kept)
    }

    pub(crate) fn decode(error: DecodeError, kept: Kept) -> Self {
        Self::answered(Cause::Decode(error), kept)
    }

    pub(crate) fn too_large(limit: usize, kept: Kept) -> Self {
        Self::answered(Cause::TooLarge(limit), kept)
    }

    /// An item of a stream that is larger than it may be.
    pub(crate) fn item_too_large(limit: usize, kept: Kept) -> Self {
        Self::answered(Cause::ItemTooLarge(limit), kept)
    }

    /// A download whose rest is not to be had.
    pub(crate) fn not_continued(error: DecodeError, kept: Kept) -> Self {
        Self::answered(Cause::NotContinued(error), kept)
    }

    pub(crate) fn pagination(error: PaginationError, kept: Kept) -> Self {
        Self::answered(Cause::Pagination(error), kept)
    }

    pub(crate) fn redirect(error: RedirectError, kept: Kept) -> Self {
        Self::answered(Cause::Redirect(error), kept)
    }

    fn answered(cause: Cause, kept: Kept) -> Self {
        let Kept { headers, body, outcome, .. } = kept;
        Self(Box::new(Inner { cause, outcome, head: Some((headers, body)) }))
    }

    /// What is unexpected.
    #[must_use]
    pub fn kind(&self) -> UnexpectedKind {
        self.0.cause.kind()
    }

    /// The argument that cannot be sent, if it is that.
    #[must_use]
    pub fn argument(&self) -> Option<&ArgumentError> {
        if let Cause::Argument(error) = &self.0.cause { Some(error) } else { None }
    }

    /// Which field of a success does not fit its type, if it is that.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        if let Cause::Decode(error) = &self.0.cause { Some(error) } else { None }
    }

    /// How far the last attempt got. After [`Delivery::MaybeSent`], look whether the change was made before asking again.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.0.cause.delivery()
    }

    /// The status, if a status line arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.outcome.status()
    }

    /// The headers, if the server answered, as well where the body of a success then broke off.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.head.as_ref().map(|(headers, _)| headers)
    }

    /// The beginning of the body, if the server answered: at most the client's limit for error bodies (64 KiB by default),
    /// also of a success that does not fit its type, and what had arrived of one that broke off.
    #[must_use]
    pub fn raw(&self) -> Option<&Bytes> {
        self.0.head.as_ref().map(|(_, body)| body)
    }

    /// One line for a human.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        self.0.message()
    }

    /// What the API says can be done about the answer's status, if one came; see [`Failure::help`].
    #[must_use]
    pub fn help(&self) -> Option<&'static Help> {
        self.0.outcome.help()
    }

    /// A short text for the people who use the program; see [`Failure::user_message`].
    #[must_use]
    pub fn user_message(&self) -> &'static str {
        self.0.user_message()
    }

    /// When to come back: as the answer says, or the client's [`Limiter`](crate::Limiter), if the limit is reached.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.outcome.retry_after()
    }

    /// What the call did.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    /// How often the request was sent; 0 if it could not be built.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.outcome.attempts()
    }
}

impl Cause {
    fn kind(&self) -> UnexpectedKind {
        match self {
            Self::Argument(_) => UnexpectedKind::Argument,
            Self::Limit(error) if error.is_failure() => UnexpectedKind::LimiterFailed,
            Self::Limit(_) => UnexpectedKind::LimitReached,
            Self::Transport(error) => UnexpectedKind::Transport(error.kind()),
            Self::Undeclared { .. } => UnexpectedKind::UndeclaredStatus,
            Self::Decode(_) => UnexpectedKind::Decode,
            Self::TooLarge(_) | Self::ItemTooLarge(_) => UnexpectedKind::TooLarge,
            Self::NotContinued(_) => UnexpectedKind::NotContinued,
            Self::Pagination(_) => UnexpectedKind::Pagination,
            Self::Redirect(_) => UnexpectedKind::Redirect,
        }
    }

    fn delivery(&self) -> Delivery {
        match self {
            Self::Argument(_) | Self::Limit(_) => Delivery::NotSent,
            Self::Transport(error) => error.delivery(),
            Self::Undeclared { .. }
            | Self::Decode(_)
            | Self::TooLarge(_)
            | Self::ItemTooLarge(_)
            | Self::NotContinued(_)
            | Self::Redirect(_)
            | Self::Pagination(_) => Delivery::Answered,
        }
    }
}

impl Failure for Inner {
    fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    fn message(&self) -> Cow<'_, str> {
        match &self.cause {
            Cause::Argument(error) => error.to_string().into(),
            Cause::Limit(error) => error.to_string().into(),
            Cause::Transport(error) => error.to_string().into(),
            Cause::Undeclared { status, message } => {
                let body = self.head.as_ref().map_or(&[] as &[u8], |(_, body)| body);
                text::of(message.as_deref().map(Cow::from), *status, body)
            }
            Cause::Decode(_) => "the answer's body does not fit its type".into(),
            Cause::TooLarge(limit) => format!("the answer's body is larger than {limit} bytes").into(),
            Cause::ItemTooLarge(limit) => format!("an item of the stream is larger than {limit} bytes").into(),
            Cause::NotContinued(error) => format!("the download could not go on: {error}").into(),
            Cause::Pagination(_) => "the page after this one cannot be asked for".into(),
            Cause::Redirect(_) => "the redirect cannot be followed".into(),
        }
    }

    fn user_message(&self) -> &'static str {
        user_message::of_kind(self.cause.kind(), self.cause.delivery(), &self.outcome)
    }
}

/// `show_member: could not connect (not sent, after 4 attempts)`. The cause is left to `source`.
impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.outcome.endpoint.name())?;
        match &self.cause {
            Cause::Undeclared { status, .. } => match self.outcome.meaning {
                Some(meaning) => {
                    write!(f, "undeclared error in {}, which means {}: ", status.as_u16(), meaning.as_u16())?;
                }
                None => write!(f, "undeclared status {}: ", status.as_u16())?,
            },
            Cause::Decode(_)
            | Cause::TooLarge(_)
            | Cause::ItemTooLarge(_)
            | Cause::NotContinued(_)
            | Cause::Redirect(_)
            | Cause::Pagination(_) => {
                if let Some(status) = self.outcome.status {
                    write!(f, "{}: ", status.as_u16())?;
                }
            }
            Cause::Argument(_) | Cause::Limit(_) | Cause::Transport(_) => {}
        }
        write!(f, "{}", OneLine(&self.message()))?;
        match &self.cause {
            Cause::Transport(error) if error.delivery() == Delivery::MaybeSent => f.write_str(" (maybe sent")?,
            Cause::Transport(_) | Cause::Argument(_) | Cause::Limit(_) => f.write_str(" (not sent")?,
            _ => f.write_str(" (answered")?,
        }
        if self.outcome.attempts > 1 {
            write!(f, ", after {}{}", self.outcome.requests(), self.outcome.before())?;
        }
        if let Some(items) = self.outcome.items() {
            write!(f, ", {items} items handed out")?;
        }
        f.write_str(")")
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unexpected")
            .field("endpoint", &self.outcome.endpoint.name())
            .field("message", &OneLine(&self.message()).to_string())
            .field("source", &self.source().map(Shown))
            .field("status", &self.outcome.status.map(|status| status.as_u16()))
            .field("attempts", &self.outcome.attempts)
            .field("stop_reason", &self.outcome.stop_reason)
            .finish_non_exhaustive()
    }
}

impl StdError for Inner {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            // Their own words are this error's message; their cause is what is left to say.
            Cause::Argument(error) => error.source(),
            Cause::Limit(error) => error.source(),
            Cause::Transport(error) => error.source(),
            Cause::Decode(error) => Some(error),
            Cause::Pagination(error) => Some(error),
            Cause::Redirect(error) => Some(error),
            Cause::Undeclared { .. } | Cause::TooLarge(_) | Cause::ItemTooLarge(_) | Cause::NotContinued(_) => None,
        }
    }
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl StdError for Unexpected {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

impl Failure for Unexpected {
    #[cfg(feature = "__sides")]
    fn unexpected(&self) -> Option<(UnexpectedKind, Delivery)> {
        Some((self.kind(), self.delivery()))
    }

    fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    fn message(&self) -> Cow<'_, str> {
        self.0.message()
    }

    fn user_message(&self) -> &'static str {
        self.0.user_message()
    }
}
