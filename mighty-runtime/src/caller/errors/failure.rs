//! What the errors of calls have in common.

use std::borrow::Cow;

#[cfg(feature = "__sides")]
use super::kind::UnexpectedKind;
use http::StatusCode;

use super::user_message;
use crate::author::help::Help;
#[cfg(feature = "__sides")]
use crate::base::delivery::Delivery;
use crate::caller::outcome::Outcome;

/// What every error of a call can tell, for code that handles any of them: the generated enums, and the payloads of their
/// variants, [`StatusError`](crate::StatusError) and [`Unexpected`](crate::Unexpected).
pub trait Failure: std::error::Error + Send + Sync + 'static {
    /// What the call did.
    fn outcome(&self) -> &Outcome;

    /// One line for a human: the server's own words where it has any.
    fn message(&self) -> Cow<'_, str>;

    /// What can be done about it: what the API says about the answer's status ([`Api::HELP`](crate::Api::HELP)), if one came
    /// and it says anything. For whoever wrote or runs the program.
    fn help(&self) -> Option<&'static Help> {
        self.outcome().help()
    }

    /// The answer that it stands for, if it stands for one.
    #[cfg(feature = "__sides")]
    #[doc(hidden)]
    fn answered(&self) -> Option<(StatusCode, &http::HeaderMap, &bytes::Bytes)> {
        None
    }

    /// What is unexpected, and how far the last attempt got, if it is that.
    #[cfg(feature = "__sides")]
    #[doc(hidden)]
    fn unexpected(&self) -> Option<(UnexpectedKind, Delivery)> {
        None
    }

    /// A short text for the people who use the program: [`Help::user_message`], or where the API has no help a general one
    /// in English, by status and kind of failure. It has no jargon, nothing that the server or the caller wrote, and says
    /// what to do next.
    fn user_message(&self) -> &'static str {
        user_message::of_outcome(self.outcome())
    }
}

impl dyn Failure {
    /// The status of the answer; `None` if there was none. Beside the trait's own methods this is what every generated enum of
    /// errors has.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.outcome().status()
    }
}
