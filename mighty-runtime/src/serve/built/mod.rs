//! Errors that are built: they say what those that were received say.

pub(crate) mod fault;
pub(crate) mod reply;
mod said;

use http::StatusCode;

use self::fault::Fault;
use self::reply::ErrorReply;
use self::said::ApiSays;
use crate::author::api::Api;
use crate::author::error_body::{ErrorAnswer, ErrorBody, Summary};
use crate::caller::errors::kept::Kept;
use crate::caller::errors::status_error::StatusError;
use crate::caller::errors::unexpected::Unexpected;
use crate::describe::endpoint::Endpoint;

/// The payload of a variant, as if the endpoint of the API had answered so.
#[must_use]
pub fn answered<A: Api, B: ErrorBody>(
    endpoint: &'static Endpoint,
    status: u16,
    reply: ErrorReply<B>,
) -> StatusError<B> {
    let ErrorReply { body, bytes, said } = reply;
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let api = ApiSays::of::<A>();
    let (headers, location) = said.headers(&api);
    let answer = ErrorAnswer::new(status, &headers, &bytes);
    let (mut outcome, known) = said.outcome(&api, endpoint, &answer);
    // As when it is received: the API's usual body is asked where the status's own says nothing.
    let asks_usual = body.is_err() || said::is_split(endpoint, status);
    let usual = if asks_usual { (api.facts.errors.summarize)(&answer, known.as_ref()) } else { Summary::default() };
    outcome.status = Some(status);
    StatusError::new(Kept { status, headers, body: bytes, outcome, location }, body, None, usual)
}

/// The payload of `Unexpected`, as if that had come of a call of the endpoint.
///
/// # Panics
/// When the endpoint does declare the status of a [`Fault::undeclared`].
#[must_use]
#[track_caller]
pub fn unexpected<A: Api>(endpoint: &'static Endpoint, fault: Fault) -> Unexpected {
    fault.of(&ApiSays::of::<A>(), endpoint)
}

/// The status, which the compiler has seen to be of that class.
///
/// # Panics
/// In the compiler, whose error it is, if it is not.
#[must_use]
pub const fn status_of_class(status: u16, class: u16) -> u16 {
    assert!(status / 100 == class, "the status is not of the class that the variant stands for");
    status
}
