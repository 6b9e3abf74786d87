//! Arguments, methods and types with names that the generated code might want for itself.

use mighty_runtime::{Problem, endpoints};
use mighty_tests::Acme;

use super::{answering, only};

#[endpoints(api = Acme, errors(404), error = Failure)]
#[allow(clippy::too_many_arguments, reason = "every name is tried")]
trait Request {
    #[endpoint(method = GET, path = "/{request}/{client}/{answer}/{error}")]
    async fn send(
        &self,
        request: u8,
        client: u8,
        answer: u8,
        error: u8,
        #[query] __request: u8,
        #[query] endpoint: u8,
        #[query] rt: u8,
        #[query] value: u8,
        #[query] name: u8,
        #[query] f: u8,
    ) -> Result<u8, Unexpected>;

    #[endpoint(method = GET, path = "/all")]
    async fn request(&self) -> Result<u8, Unexpected>;

    #[endpoint(method = GET, path = "/types/{type}/{match}")]
    async fn r#type(&self, r#type: u8, r#match: u8, #[query] r#async: u8) -> Result<u8, Error>;
}

#[tokio::test]
async fn arguments_can_be_called_like_the_macros_own_locals() {
    let (client, server) = answering("7");
    let sent = Request::send(&client, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).await;
    assert_eq!(sent.unwrap(), 7);
    assert_eq!(only(&server).target(), "/v1/1/2/3/4?__request=5&endpoint=6&rt=7&value=8&name=9&f=10");
    Request::request(&client).await.unwrap();
}

#[tokio::test]
async fn raw_identifiers_go_without_their_prefix() {
    let (client, server) = answering("7");
    client.r#type(1, 2, 3).await.unwrap();
    assert_eq!(only(&server).target(), "/v1/types/1/2?async=3");
    assert_eq!(RequestEndpoints::TYPE.name(), "type");
}

/// Errors called like the runtime's own types.
#[tokio::test]
async fn errors_can_be_called_like_the_runtimes_types() {
    let (client, _) = answering("x");
    let error: Unexpected = Request::request(&client).await.unwrap_err();
    assert!(matches!(Failure::from(error), Failure::Unexpected(_)));
    let error: Error = client.r#type(1, 2, 3).await.unwrap_err();
    assert!(mighty_runtime::Error::from(error).into_unexpected().is_ok());
}

/// A method that has the name of a variant of the trait's, and a type parameter with the macro's letter.
#[endpoints(api = Acme, errors(404 => None, 409 => Ok(Problem), 410 { "a" => Some, _ => Default }, 500 => Err))]
trait Letters<T> {
    #[endpoint(method = GET, path = "/letters")]
    async fn letters<A: std::fmt::Display>(&self, #[query] a: A) -> Result<Vec<u8>, LettersError>;
}

#[tokio::test]
async fn variants_can_be_called_like_those_of_option_and_result() {
    let (client, _) = answering("x");
    let error = Letters::<u8>::letters(&client, 1).await.unwrap_err();
    let name = match error {
        LettersError::None(_) => "None",
        LettersError::Ok(_) => "Ok",
        LettersError::Some(_) => "Some",
        LettersError::Default(_) => "Default",
        LettersError::Err(_) => "Err",
        LettersError::Unexpected(_) => "Unexpected",
    };
    assert_eq!(name, "Unexpected");
}
