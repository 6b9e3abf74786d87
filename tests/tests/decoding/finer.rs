//! Errors, finer: codes that are numbers, arms that are added to a trait's, a trait with an error body of its own, what is left
//! of a success that broke off, and the heading of a page.

use std::borrow::Cow;

use mighty_runtime::http::{HeaderMap, StatusCode};
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Client, DeclaredError, DecodeError, Error, ErrorAnswer, ErrorBody, Problem, RetryAdvice, RetryPolicy,
    StatusError, TransportErrorKind, UnexpectedKind, endpoints,
};
use mighty_tests::Acme;
use serde::Deserialize;
use serde_json::json;

use super::answering;

/// `{"code": 1234, "text": "…"}`
#[derive(Debug, Deserialize)]
struct Numbered {
    code: i64,
    text: String,
    retry: Option<bool>,
}

impl ErrorBody for Numbered {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(self.text.as_str().into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.code.to_string().into())
    }

    fn retry_advice(&self) -> RetryAdvice {
        RetryAdvice { retry: self.retry, ..RetryAdvice::default() }
    }
}

/// Another shape than the rest of its API.
#[endpoints(api = Acme, error_body = Numbered, errors(422 { 1234 | 1235 => Expired, -32601 => NoMethod, _ => Invalid }, 5xx))]
trait Billing {
    #[endpoint(method = GET, path = "/bills", errors(404(Problem)))]
    async fn bill(&self) -> Result<(), BillError>;
    #[endpoint(method = GET, path = "/bills/2", errors(422 { "1234" => Late }))]
    async fn other(&self) -> Result<(), OtherError>;
}

fn numbered(status: u16, code: i64) -> Reply {
    Reply::json(status, &json!({"code": code, "text": "said in numbers"}))
}

#[tokio::test]
async fn a_code_may_be_a_number() {
    let bill = async |reply: Reply| answering(reply).bill().await.unwrap_err();
    for code in [1234, 1235] {
        let error = bill(numbered(422, code)).await;
        let BillError::Expired(payload) = &error else { panic!("{error:?}") };
        assert_eq!(payload.code(), Some(code.to_string().as_str()));
    }
    assert!(matches!(bill(numbered(422, -32601)).await, BillError::NoMethod(_)));
    assert!(matches!(bill(numbered(422, 12)).await, BillError::Invalid(_)));
    let other = async |code| answering(numbered(422, code)).other().await.unwrap_err();
    assert!(matches!(other(1234).await, OtherError::Late(_)));
    assert!(matches!(other(1235).await, OtherError::Expired(_)), "what is left of the trait's arm");
    assert_eq!(BillingEndpoints::BILL.variant_of(StatusCode::UNPROCESSABLE_ENTITY, Some("-32601")), Some("NoMethod"));
}

#[test]
fn the_code_of_a_problem_may_be_a_number() {
    let headers = HeaderMap::new();
    let answer = ErrorAnswer::new(StatusCode::CONFLICT, &headers, br#"{"code": 7}"#);
    assert_eq!(Problem::decode(&answer).unwrap().code().as_deref(), Some("7"));
}

#[tokio::test]
async fn a_trait_may_have_an_error_body_of_its_own() {
    let bill = async |reply: Reply| answering(reply).bill().await.unwrap_err();
    let error = bill(numbered(500, 7)).await;
    let BillError::ServerError(payload) = &error else { panic!("{error:?}") };
    let payload: &StatusError<Numbered> = payload;
    assert_eq!((payload.body().unwrap().code, payload.message().as_ref()), (7, "said in numbers"));
    // What is not declared says its words too, and a status with a body of its own has that.
    let error = bill(numbered(410, 7)).await;
    assert!(
        matches!(&error, BillError::Unexpected(unexpected) if unexpected.message() == "said in numbers"),
        "{error:?}"
    );
    let error = bill(Reply::json(404, &json!({"title": "gone"}))).await;
    assert!(matches!(&error, BillError::NotFound(payload) if payload.message() == "gone"), "{error:?}");
    let error = bill(numbered(404, 7)).await;
    assert!(matches!(&error, BillError::NotFound(payload) if payload.code() == Some("7")), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn its_word_on_retries_counts() {
    let server = InProcess::from_fn(|_| Reply::json(503, &json!({"code": 1, "text": "no", "retry": false})));
    let client = Client::<Acme, _>::over(server.clone()).build().unwrap();
    client.bill().await.unwrap_err();
    assert_eq!(server.requests().len(), 1, "a veto");
}

/// A trait's arms, and what methods add.
#[endpoints(
    api = Acme,
    errors(409 { "taken" | "held" => Taken, "stale" => Stale, _ => Conflict }, 403),
    error = SlotsError
)]
trait Slots {
    #[endpoint(method = POST, path = "/slots", errors(409 { "full" => Full, "stale" => Old, "busy" => Taken }, 403 { "unpaid" => Unpaid }))]
    async fn book(&self) -> Result<(), BookError>;
    #[endpoint(method = PUT, path = "/slots", errors(409 { "full" => Full, _ => Conflict }))]
    async fn only(&self) -> Result<(), OnlyError>;
}

fn coded(status: u16, code: &str) -> Reply {
    Reply::json(status, &json!({"error": code, "message": "said to a human"}))
}

#[tokio::test]
async fn a_method_adds_to_the_arms_of_its_trait() {
    for (status, code, expected) in [
        (409, "full", "Full"),
        (409, "taken", "Taken"),
        (409, "held", "Taken"),
        (409, "busy", "Taken"),
        (409, "stale", "Old"),
        (409, "else", "Conflict"),
        (403, "unpaid", "Unpaid"),
        (403, "else", "Forbidden"),
    ] {
        let error = answering(coded(status, code)).book().await.unwrap_err();
        let variant = match &error {
            BookError::Full(_) => "Full",
            BookError::Taken(_) => "Taken",
            BookError::Old(_) => "Old",
            BookError::Conflict(_) => "Conflict",
            BookError::Unpaid(_) => "Unpaid",
            BookError::Forbidden(_) => "Forbidden",
            BookError::Unexpected(_) => "Unexpected",
        };
        assert_eq!(variant, expected, "{status} {code}");
    }
    let names: Vec<&str> = SlotsEndpoints::BOOK.errors().iter().map(DeclaredError::variant).collect();
    assert_eq!(names, ["Unpaid", "Forbidden", "Full", "Old", "Taken", "Conflict"]);
    // With a rest of its own, a split takes the place of the trait's.
    let error = answering(coded(409, "taken")).only().await.unwrap_err();
    assert!(matches!(error, OnlyError::Conflict(_)), "{error:?}");
}

#[endpoints(api = Acme, errors(502))]
trait Pages {
    #[endpoint(method = GET, path = "/page")]
    async fn page(&self) -> Result<String, PageError>;
}

#[tokio::test]
async fn a_success_that_broke_off_keeps_what_arrived() {
    let reply = Reply::status(200).header("x-part", "1").body("the beginning").broken();
    let PageError::Unexpected(error) = answering(reply).page().await.unwrap_err() else { panic!("no answer") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Reset));
    assert_eq!(error.headers().unwrap()["x-part"], "1");
    assert_eq!(error.raw().unwrap(), "the beginning");
    let server = InProcess::from_fn(|_| Reply::refused());
    let client = Client::<Acme, _>::over(server).retry(RetryPolicy::new().never()).build().unwrap();
    let PageError::Unexpected(error) = client.page().await.unwrap_err() else { panic!("no answer") };
    assert!(error.headers().is_none() && error.raw().is_none(), "nothing came");
}

#[tokio::test]
async fn a_page_without_a_title_gives_its_first_heading() {
    for (page, message) in [
        ("<html><body><h1>Gateway  down</h1></body></html>", "Gateway down"),
        ("<!doctype html><H2 class=\"a\">We are <em>down</em></H2><h1>Later</h1>", "We are down"),
        ("<html><header>no</header><h3>Upstream <a href=x>error</a></h3>", "Upstream error"),
        ("<title></title><h1>Heading</h1>", "Heading"),
        ("<title>Title</title><h1>Heading</h1>", "Title"),
        ("<h1></h1>", "Bad Gateway"),
        ("<h1>never closed", "Bad Gateway"),
        ("plain text about <h1>headings</h1>", "plain text about <h1>headings</h1>"),
    ] {
        let error = answering(Reply::status(502).body(page)).page().await.unwrap_err();
        assert_eq!(error.message(), message, "{page}");
    }
}

/// An API of its own, for traits beside each other.
enum Twofold {}

impl Api for Twofold {
    const BASE_URL: &'static str = "https://twofold.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Twofold, errors(404), error = OneError)]
trait One {
    #[endpoint(method = GET, path = "/one")]
    async fn one(&self) -> Result<(), OneOneError>;
}

#[endpoints(api = Twofold, errors(404), error_body = Numbered, error = TwoError)]
trait Two {
    #[endpoint(method = GET, path = "/two")]
    async fn two(&self) -> Result<(), TwoTwoError>;
}

#[tokio::test]
async fn one_client_reads_both_shapes() {
    let server = InProcess::from_fn(|request| {
        if request.target().ends_with("one") { Reply::json(404, &json!({"title": "one"})) } else { numbered(404, 2) }
    });
    let client = Client::<Twofold, _>::over(server).build().unwrap();
    let one: OneError = client.one().await.unwrap_err().into();
    let two: TwoError = client.two().await.unwrap_err().into();
    assert_eq!((one.message().as_ref(), two.message().as_ref()), ("one", "said in numbers"));
    let error: Error = two.into();
    assert_eq!(error.body::<Numbered>().unwrap().code, 2);
}
