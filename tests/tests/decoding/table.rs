//! Every status of the API, against every kind of body that may come with it.

use mighty_runtime::testing::Reply;
use mighty_runtime::{Bytes, Delivery, StatusError, UnexpectedKind, endpoints};
use mighty_tests::{Acme, AcmeError};
use serde_json::json;

use super::{Thing, answering};

/// Every status of the Mighty Networks Admin API, each with a variant of its own.
#[endpoints(api = Acme, errors(400, 401, 403, 404, 409, 422, 429, 500, 502, 503))]
pub(super) trait Table {
    #[endpoint(method = GET, path = "/t")]
    async fn ask(&self) -> Result<Thing, TableError>;
}

impl TableError {
    /// The variant's name and payload.
    fn variant(&self) -> (&'static str, &StatusError<AcmeError>) {
        match self {
            Self::BadRequest(error) => ("BadRequest", error),
            Self::Unauthorized(error) => ("Unauthorized", error),
            Self::Forbidden(error) => ("Forbidden", error),
            Self::NotFound(error) => ("NotFound", error),
            Self::Conflict(error) => ("Conflict", error),
            Self::UnprocessableEntity(error) => ("UnprocessableEntity", error),
            Self::TooManyRequests(error) => ("TooManyRequests", error),
            Self::InternalServerError(error) => ("InternalServerError", error),
            Self::BadGateway(error) => ("BadGateway", error),
            Self::ServiceUnavailable(error) => ("ServiceUnavailable", error),
            Self::Unexpected(error) => panic!("no status of the table: {error}"),
        }
    }
}

const STATUSES: [(u16, &str, &str); 10] = [
    (400, "BadRequest", "Bad Request"),
    (401, "Unauthorized", "Unauthorized"),
    (403, "Forbidden", "Forbidden"),
    (404, "NotFound", "Not Found"),
    (409, "Conflict", "Conflict"),
    (422, "UnprocessableEntity", "Unprocessable Entity"),
    (429, "TooManyRequests", "Too Many Requests"),
    (500, "InternalServerError", "Internal Server Error"),
    (502, "BadGateway", "Bad Gateway"),
    (503, "ServiceUnavailable", "Service Unavailable"),
];

const PAGE: &str =
    "<!DOCTYPE html>\n<html><head>\n<TITLE lang=en>\n  Just a\n moment… </TITLE></head><body>x</body></html>";
const CUT_JSON: &str = r#"{"error": "no su"#;

/// What an error's body may look like, and what is expected of it.
struct Case {
    name: &'static str,
    /// Adds the body to an answer.
    answer: fn(Reply) -> Reply,
    body: Option<AcmeError>,
    code: Option<&'static str>,
    /// `None` is the status's reason phrase.
    message: Option<String>,
    raw: Vec<u8>,
}

fn cases() -> Vec<Case> {
    let prose = json!({"error": "no such thing"});
    let coded = json!({"error": "not_found", "message": "no such thing", "status": 404});
    let huge = huge();
    vec![
        Case {
            name: "first shape",
            answer: |reply| reply.body(r#"{"error":"no such thing"}"#),
            body: Some(AcmeError::prose("no such thing")),
            code: None,
            message: Some("no such thing".to_owned()),
            raw: prose.to_string().into_bytes(),
        },
        Case {
            name: "second shape",
            answer: |reply| reply.body(r#"{"error":"not_found","message":"no such thing","status":404}"#),
            body: Some(AcmeError::coded("not_found", "no such thing")),
            code: Some("not_found"),
            message: Some("no such thing".to_owned()),
            raw: coded.to_string().into_bytes(),
        },
        Case {
            name: "HTML page",
            answer: |reply| reply.header("content-type", "text/html").body(PAGE),
            body: None,
            code: None,
            message: Some("Just a moment…".to_owned()),
            raw: PAGE.into(),
        },
        Case { name: "empty", answer: |reply| reply, body: None, code: None, message: None, raw: Vec::new() },
        Case {
            name: "blanks",
            answer: |reply| reply.body(" \n"),
            body: None,
            code: None,
            message: None,
            raw: b" \n".into(),
        },
        Case {
            name: "not UTF-8",
            answer: |reply| reply.body(&b"Zugriff verweigert f\xFCr\x00alle"[..]),
            body: None,
            code: None,
            message: Some("Zugriff verweigert f\u{FFFD}r alle".to_owned()),
            raw: b"Zugriff verweigert f\xFCr\x00alle".into(),
        },
        Case {
            name: "truncated body",
            answer: |reply| reply.body(r#"{"error":"no such thing"}"#).broken(),
            body: Some(AcmeError::prose("no such thing")),
            code: None,
            message: Some("no such thing".to_owned()),
            raw: prose.to_string().into_bytes(),
        },
        Case {
            name: "cut JSON",
            answer: |reply| reply.body(CUT_JSON).broken(),
            body: None,
            code: None,
            message: Some(CUT_JSON.to_owned()),
            raw: CUT_JSON.into(),
        },
        Case {
            name: "another JSON",
            answer: |reply| reply.body(r#"{"errors": []}"#),
            body: None,
            code: None,
            message: Some(r#"{"errors": []}"#.to_owned()),
            raw: r#"{"errors": []}"#.into(),
        },
        Case {
            name: "huge body",
            answer: |reply| reply.body(huge_head()).body(huge_rest()).body(huge_rest()),
            body: None,
            code: None,
            // The first 200 characters, and a sign that there are more.
            message: Some(format!("{}…", std::str::from_utf8(&huge[..200]).unwrap())),
            raw: huge,
        },
    ]
}

fn huge_head() -> Bytes {
    br#"{"error":""#.to_vec().into()
}

fn huge_rest() -> Bytes {
    vec![b'x'; 60 << 10].into()
}

/// As much of the huge body as is kept.
fn huge() -> Vec<u8> {
    let mut bytes = [huge_head(), huge_rest(), huge_rest()].concat();
    bytes.truncate(64 << 10);
    bytes
}

#[tokio::test]
async fn the_status_decides_the_variant_whatever_the_body_is() {
    for (status, variant, reason) in STATUSES {
        for case in cases() {
            let context = format!("{status} with {}", case.name);
            let error = answering((case.answer)(Reply::status(status))).ask().await.unwrap_err();
            let (name, payload) = error.variant();
            let message = case.message.as_deref().unwrap_or(reason);
            assert_eq!(name, variant, "{context}");
            assert_eq!(payload.body(), case.body.as_ref(), "{context}");
            assert_eq!(payload.decode_error().is_some(), case.body.is_none(), "{context}");
            assert_eq!(payload.code(), case.code, "{context}");
            assert_eq!(payload.message(), message, "{context}");
            assert_eq!(payload.raw(), &case.raw, "{context}");
            assert_eq!(payload.status().as_u16(), status, "{context}");
            assert_eq!(error.status(), Some(payload.status()), "{context}");
            assert_eq!(error.message(), message, "{context}");
            let display = error.to_string();
            assert!(display.starts_with(&format!("ask: {status} {reason}")), "{context}: {display}");
            assert!(display.contains(message) && !display.contains(['\n', '\0']), "{context}: {display}");
        }
    }
}

#[tokio::test]
async fn an_undeclared_status_is_unexpected_whatever_the_body_is() {
    for status in [302, 304, 402, 405, 418, 451, 499, 501, 504, 599, 600, 999] {
        for case in cases() {
            let context = format!("{status} with {}", case.name);
            let error = answering((case.answer)(Reply::status(status))).ask().await.unwrap_err();
            let TableError::Unexpected(error) = error else { panic!("{context}: {error:?}") };
            assert_eq!(
                (error.kind(), error.delivery()),
                (UnexpectedKind::UndeclaredStatus, Delivery::Answered),
                "{context}"
            );
            assert_eq!(error.status().unwrap().as_u16(), status, "{context}");
            assert_eq!(error.raw().unwrap(), &case.raw, "{context}");
            assert!(!error.message().is_empty(), "{context}");
            if let Some(message) = case.message {
                assert_eq!(error.message(), message, "{context}");
            }
            let display = error.to_string();
            assert!(display.starts_with(&format!("ask: undeclared status {status}: ")), "{context}: {display}");
        }
    }
}
