//! The names of constructors, and enums that several endpoints share or that are not always there.

use std::borrow::Cow;

use mighty_runtime::testing::{Mock, any};
use mighty_runtime::{Api, DecodeError, ErrorAnswer, ErrorBody, Failure, Fault, Problem, endpoints};
use serde::{Deserialize, Serialize};

pub(super) enum Names {}

impl Api for Names {
    const BASE_URL: &'static str = "https://names.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Names, errors(409 => Type, 410 => HTTPGone, 411 => Sha256Wrong, 412 => A), testing)]
pub(super) trait Things {
    #[endpoint(method = GET, path = "/things/{type}")]
    async fn r#match(&self, r#type: u64) -> Result<u64, MatchError>;
    #[cfg(any())]
    #[endpoint(method = GET, path = "/absent")]
    async fn absent(&self) -> Result<(), SharedError>;
    #[endpoint(method = GET, path = "/present")]
    async fn present(&self) -> Result<(), SharedError>;
    #[endpoint(method = DELETE, path = "/present")]
    async fn remove(&self) -> Result<(), SharedError>;
    #[cfg(any())]
    #[endpoint(method = GET, path = "/nowhere")]
    async fn nowhere(&self) -> Result<(), NowhereError>;
    /// Named as what the mock itself can do.
    #[endpoint(method = GET, path = "/verify")]
    async fn verify(&self) -> Result<u64, VerifyError>;
}

#[tokio::test]
async fn a_name_that_is_a_keyword_is_raw() {
    let mock = Mock::<Names>::new();
    mock.r#match(|call| call.r#type == 1).fails(MatchError::r#type(Problem::default())).times(1);
    mock.r#match(any)
        .fails(MatchError::http_gone(Problem::default()))
        .fails(MatchError::sha256_wrong(Problem::default()));
    let things = mock.client();
    assert!(matches!(things.r#match(1).await, Err(MatchError::Type(_))));
    assert!(matches!(things.r#match(2).await, Err(MatchError::HTTPGone(_))));
    assert!(matches!(things.r#match(2).await, Err(MatchError::Sha256Wrong(_))));
    mock.verify();
}

#[tokio::test]
async fn a_shared_error_is_of_an_endpoint_that_is_there() {
    assert_eq!(SharedError::a(Problem::default()).outcome().endpoint(), ThingsEndpoints::PRESENT);
    assert_eq!(SharedError::unexpected(Fault::reset()).outcome().endpoint().name(), "present");
    let mock = Mock::<Names>::new();
    mock.remove(any).fails(SharedError::a(Problem::default()));
    mock.present(any).returns_json(());
    mock.client().present().await.unwrap();
    let error = mock.client().remove().await.unwrap_err();
    assert_eq!(Failure::outcome(&error).endpoint().name(), "remove");
}

#[tokio::test]
async fn a_method_that_is_named_as_one_of_the_mock_is_called_by_its_trait() {
    let mock = Mock::<Names>::new();
    ThingsMock::verify(&mock, any).returns(7);
    assert_eq!(mock.client().verify().await.unwrap(), 7);
    mock.verify();
}

/// A second shape of errors on the same host.
#[endpoints(api = Names, error_body = Plain, errors(404 { "gone" => Gone, _ => NotFound }), testing)]
pub(super) trait Others {
    #[endpoint(method = GET, path = "/others")]
    async fn other(&self) -> Result<u64, OtherError>;
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Plain {
    code: String,
}

impl ErrorBody for Plain {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.code.as_str().into())
    }
}

#[tokio::test]
async fn a_trait_may_have_an_error_body_of_its_own() {
    let mock = Mock::<Names>::new();
    let plain = |code: &str| Plain { code: code.to_owned() };
    mock.other(any).fails(OtherError::gone(plain("gone"))).fails(OtherError::not_found(plain("other")));
    let names = mock.client();
    assert!(matches!(names.other().await, Err(OtherError::Gone(_))));
    assert!(matches!(names.other().await, Err(OtherError::NotFound(_))));
}
