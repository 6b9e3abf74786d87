//! `?` from an endpoint's error to the trait's union and to `mighty_runtime::Error`: nothing is lost.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::borrow::Cow;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    BuildError, Client, DecodeError, Delivery, Error, ErrorAnswer, ErrorBody, StatusError, Unexpected, UnexpectedKind,
    endpoints,
};
use mighty_tests::{Acme, AcmeError, TestClient, client};
use serde::Deserialize;
use serde_json::json;

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

#[endpoints(api = Acme, errors(404, 5xx), error = ThingsError)]
trait Things {
    #[endpoint(method = POST, path = "/things", errors(409 => AlreadyThere(Duplicate)))]
    async fn create(&self) -> Result<u64, CreateError>;
    #[endpoint(method = GET, path = "/things/{id}", errors(410))]
    async fn show(&self, id: &str) -> Result<u64, ShowError>;
    #[endpoint(method = DELETE, path = "/things/{id}", errors(410))]
    async fn delete(&self, id: &str) -> Result<(), ShowError>;
}

fn answering(reply: Reply) -> TestClient {
    client(&InProcess::from_fn(move |_| reply.clone()))
}

fn duplicate() -> Reply {
    Reply::json(409, &json!({"existing": 3})).header("x-request-id", "r-1")
}

fn gone() -> Reply {
    Reply::json(410, &json!({"error": "it was here"}))
}

/// What an application does that does not care which endpoint failed.
async fn both(acme: &TestClient) -> Result<u64, ThingsError> {
    let id = acme.create().await?;
    acme.show("x").await?;
    acme.delete("x").await?;
    Ok(id)
}

/// What an application does that does not care which trait failed.
async fn anything(base_url: &str, server: &InProcess) -> Result<u64, Error> {
    let acme = Client::<Acme, _>::over(server.clone()).base_url(base_url).build()?;
    let id = acme.create().await?;
    Ok(both(&acme).await? + id)
}

#[tokio::test]
async fn a_unions_variants_are_those_of_its_endpoints() {
    let name = |error: ThingsError| match error {
        ThingsError::NotFound(StatusError::<AcmeError> { .. }) => "NotFound",
        ThingsError::AlreadyThere(StatusError::<Duplicate> { .. }) => "AlreadyThere",
        ThingsError::Gone(StatusError::<AcmeError> { .. }) => "Gone",
        ThingsError::ServerError(StatusError::<AcmeError> { .. }) => "ServerError",
        ThingsError::Unexpected(Unexpected { .. }) => "Unexpected",
    };
    for (status, expected) in
        [(404, "NotFound"), (409, "AlreadyThere"), (410, "Unexpected"), (503, "ServerError"), (418, "Unexpected")]
    {
        let error: ThingsError = answering(Reply::status(status)).create().await.unwrap_err().into();
        assert_eq!(name(error), expected, "{status}");
    }
    for (status, expected) in
        [(404, "NotFound"), (409, "Unexpected"), (410, "Gone"), (503, "ServerError"), (418, "Unexpected")]
    {
        let error: ThingsError = answering(Reply::status(status)).show("x").await.unwrap_err().into();
        assert_eq!(name(error), expected, "{status}");
    }
}

#[tokio::test]
async fn a_payload_moves_into_the_union() {
    let error = both(&answering(duplicate())).await.unwrap_err();
    let ThingsError::AlreadyThere(error) = error else { panic!("{error:?}") };
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.headers()["content-type"], "application/json");
    assert_eq!(error.raw(), r#"{"existing":3}"#);
    assert_eq!(error.into_body(), Some(Duplicate { existing: 3 }));
}

#[tokio::test]
async fn a_union_says_what_the_endpoints_error_said() {
    for reply in [duplicate(), gone(), Reply::status(503), Reply::status(200).body("x"), Reply::reset()] {
        let acme = answering(reply);
        let of_endpoint = acme.create().await.unwrap_err();
        let (display, debug) = (of_endpoint.to_string(), format!("{of_endpoint:?}"));
        let (status, message) = (of_endpoint.status(), of_endpoint.message().into_owned());
        let attempts = of_endpoint.outcome().attempts();
        let union = ThingsError::from(of_endpoint);
        assert_eq!((union.to_string(), format!("{union:?}")), (display.clone(), debug));
        assert_eq!((union.status(), union.message().into_owned()), (status, message.clone()));
        assert_eq!(union.outcome().attempts(), attempts);
        let source = std::error::Error::source(&union).map(ToString::to_string);
        let error = Error::from(union);
        assert_eq!((error.to_string(), error.status(), error.message().into_owned()), (display, status, message));
        assert_eq!(std::error::Error::source(&error).map(ToString::to_string), source);
    }
}

#[tokio::test]
async fn the_body_can_be_taken_out_of_the_runtimes_error_again() {
    let server = InProcess::from_fn(|_| duplicate());
    let error = anything("https://acme.test", &server).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.message(), "already there as 3");
    assert_eq!(error.body::<Duplicate>(), Some(&Duplicate { existing: 3 }));
    assert_eq!(error.body::<AcmeError>(), None);
    assert_eq!(error.outcome().unwrap().request_id(), Some("r-1"));
    let error = error.into_unexpected().unwrap_err();
    let error = error.into_build_error().unwrap_err();
    let error = error.into_status_error::<AcmeError>().unwrap_err();
    let error = error.into_status_error::<Duplicate>().unwrap();
    assert_eq!(error.into_body(), Some(Duplicate { existing: 3 }));
}

#[tokio::test]
async fn the_way_over_the_union_loses_nothing_either() {
    let of_endpoint = answering(gone()).delete("x").await.unwrap_err();
    let error = Error::from(ThingsError::from(of_endpoint)).into_status_error::<AcmeError>().unwrap();
    assert_eq!(error.to_string(), "delete: 410 Gone: it was here");
    assert_eq!(error.into_body(), Some(AcmeError::prose("it was here")));
}

#[tokio::test]
async fn unexpected_can_be_taken_out_again() {
    let error = Error::from(answering(Reply::reset()).create().await.unwrap_err());
    let error = error.into_status_error::<AcmeError>().unwrap_err();
    let error: Unexpected = error.into_unexpected().unwrap();
    assert_eq!(error.delivery(), Delivery::MaybeSent);
    assert!(matches!(error.kind(), UnexpectedKind::Transport(_)));
}

#[tokio::test]
async fn an_error_of_building_can_be_taken_out_again() {
    let server = InProcess::from_fn(|_| duplicate());
    let error = anything("ftp://acme.test", &server).await.unwrap_err();
    assert!(error.outcome().is_none() && error.status().is_none());
    assert_eq!(error.message(), error.to_string());
    let error: BuildError = error.into_build_error().unwrap();
    assert_eq!(error.setting(), "base_url");
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn every_error_goes_wherever_errors_go() {
    fn check<E: std::error::Error + Send + Sync + 'static>() {}
    check::<CreateError>();
    check::<ShowError>();
    check::<ThingsError>();
    check::<StatusError<Duplicate>>();
    check::<Unexpected>();
    check::<Error>();
    check::<BuildError>();
}

#[tokio::test]
async fn an_error_fits_into_a_box_and_comes_out_again() {
    async fn boxed(acme: &TestClient) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        acme.create().await?;
        Ok(())
    }
    let error = boxed(&answering(duplicate())).await.unwrap_err();
    assert!(matches!(*error.downcast::<CreateError>().unwrap(), CreateError::AlreadyThere(_)));
}
