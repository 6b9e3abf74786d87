//! Errors as answers that are read as the same errors again.

use std::mem::discriminant;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Uri};
use serde_json::value::RawValue;

use super::items::Form;
use super::respond::{Outgoing, Unwritable, Writing, add_headers};
use crate::author::error_body::ErrorAnswer;
use crate::author::stream_item::StreamItem;
use crate::base::body::Body;
use crate::base::records::Record;
use crate::base::unknown_fields::UnknownFields;
use crate::caller::outcome::Outcome;
use crate::carry::response::answer::{Answer, OpenBody};
use crate::carry::response::failed::{EndpointError, Failed};

/// The answer that an error stands for.
///
/// # Errors
/// When it stands for none, or whoever asked would read it as another variant.
pub(crate) fn failure<E: EndpointError>(writing: Writing, error: &E) -> Result<Outgoing, Unwritable> {
    let Some((status, headers, body)) = error.answered() else {
        return Err(Unwritable::new(format_args!("the method returned `Unexpected`: {error}")));
    };
    let is_same = is_read_as(error, answer(writing, status, headers, body));
    if !is_same {
        let (variant, status) = (variant(error), status.as_u16());
        return Err(Unwritable::new(format_args!(
            "`{variant}` would be read as another variant: {status}, by its code"
        )));
    }
    Ok(written(status, headers, body))
}

/// The answer, whatever it is read as.
pub(crate) fn written(status: StatusCode, headers: &HeaderMap, body: &Bytes) -> Outgoing {
    let mut answer = http::Response::new(Body::from(body.clone()));
    *answer.status_mut() = status;
    add_headers(&mut answer, headers.clone(), false);
    answer
}

/// The item that an error is within a stream; `None` where the API has no item that is read as this one.
pub(crate) fn item<E: EndpointError>(writing: Writing, form: Form, error: &E) -> Option<Record> {
    let (_, headers, body) = error.answered()?;
    let data = match form {
        Form::Events if !body.contains(&b'\r') => body.clone(),
        _ => compact(body)?,
    };
    let names: &[Option<&str>] = match form {
        Form::Events => &[Some("error"), None],
        Form::Lines => &[None],
    };
    names.iter().find_map(|name| {
        let record = Record { name: name.map(str::to_owned), data: data.clone(), ..Record::default() };
        let item = StreamItem { endpoint: writing.endpoint, record: &record };
        let status = (writing.stream_error)(&item).filter(|status| status.as_u16() >= 300)?;
        is_read_as(error, answer(writing, status, headers, &data)).then_some(record)
    })
}

/// JSON in one line.
fn compact(body: &Bytes) -> Option<Bytes> {
    if !body.contains(&b'\n') && !body.contains(&b'\r') {
        return Some(body.clone());
    }
    let value: serde_json::Value = serde_json::from_str(serde_json::from_slice::<&RawValue>(body).ok()?.get()).ok()?;
    serde_json::to_vec(&value).ok().map(Bytes::from)
}

/// As a client would have it.
fn answer(writing: Writing, status: StatusCode, headers: &HeaderMap, body: &Bytes) -> Answer {
    let means = writing.error_in_success.filter(|_| status.is_success());
    let mut outcome = Outcome::new(writing.endpoint);
    outcome.status = Some(status);
    outcome.meaning = means.and_then(|means| means(&ErrorAnswer::new(status, headers, body)));
    Answer {
        uri: Uri::default(),
        status,
        headers: headers.clone(),
        body: body.clone(),
        outcome,
        summarize: writing.summarize,
        unknown_fields: UnknownFields::Ignored,
        known: None,
        max_error_body: usize::MAX,
        open: OpenBody::default(),
    }
}

fn is_read_as<E: EndpointError>(error: &E, answer: Answer) -> bool {
    !answer.is_success() && discriminant(&E::from_failed(&mut Failed::new(Ok(Box::new(answer))))) == discriminant(error)
}

/// The variant's name.
pub(crate) fn variant<E: EndpointError>(error: &E) -> String {
    let shown = format!("{error:?}");
    shown.split(['(', ' ']).next().unwrap_or_default().to_owned()
}
