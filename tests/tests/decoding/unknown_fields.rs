//! Clients that do not accept fields which a type ignores, as tests of an SDK use them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Client, DecodeError, Delivery, ErrorAnswer, ErrorBody, Response, RetryPolicy, UnexpectedKind, endpoints,
};
use mighty_tests::{Acme, AcmeError, TestClient};
use serde::Deserialize;

use super::{Successes, THING, ok, thing, unexpected};

/// A client that denies them, whose server gives this reply to everything.
fn strict(reply: Reply) -> TestClient {
    let server = InProcess::from_fn(move |_| reply.clone());
    Client::over(server).retry(RetryPolicy::new().never()).deny_unknown_fields().build().unwrap()
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Shelf {
    #[serde(default)]
    books: Vec<Book>,
    owner: Option<Owner>,
    #[serde(default)]
    by_name: BTreeMap<String, Owner>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Book {
    id: u64,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Owner {
    name: Name,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Name(String);

/// Takes in every field: serde lets nobody see which of them it has no use for.
#[derive(Debug, PartialEq, Deserialize)]
struct Open {
    #[serde(flatten)]
    book: Book,
}

/// The body of a status: it has a code of its own.
#[derive(Debug, Deserialize)]
struct Stale {
    version: u64,
    reason: String,
}

impl ErrorBody for Stale {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(format!("version {} is newer", self.version).into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.reason.as_str().into())
    }
}

/// A body that is read as one type and then as another, and else as what it is.
#[derive(Debug, PartialEq, Eq)]
enum Either {
    Code(u64),
    Text(String),
    Other,
}

impl ErrorBody for Either {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        #[derive(Deserialize)]
        struct Probe {
            kind: String,
        }
        #[derive(Deserialize)]
        struct Code {
            #[serde(rename = "kind")]
            _kind: String,
            code: u64,
        }
        #[derive(Deserialize)]
        struct Text {
            #[serde(rename = "kind")]
            _kind: String,
            text: String,
        }
        match answer.json::<Probe>().map(|probe| probe.kind).as_deref() {
            Ok("code") => answer.json::<Code>().map(|code| Self::Code(code.code)),
            Ok("text") => answer.json::<Text>().map(|text| Self::Text(text.text)),
            _ => Ok(Self::Other),
        }
    }
}

#[endpoints(
    api = Acme,
    errors(404, 409 { "stale" => Outdated(Stale), "taken" => Taken, _ => Conflict }, 422(Either)),
    error = ShelvesError
)]
trait Shelves {
    #[endpoint(method = GET, path = "/shelf")]
    async fn shelf(&self) -> Result<Shelf, ShelfError>;
    #[endpoint(method = GET, path = "/shelf")]
    async fn full_shelf(&self) -> Result<Response<Shelf>, FullShelfError>;
    #[endpoint(method = GET, path = "/open")]
    async fn open(&self) -> Result<Open, OpenError>;
}

#[tokio::test]
async fn a_success_with_an_unknown_field_does_not_decode() {
    let error = unexpected(strict(ok(THING)).json().await);
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Decode, Delivery::Answered));
    assert_eq!(error.to_string(), "json: 200: the answer's body does not fit its type (answered)");
    assert_eq!((error.status().unwrap().as_u16(), error.raw().unwrap()), (200, &THING.into()));
    let cause = error.decode_error().unwrap();
    assert_eq!((cause.path(), cause.reason()), ("unknown", "unknown field, which the type ignores"));
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), cause.to_string());
}

#[tokio::test]
async fn without_unknown_fields_everything_is_as_ever() {
    let known = r#"{"id": 7, "tags": ["a"]}"#;
    assert_eq!(strict(ok(known)).json().await.unwrap(), thing());
    assert_eq!(strict(ok(known)).optional().await.unwrap(), Some(thing()));
    assert_eq!(strict(ok("")).optional().await.unwrap(), None);
    assert_eq!(strict(ok("[1, 2]")).list().await.unwrap(), [1, 2]);
    // What is not JSON has no fields, and what is not read is not looked at.
    strict(ok(THING)).nothing().await.unwrap();
    assert_eq!(strict(ok(THING)).text().await.unwrap(), THING);
    assert_eq!(strict(ok(THING)).bytes().await.unwrap(), THING);
    let error = unexpected(strict(ok("{}")).json().await);
    assert_eq!(error.decode_error().unwrap().reason(), "missing field `id` at line 1 column 2");
}

#[tokio::test]
async fn the_first_is_named_by_its_path_and_the_others_are_counted() {
    let one = "unknown field, which the type ignores";
    let two = "unknown field, which the type ignores, and 1 more of them";
    let four = "unknown field, which the type ignores, and 3 more of them";
    for (body, path, reason) in [
        (r#"{"colour": {"deep": 1}}"#, "colour", one),
        (r#"{"books": [{"id": 1}, {"id": 2, "isbn": 3}]}"#, "books[1].isbn", one),
        (r#"{"owner": {"name": "a", "age": 4}, "x": 0}"#, "owner.age", two),
        (r#"{"by_name": {"a b": {"name": "a", "age": 4}}}"#, "by_name.a b.age", one),
        (r#"{"a": 0, "b": 0, "c": {"d": 0}, "books": [{"id": 1, "e": 0}]}"#, "a", four),
        ("{\"line\\nbreak\": 0}", "line break", one),
    ] {
        let ShelfError::Unexpected(error) = strict(ok(body)).shelf().await.unwrap_err() else { panic!("{body}") };
        let cause = error.decode_error().unwrap();
        assert_eq!((cause.path(), cause.reason()), (path, reason), "{body}");
        let FullShelfError::Unexpected(error) = strict(ok(body)).full_shelf().await.unwrap_err() else {
            panic!("{body}")
        };
        assert_eq!(error.decode_error().unwrap().path(), path);
    }
}

/// A limit of serde, which the documentation names: should it fall one day, so shall the sentence.
#[tokio::test]
async fn what_is_flattened_is_out_of_sight() {
    assert_eq!(strict(ok(r#"{"id": 1, "x": 2}"#)).open().await.unwrap(), Open { book: Book { id: 1 } });
}

fn error(status: u16, body: &str) -> TestClient {
    strict(Reply::status(status).body(body.to_owned()))
}

#[tokio::test]
async fn an_error_keeps_variant_body_and_words_and_names_the_field() {
    let body = r#"{"error": "gone", "message": "no such shelf", "hint": 1, "link": 2}"#;
    let ShelfError::NotFound(error) = error(404, body).shelf().await.unwrap_err() else { panic!("404") };
    assert_eq!(error.body(), Some(&AcmeError::coded("gone", "no such shelf")));
    assert_eq!((error.code(), error.message().as_ref()), (Some("gone"), "no such shelf"));
    let ignored = error.decode_error().unwrap();
    assert_eq!(ignored.to_string(), "`hint`: unknown field, which the type ignores, and 1 more of them");
    assert!(format!("{error:?}").contains("hint"), "whoever sees it in a test that fails is told");
    assert_eq!(error.into_body(), Some(AcmeError::coded("gone", "no such shelf")));
}

#[tokio::test]
async fn a_split_status_has_the_same_variant() {
    for (body, ignored) in [
        (r#"{"error": "taken", "message": "m", "more": 1}"#, Some("more")),
        (r#"{"error": "taken", "message": "m"}"#, None),
    ] {
        let ShelfError::Taken(error) = error(409, body).shelf().await.unwrap_err() else { panic!("{body}") };
        assert_eq!(error.decode_error().map(DecodeError::path), ignored);
    }
    for (body, ignored) in [
        (r#"{"version": 3, "reason": "stale", "by": "x"}"#, Some("by")),
        (r#"{"version": 3, "reason": "stale"}"#, None),
    ] {
        let ShelfError::Outdated(error) = error(409, body).shelf().await.unwrap_err() else { panic!("{body}") };
        assert_eq!((error.code(), error.message().as_ref()), (Some("stale"), "version 3 is newer"));
        assert_eq!(error.decode_error().map(DecodeError::path), ignored);
    }
}

#[tokio::test]
async fn what_one_of_several_reads_knows_whole_is_known() {
    for (body, read, ignored) in [
        (r#"{"kind": "code", "code": 7}"#, Either::Code(7), None),
        (r#"{"kind": "text", "text": "t"}"#, Either::Text("t".to_owned()), None),
        // The probe ignored `code`, and no other type has read it whole.
        (r#"{"kind": "code", "code": 7, "x": 1}"#, Either::Code(7), Some("code")),
        (r#"{"other": 1}"#, Either::Other, None),
        ("<html>", Either::Other, None),
    ] {
        let ShelfError::UnprocessableEntity(error) = error(422, body).shelf().await.unwrap_err() else { panic!() };
        assert_eq!(error.body(), Some(&read), "{body}");
        assert_eq!(error.decode_error().map(DecodeError::path), ignored, "{body}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_decode_says_so_first() {
    let ShelfError::NotFound(error) = error(404, r#"{"x": 1}"#).shelf().await.unwrap_err() else { panic!("404") };
    assert_eq!(error.decode_error().unwrap().reason(), "missing field `error` at line 1 column 8");
    assert_eq!(error.body(), None);
}

#[tokio::test]
async fn others_do_not_care() {
    let client = super::answering(Reply::status(404).body(r#"{"error": "gone", "hint": 1}"#));
    let ShelfError::NotFound(error) = client.shelf().await.unwrap_err() else { panic!("404") };
    assert_eq!(error.decode_error(), None);
    assert!(!format!("{error:?}").contains("ignored"));
}
