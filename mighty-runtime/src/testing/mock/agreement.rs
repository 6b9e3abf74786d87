//! Whether an answer is one that the trait has.

use std::mem::discriminant;

use http::{HeaderMap, StatusCode, Uri};

use super::step::Answer;
use crate::author::error_body::ErrorAnswer;
use crate::author::facts::ApiFacts;
use crate::base::unknown_fields::UnknownFields;
use crate::caller::errors::failure::Failure;
use crate::caller::errors::kind::UnexpectedKind;
use crate::caller::outcome::Outcome;
use crate::carry::response::answer::{Answer as Received, OpenBody};
use crate::carry::response::decode::Success;
use crate::carry::response::failed::{EndpointError, Failed};
use crate::describe::declared::DeclaredError;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::Interest;
use crate::serve::call::EndpointCall;
use crate::serve::faithful::{self, written};
use crate::serve::respond::Outgoing;
use crate::testing::reply::Reply;

/// A success, if it is one of the endpoint and can be read into the method's type.
pub(super) fn success<C>(outgoing: Outgoing) -> Result<Answer, String>
where
    C: EndpointCall,
    C::Output: Success<C::Way>,
{
    let status = outgoing.status();
    if !C::ENDPOINT.is_success(status) {
        return Err(format!(
            "{} is no success of `{}`: {}",
            status.as_u16(),
            C::ENDPOINT.name(),
            successes(C::ENDPOINT)
        ));
    }
    if C::Output::READING.interest == Interest::Whole
        && let Some(mut answer) = as_received::<C>(&outgoing)
    {
        let read = C::Output::decode(&mut answer);
        read.map_err(|error| {
            format!("the answer cannot be read into the type that `{}` returns: {error}", C::ENDPOINT.name())
        })?;
    }
    Ok(Answer::of(outgoing))
}

fn successes(endpoint: &Endpoint) -> String {
    let declared: Vec<String> = endpoint.successes().iter().map(|success| success.status().to_string()).collect();
    match declared.as_slice() {
        [] => "those are 200 to 299".to_owned(),
        [only] => format!("that is {only}"),
        several => format!("those are {}", several.join(", ")),
    }
}

/// The answer that an error stands for, if it will be that error again where it is read.
pub(super) fn error<C: EndpointCall>(error: &C::Error) -> Result<Answer, String> {
    let payload: &dyn Failure = &**error;
    let Some((status, headers, body)) = payload.answered() else { return unexpected(payload) };
    let outgoing = written(status, headers, body);
    let Some(answer) = as_received::<C>(&outgoing) else { return Ok(Answer::of(outgoing)) };
    let (status, variant) = (answer.status, faithful::variant(error));
    if answer.is_success() {
        return Err(format!(
            "`{variant}` would be a success: nothing in the answer says that it is an error (`Api::ERROR_IN_SUCCESS`)"
        ));
    }
    let code = answer.summary().code;
    let read = C::Error::from_failed(&mut Failed::new(Ok(Box::new(answer))));
    if discriminant(&read) != discriminant(error) {
        return Err(other_variant(C::ENDPOINT, status, &variant, &faithful::variant(&read), code.as_deref()));
    }
    let (own, others) = (payload.message(), read.message());
    if own != others {
        return Err(format!(
            "the body of `{variant}` does not come out as it went in: its message would be {others:?} and not {own:?}; write it \
             as the API does, with `ErrorReply::written(body, media_type, bytes)`"
        ));
    }
    Ok(Answer::of(outgoing))
}

/// Why an error would be read as another.
fn other_variant(endpoint: &Endpoint, status: StatusCode, built: &str, read: &str, code: Option<&str>) -> String {
    let arm = endpoint.errors().iter().find(|error| error.variant() == built);
    let codes: Vec<String> = arm.into_iter().flat_map(DeclaredError::codes).map(|code| format!("{code:?}")).collect();
    let status = status.as_u16();
    let said = code.map_or_else(|| "no code".to_owned(), |code| format!("the code {code:?}"));
    if codes.is_empty() {
        return format!("a {status} with {said} is `{read}` of `{}`, and not `{built}`", endpoint.name());
    }
    format!(
        "`{built}` is a {status} with the code {}, and this body has {said}: it would be `{read}`",
        codes.join(" or ")
    )
}

/// What a server, or the way to it, can do so that an error becomes `Unexpected`.
fn unexpected(payload: &dyn Failure) -> Result<Answer, String> {
    let outcome = payload.outcome();
    let kind = payload.unexpected();
    match kind {
        Some((UnexpectedKind::Transport(kind), delivery)) => Ok(Answer::Reply(Reply::error(kind, delivery))),
        Some((UnexpectedKind::UndeclaredStatus, _)) => {
            let status = outcome.status().map_or(0, |status| status.as_u16());
            Err(format!("{status} is not declared, which needs the word: `.undeclared({status}, body)`"))
        }
        Some((UnexpectedKind::Argument, _)) => {
            Err("an argument that cannot be sent never comes to a server; call the method with such a one".to_owned())
        }
        Some((UnexpectedKind::LimitReached | UnexpectedKind::LimiterFailed, _)) => {
            Err("what is not let through never comes to a server; give the client a limiter that refuses it".to_owned())
        }
        _ => Err("no server answers so by itself; say what it sends with `.replies(…)`".to_owned()),
    }
}

/// A status that is said to be undeclared.
pub(super) fn undeclared(endpoint: &Endpoint, reply: &Reply) -> Result<(), String> {
    let (Some(status), name) = (reply.answers(), endpoint.name()) else {
        return Err("a fault has no status that could be undeclared; say `.replies(…)`".to_owned());
    };
    let code = status.as_u16();
    if status.is_informational() {
        return Err(format!("{code} is no answer, but comes before one"));
    }
    if endpoint.is_success(status) {
        return Err(format!("{code} is a success of `{name}`: say `.returns(…)`"));
    }
    match endpoint.variant(status) {
        Some(variant) => Err(format!("`{name}` declares {code}: say `.fails(…)` with `{variant}`")),
        None => Ok(()),
    }
}

/// An answer that is written by hand.
pub(super) fn declared(endpoint: &Endpoint, reply: &Reply) -> Result<(), String> {
    let Some(status) = reply.answers() else { return Ok(()) };
    let is_declared = endpoint.is_success(status) || endpoint.variant(status).is_some();
    let code = status.as_u16();
    is_declared.then_some(()).ok_or_else(|| {
        format!("`{}` does not declare {code}, which needs the word: `.undeclared_reply(…)`", endpoint.name())
    })
}

/// An answer as the caller has it, if its body is in memory.
fn as_received<C: EndpointCall>(outgoing: &Outgoing) -> Option<Received> {
    let facts = ApiFacts::of::<C::Api>();
    let (status, headers): (StatusCode, &HeaderMap) = (outgoing.status(), outgoing.headers());
    let body = bytes::Bytes::copy_from_slice(outgoing.body().as_bytes()?);
    let mut outcome = Outcome::new(C::ENDPOINT);
    let means = facts.error_in_success.filter(|_| status.is_success());
    outcome.meaning = means.and_then(|means| means(&ErrorAnswer::new(status, headers, &body)));
    outcome.status = Some(status);
    Some(Received {
        uri: Uri::default(),
        status,
        headers: headers.clone(),
        body,
        outcome,
        summarize: facts.errors.summarize,
        unknown_fields: UnknownFields::Ignored,
        known: None,
        max_error_body: usize::MAX,
        open: OpenBody::default(),
    })
}
