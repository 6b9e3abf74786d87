//! The answers.

use http::{Response, StatusCode, header};
use http_body_util::Full;
use hyper::body::Bytes;
use serde_json::{Value, json};

use crate::check::Refusal;
use crate::document::{Document, Operation};
use crate::{Fields, VIOLATION, Wanted};

/// An answer, all of it there.
pub(crate) type Answer = Response<Full<Bytes>>;

/// What `wanted` is for an operation.
pub(crate) fn wanted(document: &Document, operation: &Operation, wanted: &Wanted) -> Answer {
    match wanted {
        Wanted::Success(fields) => match document.answer(operation) {
            Some(schema) => json(operation.success, &document.instances().make(schema, *fields)),
            None => empty(operation.success),
        },
        Wanted::Prose(status) => {
            let instances = document.instances();
            let mut body = instances.make(instances.schema("ErrorResponse"), Fields::All);
            body["error"] = sentence(*status, operation).into();
            json(*status, &body)
        }
        Wanted::Coded(status, code) => {
            let body = json!({"error": code, "message": sentence(*status, operation), "status": status.as_u16()});
            json(*status, &body)
        }
        Wanted::Page(status) => {
            let title = sentence(*status, operation);
            let page = format!("<!DOCTYPE html><html><head><title>{title}</title></head></html>");
            with(*status, "text/html", page.into())
        }
        Wanted::Nothing(status) => empty(*status),
    }
}

/// A sentence that no other answer has.
fn sentence(status: StatusCode, operation: &Operation) -> String {
    format!("{} from {}", status.as_u16(), operation.id)
}

/// Why nothing is answered.
pub(crate) fn refusal(refusal: &Refusal) -> Answer {
    match refusal {
        Refusal::Robot => challenge(),
        Refusal::NoToken => {
            let body = json!({"error": "Missing or malformed Authorization header"});
            json(StatusCode::UNAUTHORIZED, &body)
        }
        Refusal::Violation(mistakes) => {
            let status = StatusCode::from_u16(VIOLATION).unwrap_or(StatusCode::BAD_REQUEST);
            json(status, &json!({"error": mistakes.join("; ")}))
        }
    }
}

/// What the real API's gateway shows to robots.
fn challenge() -> Answer {
    let page = "<!DOCTYPE html><html><body><h1>Are you human?</h1></body></html>";
    with(StatusCode::FORBIDDEN, "text/html", page.into())
}

pub(crate) fn json(status: StatusCode, body: &Value) -> Answer {
    with(status, "application/json", body.to_string().into())
}

fn empty(status: StatusCode) -> Answer {
    let mut answer = Answer::default();
    *answer.status_mut() = status;
    answer
}

fn with(status: StatusCode, content_type: &'static str, body: Bytes) -> Answer {
    let mut answer = Answer::new(Full::new(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
    answer
}
