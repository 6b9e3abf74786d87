//! What an endpoint answers.

use http::StatusCode;
use serde_json::{Value, json};

use super::content::content;
use super::in_success;
use super::known::Known;
use super::spec::{Entries, Header, Response};
use crate::describe::declared::StatusPattern;
use crate::describe::endpoint::Endpoint;

/// The success first, then every declared error, each status once.
pub(super) fn responses(endpoint: &Endpoint, known: &Known) -> Entries<Response> {
    let mut responses = successes(endpoint, known);
    if endpoint.accepts_not_modified() {
        responses.push(not_modified());
    }
    let mut seen: Vec<StatusPattern> = Vec::new();
    for error in endpoint.errors() {
        if !seen.contains(&error.statuses()) {
            seen.push(error.statuses());
            let response = failure(endpoint, error.statuses(), known);
            in_success::add(response, error.statuses(), endpoint, &mut responses);
        }
    }
    Entries(responses)
}

/// One for each status that is declared.
fn successes(endpoint: &Endpoint, known: &Known) -> Vec<(String, Response)> {
    let statuses = endpoint.successes().iter().map(|success| StatusPattern::Status(success.status()));
    let mut statuses: Vec<StatusPattern> = statuses.collect();
    if statuses.is_empty() {
        statuses.push(StatusPattern::Class(2));
    }
    statuses.into_iter().map(|status| success(status, known)).collect()
}

fn success(status: StatusPattern, known: &Known) -> (String, Response) {
    let success = known.success_of(status);
    let content = success
        .content
        .as_ref()
        .map_or_else(Entries::default, |(media_type, schema)| content(media_type, schema.clone()));
    let headers = success.headers.iter().map(|(name, is_required, schema)| {
        let schema = schema.clone().unwrap_or_else(|| json!({}));
        ((*name).to_owned(), Header { required: *is_required, schema })
    });
    (key(status), Response { description: description(status), headers: Entries(headers.collect()), content })
}

/// It has no body.
fn not_modified() -> (String, Response) {
    let status = StatusPattern::Status(StatusCode::NOT_MODIFIED.as_u16());
    (
        key(status),
        Response { description: description(status), headers: Entries::default(), content: Entries::default() },
    )
}

/// One response for all variants of a status: its body is that of any of them.
fn failure(endpoint: &Endpoint, status: StatusPattern, known: &Known) -> (String, Response) {
    let variants = endpoint.errors().iter().filter(|error| error.statuses() == status);
    let bodies: Option<Vec<&Value>> = variants.map(|variant| known.error(variant.variant())).collect();
    let schema = bodies.map(any_of);
    let content = schema.map_or_else(Entries::default, |schema| content("application/json", Some(schema)));
    (key(status), Response { description: description(status), headers: Entries::default(), content })
}

/// The schema of what is any of these. Of what may be something unknown, nothing can be said.
fn any_of(bodies: Vec<&Value>) -> Value {
    let mut distinct: Vec<&Value> = Vec::new();
    for body in bodies {
        if !distinct.contains(&body) {
            distinct.push(body);
        }
    }
    match distinct.as_slice() {
        [only] => (*only).clone(),
        several => json!({ "anyOf": several }),
    }
}

/// `404`, `5XX`
fn key(status: StatusPattern) -> String {
    status.to_string().to_uppercase()
}

fn description(status: StatusPattern) -> String {
    let class = |class: u8| match class {
        2 => "Success",
        3 => "Redirection",
        4 => "Client error",
        5 => "Server error",
        _ => "Another answer",
    };
    match status {
        StatusPattern::Status(code) => {
            let phrase = StatusCode::from_u16(code).ok().and_then(|status| status.canonical_reason());
            phrase.map_or_else(|| format!("Status {code}"), str::to_owned)
        }
        StatusPattern::Class(digit) => class(digit).to_owned(),
    }
}
