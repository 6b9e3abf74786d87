//! What an API says about its statuses to people: why they come, and what to do.

use std::fmt;

use http::StatusCode;

use crate::describe::declared::StatusPattern;

/// What a status may mean whatever the call was: a sentence for the people who use the program, and for those who wrote it
/// the causes, each with its remedy. An API has a list of them, [`Api::HELP`](crate::Api::HELP), and errors find their own
/// in it.
///
/// ```
/// use mighty_runtime::{Cause, Help};
///
/// const HELP: &[Help] = &[
///     Help::status(401, "Please sign in again.").with_causes(&[
///         Cause::new("the token is missing", "set `SHOP_TOKEN`"),
///         Cause::new("the token has expired", "make a new one under Settings > Tokens"),
///     ]),
///     Help::class(5, "The shop has a problem. Please try again in a few minutes."),
/// ];
///
/// assert_eq!(
///     HELP[0].to_string(),
///     "401 Unauthorized: Please sign in again.\n\
///      - the token is missing\n  → set `SHOP_TOKEN`\n\
///      - the token has expired\n  → make a new one under Settings > Tokens"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    statuses: StatusPattern,
    user_message: &'static str,
    causes: &'static [Cause],
}

/// Why a status may come, and what to do about it: for whoever wrote or runs the program. Both are Markdown without line
/// breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    cause: &'static str,
    remedy: &'static str,
}

impl Help {
    /// For one status. The sentence is shown to people who have never heard of statuses and tokens: what they can do, and
    /// nothing about the inside.
    #[must_use]
    pub const fn status(status: u16, user_message: &'static str) -> Self {
        Self { statuses: StatusPattern::Status(status), user_message, causes: &[] }
    }

    /// For a class of statuses, 4 for 4xx, 5 for 5xx: those of them that have no help of their own.
    #[must_use]
    pub const fn class(class: u8, user_message: &'static str) -> Self {
        Self { statuses: StatusPattern::Class(class), user_message, causes: &[] }
    }

    /// The same with what may be the matter, the likeliest first.
    #[must_use]
    pub const fn with_causes(mut self, causes: &'static [Cause]) -> Self {
        self.causes = causes;
        self
    }

    /// The status, or the class of statuses.
    #[must_use]
    pub const fn statuses(&self) -> StatusPattern {
        self.statuses
    }

    /// The sentence for the people who use the program.
    #[must_use]
    pub const fn user_message(&self) -> &'static str {
        self.user_message
    }

    /// What may be the matter.
    #[must_use]
    pub const fn causes(&self) -> &'static [Cause] {
        self.causes
    }

    /// The help for a status among `all`: an exact status goes before its class, and the first of two goes before the other.
    #[must_use]
    pub fn find(all: &'static [Self], status: StatusCode) -> Option<&'static Self> {
        let status = status.as_u16();
        let exact = all.iter().find(|help| help.statuses == StatusPattern::Status(status));
        exact.or_else(|| all.iter().find(|help| help.statuses.contains(status)))
    }

    /// `401 Unauthorized`, `5xx`.
    pub(crate) fn title(&self) -> String {
        let reason = match self.statuses {
            StatusPattern::Status(status) => StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason()),
            StatusPattern::Class(_) => None,
        };
        reason.map_or_else(|| self.statuses.to_string(), |reason| format!("{} {reason}", self.statuses))
    }
}

impl Cause {
    /// A cause and its remedy.
    #[must_use]
    pub const fn new(cause: &'static str, remedy: &'static str) -> Self {
        Self { cause, remedy }
    }

    /// What is the matter.
    #[must_use]
    pub const fn cause(&self) -> &'static str {
        self.cause
    }

    /// What to do.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        self.remedy
    }
}

/// The sentence, then two lines for each cause; no line break at the end.
impl fmt::Display for Help {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.title(), self.user_message)?;
        self.causes.iter().try_for_each(|Cause { cause, remedy }| write!(f, "\n- {cause}\n  → {remedy}"))
    }
}
