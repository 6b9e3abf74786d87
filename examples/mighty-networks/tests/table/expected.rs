//! What an operation may be answered, and what its caller then has.

use mighty_networks_fake::{Fields, Instances, Wanted};
use mighty_runtime::http::StatusCode;
use mighty_runtime::{DeclaredError, Endpoint, StatusPattern};
use serde_json::{Value, json};

use crate::call::Failed;

/// The variant of what was not declared.
const UNEXPECTED: &str = "Unexpected";

/// What is asked for, and what comes of it.
pub(crate) struct Expected {
    pub(crate) wanted: Wanted,
    result: Result<Answer, Failed>,
}

/// What a success is read as.
#[derive(Debug)]
enum Answer {
    /// All that was sent, and nothing that was not: of a type that leaves out a field, or has another one, it is not.
    Whole(Value),
    /// What was sent, with the empty values of what was not.
    InPart,
}

impl Expected {
    /// What is wrong about a result, if it is not the expected one.
    pub(crate) fn mistake(&self, found: &Result<Value, Failed>) -> Option<String> {
        let is_expected = match (&self.result, found) {
            (Ok(Answer::Whole(sent)), Ok(read)) => sent == read,
            (Ok(Answer::InPart), Ok(_)) => true,
            // Without a body there is nothing that it could say of the operation.
            (Err(expected), Err(found))
                if matches!(self.wanted, Wanted::Nothing(_)) || expected.variant == UNEXPECTED =>
            {
                (&expected.variant, expected.status) == (&found.variant, found.status)
            }
            (Err(expected), Err(found)) => expected == found,
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        };
        (!is_expected).then(|| format!("asked for {}: {found:?}, not {:?}", self.wanted, self.result))
    }
}

/// The success, whole and with what is required alone, every declared status with each of the bodies that errors have, and one
/// that is not declared.
pub(crate) fn expected(document: &Value, endpoint: &Endpoint) -> Vec<Expected> {
    let successes = [(Fields::All, Answer::Whole(whole(document, endpoint))), (Fields::Required, Answer::InPart)];
    let successes = successes.map(|(fields, answer)| Expected { wanted: Wanted::Success(fields), result: Ok(answer) });
    let declared = endpoint.errors().iter().flat_map(|error| failures(endpoint, error));
    successes.into_iter().chain(declared).chain([undeclared()]).collect()
}

/// A status that no operation declares.
fn undeclared() -> Expected {
    let status = StatusCode::GONE;
    let (variant, message) = (UNEXPECTED.to_owned(), String::new());
    Expected { wanted: Wanted::Prose(status), result: Err(Failed { variant, status: Some(status.as_u16()), message }) }
}

/// The document's own success of an operation, with all fields; null where there is none, or an object without any.
fn whole(document: &Value, endpoint: &Endpoint) -> Value {
    let items = document["paths"].as_object().unwrap().values();
    let mut operations = items.flat_map(|item| item.as_object().unwrap().values());
    let operation = operations.find(|operation| operation["operationId"] == endpoint.name()).unwrap();
    let mut responses = operation["responses"].as_object().unwrap().iter();
    let (_, success) = responses.find(|(status, _)| status.starts_with('2')).unwrap();
    let Some(schema) = success.pointer("/content/application~1json/schema") else { return Value::Null };
    let sent = Instances::of(document).make(schema, Fields::All);
    if sent == json!({}) { Value::Null } else { sent }
}

fn failures(endpoint: &Endpoint, error: &DeclaredError) -> Vec<Expected> {
    let statuses = match error.statuses() {
        StatusPattern::Status(status) => vec![status],
        StatusPattern::Class(5) => vec![500, 502, 503, 504],
        StatusPattern::Class(class) => panic!("{} declares {class}xx: say here which to ask for", endpoint.name()),
    };
    let statuses = statuses.into_iter().map(|status| StatusCode::from_u16(status).unwrap());
    statuses
        .flat_map(|status| {
            bodies(error, status).into_iter().map(move |wanted| failure(endpoint, error, status, wanted))
        })
        .collect()
}

/// A status that is split by the body's code is asked for with each code of the variant; the variant for the rest with any
/// other.
fn bodies(error: &DeclaredError, status: StatusCode) -> Vec<Wanted> {
    match error.codes() {
        [] => vec![
            Wanted::Prose(status),
            Wanted::Coded(status, "some_code".to_owned()),
            Wanted::Page(status),
            Wanted::Nothing(status),
        ],
        codes => codes.iter().map(|code| Wanted::Coded(status, (*code).to_owned())).collect(),
    }
}

fn failure(endpoint: &Endpoint, error: &DeclaredError, status: StatusCode, wanted: Wanted) -> Expected {
    let failed = Failed {
        variant: error.variant().to_owned(),
        status: Some(status.as_u16()),
        message: format!("{} from {}", status.as_u16(), endpoint.name()),
    };
    Expected { wanted, result: Err(failed) }
}
