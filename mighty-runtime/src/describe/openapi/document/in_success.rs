//! A status that means success, and may be an error all the same.

use serde_json::{Value, json};

use super::spec::{Entries, MediaType, Response};
use crate::describe::declared::StatusPattern;
use crate::describe::endpoint::Endpoint;

/// Adds the response of an error. Where its status is a success as well, what that may hold may be either.
pub(super) fn add(
    (key, failure): (String, Response),
    status: StatusPattern,
    endpoint: &Endpoint,
    responses: &mut Vec<(String, Response)>,
) {
    if !matches!(status, StatusPattern::Status(200..=299) | StatusPattern::Class(2)) {
        return responses.push((key, failure));
    }
    let any = endpoint.successes().is_empty();
    for (own, success) in responses.iter_mut() {
        let is_meant = own.parse().is_ok_and(|code| status.contains(code) && (200..300).contains(&code));
        if *own == key || is_meant {
            either(&mut success.content, &failure.content);
        }
    }
    if responses.iter().any(|(own, _)| *own == key) || (status == StatusPattern::Class(2) && !any) {
        return;
    }
    // Any 2xx is a success, and of this one more is known.
    let mut response = failure;
    let whole = responses.first().filter(|(own, _)| any && own == "2XX");
    if let Some((_, success)) = whole {
        let failure = std::mem::take(&mut response.content);
        response.content = success.content.clone();
        either(&mut response.content, &failure);
    }
    responses.push((key, response));
}

/// What the content may be besides.
fn either(content: &mut Entries<MediaType>, other: &Entries<MediaType>) {
    for (media_type, other) in &other.0 {
        match content.0.iter_mut().find(|(own, _)| own == media_type) {
            Some((_, own)) => own.schema = any_of(own.schema.take(), other.schema.clone()),
            None => content.0.push((media_type.clone(), other.clone())),
        }
    }
}

/// The schema of what is either. Of what may be something unknown, nothing can be said.
fn any_of(one: Option<Value>, other: Option<Value>) -> Option<Value> {
    let (one, other) = (one?, other?);
    Some(if one == other { one } else { json!({ "anyOf": [one, other] }) })
}
