//! What comes out for an answer: the success type, and for errors the variant, which the status alone decides.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::borrow::Cow;
use std::fmt::Debug;
use std::time::Duration;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Bytes, Client, DecodeError, Delivery, ErrorAnswer, ErrorBody, Response, StatusError, StopReason, Unexpected,
    UnexpectedKind, endpoints,
};
use mighty_tests::{Acme, AcmeError, TestClient, client};
use serde::Deserialize;
use serde_json::json;

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Thing {
    id: u64,
    tags: Vec<String>,
}

const THING: &str = r#"{"id": 7, "tags": ["a"], "unknown": null}"#;

fn thing() -> Thing {
    Thing { id: 7, tags: vec!["a".to_owned()] }
}

/// A client whose server gives this reply to everything.
fn answering(reply: Reply) -> TestClient {
    client(&InProcess::from_fn(move |_| reply.clone()))
}

fn ok(body: impl Into<Bytes>) -> Reply {
    Reply::status(200).header("content-type", "application/json").body(body)
}

#[endpoints(api = Acme)]
trait Successes {
    #[endpoint(method = GET, path = "/s")]
    async fn json(&self) -> Result<Thing, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn list(&self) -> Result<Vec<u8>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn optional(&self) -> Result<Option<Thing>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn nothing(&self) -> Result<(), AnyError>;
    #[endpoint(method = HEAD, path = "/s")]
    async fn head(&self) -> Result<Response<()>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn bytes(&self) -> Result<Bytes, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn text(&self) -> Result<String, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn full(&self) -> Result<Response<Thing>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn full_text(&self) -> Result<Response<String>, AnyError>;
    #[endpoint(method = GET, path = "/s")]
    async fn full_bytes(&self) -> Result<Response<Bytes>, AnyError>;
    #[endpoint(method = POST, path = "/s", success = 201)]
    async fn created(&self) -> Result<Thing, AnyError>;
    #[endpoint(method = DELETE, path = "/s", success = 204)]
    async fn deleted(&self) -> Result<(), AnyError>;
}

/// The payload of the only variant of an endpoint that declares nothing.
fn unexpected<T: Debug>(result: Result<T, AnyError>) -> Unexpected {
    let AnyError::Unexpected(error) = result.unwrap_err();
    error
}

#[tokio::test]
async fn json_is_read_into_the_success_type() {
    assert_eq!(answering(ok(THING)).json().await.unwrap(), thing());
    assert_eq!(answering(ok(" [1, 2]\n")).list().await.unwrap(), [1, 2]);
}

#[tokio::test]
async fn json_is_read_whatever_the_content_type_says() {
    for kind in ["text/html", "application/problem+json; charset=utf-8", "nonsense"] {
        let reply = Reply::status(200).header("content-type", kind).body(THING);
        assert_eq!(answering(reply).json().await.unwrap(), thing(), "{kind}");
    }
    assert_eq!(answering(Reply::status(200).body(THING)).json().await.unwrap(), thing());
}

#[tokio::test]
async fn any_2xx_is_success_unless_one_is_declared() {
    for status in [200, 201, 202, 203, 206, 226, 299] {
        assert_eq!(answering(Reply::status(status).body(THING)).json().await.unwrap(), thing(), "{status}");
    }
}

#[tokio::test]
async fn a_body_in_chunks_is_one_body() {
    let reply = Reply::status(200).body(&THING.as_bytes()[..5]).body("").body(&THING.as_bytes()[5..]);
    assert_eq!(answering(reply).json().await.unwrap(), thing());
}

#[tokio::test]
async fn an_option_is_none_for_null_and_for_no_body() {
    assert_eq!(answering(ok(THING)).optional().await.unwrap(), Some(thing()));
    for body in ["null", "", " \r\n"] {
        assert_eq!(answering(ok(body)).optional().await.unwrap(), None, "body {body:?}");
    }
    assert_eq!(answering(Reply::status(204)).optional().await.unwrap(), None);
}

#[tokio::test]
async fn the_unit_takes_no_body_and_any_body() {
    for reply in [Reply::status(204), Reply::status(200), ok("not JSON"), ok(vec![b'x'; 1 << 20]), ok("x").broken()] {
        answering(reply).nothing().await.unwrap();
    }
}

#[tokio::test]
async fn bytes_and_text_come_as_they_are() {
    assert_eq!(answering(ok(&b"\x00\xFF{"[..])).bytes().await.unwrap(), &b"\x00\xFF{"[..]);
    assert_eq!(answering(Reply::status(200)).bytes().await.unwrap(), &b""[..]);
    assert_eq!(answering(ok(" \"é\"\n")).text().await.unwrap(), " \"é\"\n");
    assert_eq!(answering(Reply::status(204)).text().await.unwrap(), "");
}

#[tokio::test]
async fn text_that_is_not_utf_8_does_not_decode() {
    let error = unexpected(answering(ok(&b"caf\xE9"[..])).text().await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Decode, Delivery::Answered));
    assert_eq!(error.raw().unwrap(), &b"caf\xE9"[..]);
}

#[tokio::test]
async fn a_response_has_status_headers_and_outcome_beside_the_value() {
    let reply = Reply::status(203).header("x-page", "1").header("X-Request-Id", "r-1").body(THING);
    let response = answering(reply).full().await.unwrap();
    assert_eq!(response.status(), StatusCode::NON_AUTHORITATIVE_INFORMATION);
    assert_eq!(response.headers()["x-page"], "1");
    assert_eq!(response.outcome().attempts(), 1);
    assert_eq!(response.outcome().request_id(), Some("r-1"));
    assert_eq!(response.outcome().endpoint().name(), "full");
    assert_eq!(response.outcome().stop_reason(), None);
    assert_eq!(response.id, 7, "it derefs to the value");
    assert_eq!(response.into_inner(), thing());
}

#[tokio::test]
async fn a_response_reads_its_value_as_the_value_alone_is_read() {
    assert_eq!(answering(ok("plain")).full_text().await.unwrap().into_inner(), "plain");
    assert_eq!(answering(ok(&b"\xFF"[..])).full_bytes().await.unwrap().into_inner(), &b"\xFF"[..]);
    let head = answering(Reply::status(200).header("content-length", "1000000")).head().await.unwrap();
    assert_eq!(head.headers()["content-length"], "1000000");
}

#[tokio::test]
async fn a_declared_success_is_the_only_one() {
    assert_eq!(answering(Reply::status(201).body(THING)).created().await.unwrap(), thing());
    for status in [200, 202, 204] {
        let error = unexpected(answering(Reply::status(status).body(THING)).created().await);
        assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.raw().unwrap(), THING);
    }
    let error = unexpected(answering(Reply::status(200)).deleted().await);
    assert_eq!(error.to_string(), "deleted: undeclared status 200: OK (answered)");
}

#[tokio::test]
async fn a_success_that_does_not_decode_says_which_field() {
    for (body, path, reason) in [
        ("", "", "the body is empty"),
        ("<html>", "", "expected value at line 1 column 1"),
        (r#"{"id": 7, "ta"#, "", "EOF while parsing a string at line 1 column 13"),
        (r#"{"id": 7, "tags": ["a", "#, "tags", "EOF while parsing a value at line 1 column 24"),
        (r#"{"id": 7}"#, "", "missing field `tags` at line 1 column 9"),
        (
            r#"{"id": 7, "tags": ["a", 3]}"#,
            "tags[1]",
            "invalid type: integer `3`, expected a string at line 1 column 25",
        ),
        (r#"{"id": -1, "tags": []}"#, "id", "invalid value: integer `-1`, expected u64 at line 1 column 9"),
        (r#"{"id": 7, "tags": []} x"#, "", "trailing characters at line 1 column 23"),
    ] {
        let error = unexpected(answering(ok(body)).json().await);
        assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Decode, Delivery::Answered), "{body}");
        assert_eq!(error.to_string(), "json: 200: the answer's body does not fit its type (answered)", "{body}");
        assert_eq!(error.raw().unwrap(), body);
        let source = std::error::Error::source(&error).unwrap().downcast_ref::<DecodeError>().unwrap();
        assert_eq!((source.path(), source.reason()), (path, reason), "{body}");
    }
}

#[tokio::test]
async fn a_success_in_the_wrong_encoding_does_not_decode() {
    for body in [&b"\xFF\xFE{\x00}\x00"[..], b"{\"id\": 7, \"tags\": [\"\xE9\"]}", b"\x1F\x8B\x08\x00"] {
        let error = unexpected(answering(ok(body)).json().await);
        assert_eq!(error.kind(), UnexpectedKind::Decode);
        assert_eq!(error.raw().unwrap(), body);
    }
}

#[tokio::test]
async fn a_success_over_the_limit_is_too_large_and_shows_its_beginning() {
    let server = InProcess::from_fn(|_| ok(vec![b' '; 600]).body(vec![b' '; 600]));
    let acme = Client::<Acme, _>::over(server).max_body(1_000).max_error_body(10).build().unwrap();
    let error = unexpected(acme.json().await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::TooLarge, Delivery::Answered));
    assert_eq!(error.to_string(), "json: 200: the answer's body is larger than 1000 bytes (answered)");
    assert_eq!(error.raw().unwrap().len(), 10);
}

#[tokio::test]
async fn a_success_of_just_the_limit_is_not_too_large() {
    let acme = |limit| {
        let server = InProcess::from_fn(|_| ok(THING));
        Client::<Acme, _>::over(server).max_body(limit).build().unwrap()
    };
    assert_eq!(acme(THING.len()).json().await.unwrap(), thing());
    assert_eq!(unexpected(acme(THING.len() - 1).json().await).kind(), UnexpectedKind::TooLarge);
}

#[tokio::test]
async fn a_success_of_32_mib_is_accepted_and_one_byte_more_is_not() {
    let limit = 32 << 20;
    let acme = |size| answering(ok(Bytes::from(vec![b' '; size])));
    assert_eq!(acme(limit).bytes().await.unwrap().len(), limit);
    let error = unexpected(acme(limit + 1).bytes().await);
    assert_eq!((error.kind(), error.raw().unwrap().len()), (UnexpectedKind::TooLarge, 64 << 10));
}

#[tokio::test]
async fn a_success_that_breaks_off_is_no_answer() {
    let error = unexpected(answering(ok(&THING[..9]).broken()).json().await);
    assert_eq!(error.kind(), UnexpectedKind::Transport(mighty_runtime::TransportErrorKind::Reset));
    assert_eq!((error.delivery(), error.status()), (Delivery::MaybeSent, Some(StatusCode::OK)));
}

// ── Errors ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Every status of the Mighty Networks Admin API, each with a variant of its own.
#[endpoints(api = Acme, errors(400, 401, 403, 404, 409, 422, 429, 500, 502, 503))]
trait Table {
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

#[tokio::test]
async fn a_page_without_a_title_says_the_reason_phrase() {
    for page in ["<html><body>nginx</body></html>", "  <?xml version=\"1.0\"?><Error/>", "<title></title>", "<title>"] {
        let error = answering(Reply::status(502).body(page)).ask().await.unwrap_err();
        assert_eq!(error.message(), "Bad Gateway", "{page}");
        assert_eq!(error.to_string(), "ask: 502 Bad Gateway", "{page}");
    }
}

#[tokio::test]
async fn a_message_of_blanks_says_the_body_or_the_reason_phrase() {
    let error = answering(Reply::json(404, &json!({"error": " "}))).ask().await.unwrap_err();
    assert!(!error.message().trim().is_empty());
}

#[tokio::test]
async fn a_hostile_message_is_printed_on_one_line_and_bounded() {
    let message = format!("a\nb\r\n\u{1b}[31mc{}", "x".repeat(10_000));
    let error = answering(Reply::json(404, &json!({ "error": message }))).ask().await.unwrap_err();
    assert_eq!(error.message(), message.as_str(), "the message itself is as sent");
    let printed = error.to_string();
    assert!(printed.len() < 700 && !printed.contains(char::is_control), "{printed}");
    assert!(printed.starts_with("ask: 404 Not Found: a b") && printed.ends_with('…'), "{printed}");
}

#[endpoints(api = Acme, errors(404, 4xx, 5xx))]
trait Classes {
    #[endpoint(method = GET, path = "/c", errors(503 => Asleep))]
    async fn classes(&self) -> Result<(), ClassError>;
    #[endpoint(method = GET, path = "/c", errors(4xx => Mine, 418 => Teapot), except(5xx))]
    async fn own_names(&self) -> Result<(), OwnNameError>;
}

#[tokio::test]
async fn an_exact_status_goes_before_its_class() {
    for (status, expected) in [
        (400, "ClientError"),
        (404, "NotFound"),
        (499, "ClientError"),
        (500, "ServerError"),
        (503, "Asleep"),
        (599, "ServerError"),
        (399, "Unexpected"),
        (600, "Unexpected"),
    ] {
        let variant = match answering(Reply::status(status)).classes().await.unwrap_err() {
            ClassError::NotFound(_) => "NotFound",
            ClassError::ClientError(_) => "ClientError",
            ClassError::Asleep(_) => "Asleep",
            ClassError::ServerError(_) => "ServerError",
            ClassError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{status}");
    }
}

#[tokio::test]
async fn an_endpoint_can_rename_and_take_away_what_its_trait_declares() {
    for (status, expected) in [(404, "NotFound"), (418, "Teapot"), (400, "Mine"), (500, "Unexpected")] {
        let variant = match answering(Reply::status(status)).own_names().await.unwrap_err() {
            OwnNameError::NotFound(_) => "NotFound",
            OwnNameError::Teapot(_) => "Teapot",
            OwnNameError::Mine(_) => "Mine",
            OwnNameError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{status}");
    }
}

/// A body that only one status has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Duplicate {
    existing: u64,
}

impl ErrorBody for Duplicate {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(format!("already there as {}", self.existing).into())
    }
}

/// A body in a format of its own, read from the headers too.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Quota(u32);

impl ErrorBody for Quota {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        let left = answer.headers().get("x-quota").and_then(|quota| quota.to_str().ok()?.parse().ok());
        left.map(Self).ok_or_else(|| DecodeError::new("no quota"))
    }
}

#[endpoints(api = Acme, errors(404, 429(Quota)), error = ThingsError)]
trait Things {
    #[endpoint(method = POST, path = "/things", errors(409 => AlreadyThere(Duplicate)))]
    async fn create(&self) -> Result<Thing, CreateError>;
    #[endpoint(method = GET, path = "/things/{id}", errors(410))]
    async fn show(&self, id: u64) -> Result<Thing, ShowError>;
}

#[tokio::test]
async fn a_status_can_have_a_body_of_its_own() {
    let error = answering(Reply::json(409, &json!({"existing": 3}))).create().await.unwrap_err();
    let CreateError::AlreadyThere(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&Duplicate { existing: 3 }));
    assert_eq!(error.message(), "already there as 3");
    assert_eq!(error.into_body(), Some(Duplicate { existing: 3 }));
}

#[tokio::test]
async fn a_body_of_the_apis_shape_under_a_status_with_its_own_still_says_something() {
    let error = answering(Reply::json(409, &json!({"error": "taken"}))).create().await.unwrap_err();
    let CreateError::AlreadyThere(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), None);
    assert_eq!(error.decode_error().unwrap().reason(), "missing field `existing` at line 1 column 17");
    assert!(error.message().contains("taken"), "{}", error.message());
}

#[tokio::test]
async fn a_body_can_be_read_from_headers() {
    let error = answering(Reply::status(429).header("x-quota", "12")).show(1).await.unwrap_err();
    let ShowError::TooManyRequests(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&Quota(12)));
    assert_eq!(error.message(), "Too Many Requests", "it has no message of its own");
}

#[tokio::test]
async fn an_error_carries_what_came_around_the_body() {
    let reply = Reply::status(429)
        .header("retry-after", "20")
        .header("x-request-id", "r-9")
        .header("x-more", "m")
        .body("slow down");
    let error = answering(reply).ask().await.unwrap_err();
    let TableError::TooManyRequests(error) = error else { panic!("{error:?}") };
    assert_eq!(error.retry_after(), Some(Duration::from_secs(20)));
    assert_eq!(error.request_id(), Some("r-9"));
    assert_eq!(error.headers()["x-more"], "m");
    assert_eq!(error.attempts(), 1);
    let outcome = error.outcome();
    assert_eq!(outcome.stop_reason(), Some(StopReason::Attempts));
    assert_eq!((outcome.waits(), outcome.waited()), (&[][..], Duration::ZERO));
    assert_eq!(outcome.endpoint(), TableEndpoints::ASK);
}

#[tokio::test]
async fn a_request_id_that_is_not_text_is_no_request_id() {
    let error = answering(Reply::status(404).header("x-request-id", b"\xFF")).ask().await.unwrap_err();
    assert_eq!(error.outcome().request_id(), None);
}
