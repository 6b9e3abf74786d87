//! Any status, any headers, any bytes, however they arrive: the variant is the status's own, there is something to tell a
//! human, and nothing is without bound.
//!
//! An input is an answer as text: a status, header lines, an empty line, the body.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a check that fails says so by panicking")]

use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::time::Duration;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{
    Api, Client, DecodeError, Delivery, ErrorAnswer, ErrorBody, Failure, Problem, RetryAdvice, StatusError,
    TransportErrorKind, Unexpected, UnexpectedKind, endpoints,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::time::Instant;

/// Bytes of an error body that are kept.
const MAX_ERROR: usize = 256;
/// Bytes of a success.
const MAX_SUCCESS: usize = 512;
/// Characters of any line that goes into a log.
const MAX_LINE: usize = 1_100;
/// Time for a call.
const MAX_CALL: Duration = Duration::from_secs(30);

enum Acme {}

impl Api for Acme {
    const BASE_URL: &'static str = "https://api.acme.example/v1";
    const RETRY_HEADER: Option<&'static str> = Some("x-should-retry");
    type ErrorBody = AcmeError;
}

/// An error body that uses all that an error body can say.
#[derive(Debug, Deserialize)]
struct AcmeError {
    error: String,
    message: Option<String>,
    retry: Option<bool>,
    retry_after_ms: Option<u64>,
}

impl ErrorBody for AcmeError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(self.message.as_ref().unwrap_or(&self.error).into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.message.is_some().then(|| self.error.as_str().into())
    }

    fn retry_advice(&self) -> RetryAdvice {
        RetryAdvice { retry: self.retry, after: self.retry_after_ms.map(Duration::from_millis) }
    }
}

#[derive(Debug, Deserialize)]
struct Thing {
    #[allow(dead_code, reason = "to be decoded is all that is asked of it")]
    colours: Vec<Colour>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Colour {
    Red,
    Green,
}

#[endpoints(api = Acme, retry(attempts = 2))]
trait Things {
    #[endpoint(method = GET, path = "/declared", errors(404, 409 => Taken(Problem), 503, 4xx, 5xx(Problem)))]
    async fn declared(&self) -> Result<Thing, DeclaredError>;
    #[endpoint(method = POST, path = "/bare")]
    async fn bare(&self) -> Result<(), BareError>;
}

/// The answer that an input describes.
struct Answer<'a> {
    status: u16,
    headers: Vec<(&'a str, &'a [u8])>,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    fn read(mut input: &'a [u8]) -> Self {
        let status = line(&mut input).iter().fold(0_u16, |sum, digit| (sum * 10 + u16::from(digit % 16)) % 1000);
        let mut headers = Vec::new();
        loop {
            let header = line(&mut input);
            if header.is_empty() {
                break;
            }
            let colon = header.iter().position(|byte| *byte == b':').unwrap_or(header.len());
            let (name, value) = header.split_at(colon);
            headers.push((std::str::from_utf8(name).unwrap_or_default(), value.get(1..).unwrap_or_default()));
        }
        Self { status: status.max(100), headers, body: input }
    }

    /// The head of the reply.
    fn head(&self) -> Reply {
        self.headers.iter().fold(Reply::status(self.status), |reply, (name, value)| reply.header(name, value))
    }

    fn bytes(&self) -> Vec<u8> {
        self.body.to_vec()
    }

    /// The ways in which it can arrive: whole, in pieces, and without its end.
    fn replies(&self) -> [(Reply, Arrival); 4] {
        let pieces = self.body.chunks(7).fold(self.head(), |reply, piece| reply.body(piece.to_vec()));
        [
            (self.head().body(self.bytes()), Arrival::Whole),
            (pieces, Arrival::Whole),
            (self.head().body(self.bytes()).broken(), Arrival::Broken),
            (self.head().body(self.bytes()).pause(MAX_CALL * 2), Arrival::Stalled),
        ]
    }

    /// The bytes of the body that are kept.
    fn kept(&self) -> &'a [u8] {
        self.body.get(..MAX_ERROR).unwrap_or(self.body)
    }
}

/// What becomes of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Whole,
    Broken,
    Stalled,
}

/// Takes the first line off.
fn line<'a>(input: &mut &'a [u8]) -> &'a [u8] {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    let (line, rest) = input.split_at(end);
    *input = rest.get(1..).unwrap_or_default();
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Checks one answer.
#[tokio::main(flavor = "current_thread", start_paused = true)]
pub(crate) async fn check(input: &[u8]) {
    let answer = Answer::read(input);
    for (reply, arrival) in answer.replies() {
        let server = InProcess::from_fn(move |_| reply.clone());
        let client = Client::<Acme, _>::over(server).environment(World::new(1.0));
        let client = client.max_error_body(MAX_ERROR).max_body(MAX_SUCCESS).timeout(MAX_CALL).build().unwrap();
        let begun = Instant::now();
        declared(&answer, arrival, client.declared().await);
        assert!(begun.elapsed() <= MAX_CALL, "{:?} is past the deadline", begun.elapsed());
        bare(&answer, client.bare().await);
    }
}

/// An endpoint that declares statuses.
#[allow(clippy::match_same_arms, reason = "the payloads' bodies have different types")]
fn declared(answer: &Answer<'_>, arrival: Arrival, result: Result<Thing, DeclaredError>) {
    let Err(error) = result else {
        assert!(StatusCode::from_u16(answer.status).unwrap().is_success() && arrival == Arrival::Whole);
        assert!(answer.body.len() <= MAX_SUCCESS && decodes::<Thing>(answer.body));
        return;
    };
    assert_eq!(error.status().unwrap().as_u16(), answer.status);
    lines(&error);
    match (answer.status, &error) {
        (404, DeclaredError::NotFound(error)) | (503, DeclaredError::ServiceUnavailable(error)) => {
            payload(answer, error);
        }
        (409, DeclaredError::Taken(error)) => payload(answer, error),
        (404 | 409, _) => panic!("{error:?}"),
        (400..500, DeclaredError::ClientError(error)) => payload(answer, error),
        (500..600, DeclaredError::ServerError(error)) => payload(answer, error),
        (200..300, DeclaredError::Unexpected(error)) => broken_success(answer, arrival, error),
        (100..200 | 300..400 | 600.., DeclaredError::Unexpected(error)) => undeclared(answer, error),
        _ => panic!("{} is {error:?}", answer.status),
    }
    let message = error.message().into_owned();
    assert_eq!(mighty_runtime::Error::from(error).message(), message, "it is lost on the way");
}

/// An endpoint that declares none, and wants nothing of a success but its status.
fn bare(answer: &Answer<'_>, result: Result<(), BareError>) {
    let is_success = (200..300).contains(&answer.status);
    assert_eq!(result.is_ok(), is_success);
    if let Err(BareError::Unexpected(error)) = result {
        lines(&error);
        undeclared(answer, &error);
    }
}

/// What a declared status carries.
fn payload<B: ErrorBody + DeserializeOwned>(answer: &Answer<'_>, error: &StatusError<B>) {
    assert_eq!(error.status(), answer.status);
    assert_eq!(error.raw(), answer.kept());
    // A body may be read more leniently than serde reads it, and never less.
    let headers = mighty_runtime::http::HeaderMap::new();
    let own = B::decode(&ErrorAnswer::new(error.status(), &headers, answer.kept())).is_ok();
    assert_eq!(error.body().is_some(), own, "{error:?}");
    assert!(own || !decodes::<B>(answer.kept()), "{error:?}");
    assert_eq!(error.body().is_none(), error.decode_error().is_some());
    if let Some(error) = error.decode_error() {
        line_of(error);
    }
    said(&Failure::message(error));
    assert!((1..=2).contains(&error.attempts()));
}

/// Whether the body is a `B`, by serde's own word. A byte order mark before it is no part of it.
fn decodes<B: DeserializeOwned>(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let is_blank = body.iter().all(u8::is_ascii_whitespace);
    serde_json::from_slice::<B>(if is_blank { b"null" } else { body }).is_ok()
}

/// What a status carries that is not declared.
fn undeclared(answer: &Answer<'_>, error: &Unexpected) {
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::UndeclaredStatus, Delivery::Answered));
    assert_eq!(error.raw().unwrap(), answer.kept());
    said(&error.message());
}

/// A 2xx that is none.
fn broken_success(answer: &Answer<'_>, arrival: Arrival, error: &Unexpected) {
    let expected = match arrival {
        _ if answer.body.len() > MAX_SUCCESS => UnexpectedKind::TooLarge,
        Arrival::Broken => UnexpectedKind::Transport(TransportErrorKind::Reset),
        Arrival::Stalled => UnexpectedKind::Transport(TransportErrorKind::Timeout),
        Arrival::Whole => UnexpectedKind::Decode,
    };
    assert_eq!(error.kind(), expected, "{error:?}");
    assert!(error.raw().is_none_or(|raw| raw.len() <= MAX_SUCCESS));
    said(&error.message());
}

/// There is something to read in it.
fn said(message: &str) {
    assert!(message.chars().any(|c| !c.is_whitespace() && !c.is_control()), "nothing is said: {message:?}");
}

/// The error and its causes each fit on a line; `Debug` may be as long as the body is.
fn lines(error: &dyn std::error::Error) {
    for error in std::iter::successors(Some(error), |error| error.source()) {
        line_of(error);
    }
    assert!(format!("{error:?}").len() <= 16 * MAX_SUCCESS, "{error:?}");
}

fn line_of(error: &(impl Display + Debug + ?Sized)) {
    let text = error.to_string();
    said(&text);
    assert!(text.chars().count() <= MAX_LINE && !text.contains(char::is_control), "no line: {text:?}");
}
