//! Several statuses that mean success.

use mighty_runtime::testing::Reply;
use mighty_runtime::{DeclaredSuccess, Response, UnexpectedKind, endpoints};
use mighty_tests::Acme;
use serde_json::json;

use super::{Thing, answering, thing};

#[endpoints(api = Acme)]
trait Listed {
    #[endpoint(method = PUT, path = "/things", success = [200, 201])]
    async fn put(&self) -> Result<Thing, PutError>;
    #[endpoint(method = POST, path = "/things", success = [202, 204])]
    async fn start(&self) -> Result<Response<Option<Thing>>, StartError>;
    #[endpoint(method = POST, path = "/elsewhere", success = 303)]
    async fn see(&self) -> Result<Response<()>, SeeError>;
}

fn seven(status: u16) -> Reply {
    Reply::json(status, &json!({"id": 7, "tags": ["a"]}))
}

#[tokio::test]
async fn any_of_several_statuses_has_one_type() {
    for status in [200, 201] {
        assert_eq!(answering(seven(status)).put().await.unwrap(), thing());
    }
    for status in [202, 203, 204, 206, 303, 304] {
        let PutError::Unexpected(error) = answering(seven(status)).put().await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (UnexpectedKind::UndeclaredStatus, status));
    }
}

#[tokio::test]
async fn beside_a_status_with_a_body_none_is_nothing() {
    let accepted = answering(seven(202)).start().await.unwrap();
    assert_eq!((accepted.status().as_u16(), accepted.into_inner()), (202, Some(thing())));
    let empty = answering(Reply::status(204)).start().await.unwrap();
    assert_eq!((empty.status().as_u16(), empty.into_inner()), (204, None));
}

#[tokio::test]
async fn a_redirect_may_be_the_success() {
    let reply = Reply::status(303).header("location", "/v1/jobs/7");
    let elsewhere = answering(reply).see().await.unwrap();
    assert_eq!(elsewhere.location().unwrap().as_str(), "https://api.acme.example/v1/jobs/7");
    let SeeError::Unexpected(error) = answering(Reply::status(200)).see().await.unwrap_err();
    assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus);
}

#[test]
fn the_descriptor_lists_them() {
    assert_eq!(ListedEndpoints::PUT.successes(), [DeclaredSuccess::new(200), DeclaredSuccess::new(201)]);
    assert_eq!(ListedEndpoints::SEE.successes().first().map(DeclaredSuccess::status), Some(303));
}
