//! Bodies of errors: of one status only, and read from more than the bytes.

use std::borrow::Cow;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::Reply;
use mighty_runtime::{DecodeError, ErrorAnswer, ErrorBody, endpoints};
use mighty_tests::Acme;
use serde::Deserialize;
use serde_json::json;

use super::{Thing, answering};

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
