//! What people who use a program are told about a failure, where the API has no [`Help`](crate::Help) for it. No jargon, no
//! number, nothing that the server or the caller wrote; and what to do next. All such texts are in this file.

use http::StatusCode;

use super::kind::UnexpectedKind;
use crate::base::delivery::Delivery;
use crate::base::transport_error::TransportErrorKind;
use crate::caller::outcome::Outcome;

/// A client could not be built.
pub(super) const NOT_SET_UP: &str = "This application is not set up correctly. Please contact its support.";

const NOT_UNDERSTOOD: &str =
    "The answer could not be understood. Please try again later, or contact the support of this application.";
const WRONG_INPUT: &str = "Something that was entered cannot be used. Please check it and try again.";
const NOT_READ: &str = "What was to be sent could not be read. Please check whether it is still there.";
const NO_CONNECTION: &str = "No connection could be made. Please check your internet connection and try again.";
const NOT_SECURE: &str =
    "No secure connection could be made. Please check the date and time of your device, or try another network.";
const NO_PROXY: &str =
    "Your network does not let this application through. Please ask whoever looks after the network.";
const NO_SIGN_IN: &str = "You could not be signed in. Please sign in again.";
const TOO_SLOW: &str = "This is taking too long. Please try again in a moment.";
const TOO_SLOW_MAYBE_DONE: &str =
    "This is taking too long. It may have been done all the same: please check before you try again.";
const TOO_MUCH: &str = "That was too much at once. Please wait a moment and try again.";
const NOT_NOW: &str = "This cannot be done right now. Please try again in a few minutes.";
const BROKEN_OFF: &str = "The connection was lost. Please try again.";
const BROKEN_OFF_MAYBE_DONE: &str =
    "The connection was lost. It may have been done all the same: please check before you try again.";
const DONE_WITHOUT_ANSWER: &str =
    "This seems to have been done, but the answer could not be understood. Please check before you try again.";

/// For a failure of which the status is all that is known.
pub(super) fn of_outcome(outcome: &Outcome) -> &'static str {
    match (outcome.help(), outcome.counted()) {
        (Some(help), _) => help.user_message(),
        (None, Some(status)) => of_status(status),
        (None, None) => NO_CONNECTION,
    }
}

/// For a failure of a kind.
pub(super) fn of_kind(kind: UnexpectedKind, delivery: Delivery, outcome: &Outcome) -> &'static str {
    // Sending a request of an idempotent endpoint again does no harm: nobody has to look first.
    let may_be_done = !outcome.endpoint().is_idempotent() && delivery != Delivery::NotSent;
    match (outcome.help(), kind) {
        (Some(help), _) => help.user_message(),
        (None, UnexpectedKind::Argument) => WRONG_INPUT,
        (None, UnexpectedKind::LimitReached) => TOO_MUCH,
        (None, UnexpectedKind::LimiterFailed) => NOT_NOW,
        (None, UnexpectedKind::Transport(kind)) => of_transport(kind, may_be_done),
        (None, UnexpectedKind::UndeclaredStatus) => outcome.counted().map_or(NOT_UNDERSTOOD, of_status),
        (None, UnexpectedKind::Decode | UnexpectedKind::TooLarge | UnexpectedKind::Redirect) if may_be_done => {
            DONE_WITHOUT_ANSWER
        }
        (
            None,
            UnexpectedKind::Decode | UnexpectedKind::TooLarge | UnexpectedKind::Pagination | UnexpectedKind::Redirect,
        ) => NOT_UNDERSTOOD,
        (None, UnexpectedKind::NotContinued) => of_transport(TransportErrorKind::Reset, may_be_done),
    }
}

fn of_status(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "Please sign in again.",
        403 => "You are not allowed to do this. Please ask for access.",
        404 => "This could not be found. Please check whether it was moved or deleted.",
        408 => TOO_SLOW,
        409 => "This was changed in the meantime, or has been done already. Please look at it again.",
        410 => "This is no longer available. Please go back and choose something else.",
        413 => "This is too large. Please choose something smaller.",
        422 => "Some of what was entered is not valid. Please check it and try again.",
        429 => TOO_MUCH,
        400..=499 => "This could not be accepted. Please check what was entered and try again.",
        500..=599 => "The service has a problem right now. Please try again in a few minutes.",
        _ => NOT_UNDERSTOOD,
    }
}

fn of_transport(kind: TransportErrorKind, may_be_done: bool) -> &'static str {
    use TransportErrorKind as Kind;
    match kind {
        Kind::Tls => NOT_SECURE,
        Kind::Proxy(_) => NO_PROXY,
        Kind::Token | Kind::Signature => NO_SIGN_IN,
        Kind::InvalidRequest => WRONG_INPUT,
        Kind::Body if !may_be_done => NOT_READ,
        Kind::Timeout if may_be_done => TOO_SLOW_MAYBE_DONE,
        Kind::Timeout => TOO_SLOW,
        _ if may_be_done => BROKEN_OFF_MAYBE_DONE,
        Kind::Reset => BROKEN_OFF,
        Kind::Protocol => NOT_UNDERSTOOD,
        Kind::Connect
        | Kind::Dns
        | Kind::UnknownHost
        | Kind::Refused
        | Kind::Unwritten
        | Kind::Overloaded
        | Kind::Body
        | Kind::Other => NO_CONNECTION,
    }
}
