//! The library's own sentences, for APIs that have none: one for each status and each kind of failure.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Client, Delivery, Error, Failure, TransportErrorKind, Unexpected};
use serde_json::json;

use super::{Calls, ReadError, Terse, TerseError, Words, WriteError, client};

async fn read(reply: &Reply) -> ReadError {
    client(reply).read("1").await.unwrap_err()
}

async fn write(reply: &Reply) -> WriteError {
    client(reply).write().await.unwrap_err()
}

/// A reply for each failure that there is.
fn failures() -> Vec<Reply> {
    use TransportErrorKind as Kind;
    let kinds = [
        Kind::Connect,
        Kind::Dns,
        Kind::UnknownHost,
        Kind::Tls,
        Kind::Refused,
        Kind::Unwritten,
        Kind::Overloaded,
        Kind::Timeout,
        Kind::Reset,
        Kind::Protocol,
        Kind::Token,
        Kind::Body,
        Kind::InvalidRequest,
        Kind::Other,
    ];
    let faults =
        kinds.into_iter().flat_map(|kind| [Delivery::NotSent, Delivery::MaybeSent].map(|d| Reply::error(kind, d)));
    let statuses = [302, 400, 401, 402, 403, 404, 408, 409, 410, 413, 418, 422, 429, 500, 502, 503, 599, 999];
    let answers = statuses.map(|status| Reply::json(status, &json!({"detail": "s3cret", "type": "s3cret"})));
    faults.chain(answers).chain([Reply::json(200, "s3cret")]).collect()
}

/// Whole sentences, with something to do, without a word of ours.
fn assert_fit_for_people(text: &str) {
    let jargon =
        ["token", "http", "status", "server", "request", "api", "body", "json", "parameter", "s3cret", "retry"];
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        assert!(!jargon.contains(&word), "`{word}` in {text:?}");
    }
    assert!(!text.contains(|c: char| c.is_ascii_digit() || c.is_control()), "{text:?}");
    assert!(text.len() <= 120 && text.ends_with('.') && text.to_lowercase().contains("please"), "{text:?}");
}

#[tokio::test]
async fn every_failure_has_a_sentence_for_people() {
    for reply in failures() {
        assert_fit_for_people(read(&reply).await.user_message());
        assert_fit_for_people(write(&reply).await.user_message());
    }
    assert_fit_for_people(client::<Terse>(&Reply::status(200)).read("s3cret\n").await.unwrap_err().user_message());
    let error = Client::<Terse, _>::over(InProcess::script([])).base_url("s3cret").build().unwrap_err();
    assert_fit_for_people(Error::from(error).user_message());
}

#[tokio::test]
async fn it_is_the_same_wherever_the_error_goes() {
    for reply in failures() {
        let error = write(&reply).await;
        let text = error.user_message();
        assert_eq!(Failure::user_message(&error), text);
        let payload: &dyn Failure = match &error {
            WriteError::ClientError(error) | WriteError::ServerError(error) => error,
            WriteError::Unexpected(error) => error,
        };
        assert_eq!(payload.user_message(), text, "{error:?}");
        let union = TerseError::from(error);
        assert_eq!(union.user_message(), text);
        assert_eq!(Error::from(union).user_message(), text);
    }
}

#[tokio::test]
async fn a_status_says_what_to_do() {
    for (statuses, said) in [
        (&[401][..], "sign in"),
        (&[403], "not allowed"),
        (&[404], "could not be found"),
        (&[408], "too long"),
        (&[409], "in the meantime"),
        (&[410], "no longer available"),
        (&[413], "too large"),
        (&[422], "not valid"),
        (&[429], "wait a moment"),
        (&[400, 402, 418, 451], "could not be accepted"),
        (&[500, 502, 503, 504, 599], "has a problem"),
    ] {
        for status in statuses {
            let text = read(&Reply::status(*status)).await.user_message();
            assert!(text.contains(said), "{status}: {text}");
        }
    }
}

fn unexpected(error: WriteError) -> Unexpected {
    let WriteError::Unexpected(error) = error else { panic!("{error:?}") };
    error
}

/// Where something may have been done, nobody is simply told to try again.
#[tokio::test]
async fn what_may_have_been_done_is_to_be_looked_at_first() {
    let looks_first = |text: &str| text.contains("please check before") || text.contains("Please check before");
    for (reply, maybe_done) in [
        (Reply::silence(), true),
        (Reply::reset(), true),
        (Reply::error(TransportErrorKind::Protocol, Delivery::MaybeSent), true),
        (Reply::json(200, "no number"), true),
        (Reply::refused(), false),
        (Reply::error(TransportErrorKind::Timeout, Delivery::NotSent), false),
    ] {
        tokio::time::pause();
        let text = unexpected(write(&reply).await).user_message();
        assert_eq!(looks_first(text), maybe_done, "{reply:?}: {text}");
        let text = read(&reply).await.user_message();
        assert!(!looks_first(text), "reading again does no harm: {text}");
        tokio::time::resume();
    }
}

#[tokio::test]
async fn no_answer_says_why_there_is_none() {
    use TransportErrorKind as Kind;
    for (kind, said) in [
        (Kind::Connect, "internet connection"),
        (Kind::UnknownHost, "internet connection"),
        (Kind::Tls, "secure connection"),
        (Kind::Timeout, "taking too long"),
        (Kind::Reset, "connection was lost"),
        (Kind::Token, "sign in"),
        (Kind::Body, "could not be read"),
        (Kind::InvalidRequest, "entered"),
    ] {
        let text = read(&Reply::error(kind, Delivery::NotSent)).await.user_message();
        assert!(text.contains(said), "{kind:?}: {text}");
    }
}

#[tokio::test]
async fn the_apis_own_sentence_goes_before() {
    let error = client::<super::Helpful>(&Reply::status(500)).show("1").await.unwrap_err();
    assert_eq!(error.user_message(), "Helpful is asleep.");
    let error = client::<super::Helpful>(&Reply::reset()).show("1").await.unwrap_err();
    assert_eq!(error.user_message(), "The connection was lost. Please try again.");
}
