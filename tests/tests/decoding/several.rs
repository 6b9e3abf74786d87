//! Several statuses that mean success.

use mighty_runtime::testing::Reply;
use mighty_runtime::{Bytes, DeclaredSuccess, Response, UnexpectedKind, endpoints, reference};
use mighty_tests::Acme;
use serde::Deserialize;
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

/// The job that makes what is not there yet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Job {
    job: u64,
}

#[endpoints(api = Acme, errors(404), error = AssetsError)]
trait Assets {
    #[endpoint(
        method = GET,
        path = "/assets/{id}",
        success(200(Thing) => Ready, 202 => Queued(Job), 204, 303(Response<()>) => Elsewhere, 304 => Unchanged)
    )]
    async fn asset(&self, id: u64) -> Result<AssetOutcome, AssetError>;
    #[endpoint(
        method = PUT,
        path = "/assets/{id}",
        success(200(String) => Text, 201(Bytes), 202(()) => Nothing, derive(::core::clone::Clone, ::core::cmp::PartialEq))
    )]
    async fn replace(&self, id: u64) -> Result<Response<Replaced>, ReplaceError>;
    #[endpoint(
        method = POST,
        path = "/assets/{id}",
        success(200(String) => Text, 201 => Created(Bytes), 202(()) => Nothing, derive(::core::clone::Clone, ::core::cmp::PartialEq))
    )]
    async fn renew(&self, id: u64) -> Result<Replaced, RenewError>;
}

#[tokio::test]
async fn each_status_is_a_variant_of_its_own() {
    let asset = async |reply: Reply| answering(reply).asset(7).await;
    assert!(matches!(asset(seven(200)).await, Ok(AssetOutcome::Ready(asset)) if asset == thing()));
    let queued = asset(Reply::json(202, &json!({"job": 9}))).await;
    assert!(matches!(queued, Ok(AssetOutcome::Queued(job)) if job == Job { job: 9 }));
    assert!(matches!(asset(Reply::status(204)).await, Ok(AssetOutcome::NoContent)));
    assert!(matches!(asset(Reply::status(304)).await, Ok(AssetOutcome::Unchanged)));
    let elsewhere = asset(Reply::status(303).header("location", "8")).await;
    let Ok(AssetOutcome::Elsewhere(elsewhere)) = elsewhere else { panic!("{elsewhere:?}") };
    assert_eq!(elsewhere.location().unwrap().as_str(), "https://api.acme.example/v1/assets/8");
    // The status decides, and never the shape.
    let misfit = asset(Reply::json(200, &json!({"job": 9}))).await;
    assert!(
        matches!(&misfit, Err(AssetError::Unexpected(error)) if error.kind() == UnexpectedKind::Decode),
        "{misfit:?}"
    );
    for status in [201, 206, 302] {
        let other = asset(seven(status)).await;
        let Err(AssetError::Unexpected(error)) = &other else { panic!("{other:?}") };
        assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus, "{status}");
    }
    assert!(matches!(asset(Reply::status(404)).await, Err(AssetError::NotFound(_))));
}

#[tokio::test]
async fn bodies_are_read_as_elsewhere_and_two_methods_may_share_the_enum() {
    let text = answering(Reply::status(200).body("text")).replace(1).await.unwrap();
    assert_eq!((text.status().as_u16(), text.into_inner()), (200, Replaced::Text("text".to_owned())));
    let bytes = answering(Reply::status(201).body("bytes")).renew(1).await.unwrap();
    assert_eq!(bytes, Replaced::Created(Bytes::from("bytes")));
    assert_eq!(answering(seven(202)).renew(1).await.unwrap().clone(), Replaced::Nothing(()));
    assert_eq!(format!("{bytes:?}"), "Created(b\"bytes\")");
}

#[test]
fn the_descriptor_names_the_variants() {
    let asset = AssetsEndpoints::ASSET;
    assert_eq!(asset.successes().first(), Some(&DeclaredSuccess::variant_of(200, "Ready")));
    let names: Vec<_> = asset.successes().iter().filter_map(DeclaredSuccess::variant).collect();
    assert_eq!(names, ["Ready", "Queued", "NoContent", "Elsewhere", "Unchanged"]);
    let page = reference::operations::<Acme>(&[("Assets", AssetsEndpoints::ALL)]);
    assert!(
        page.contains("| 200 `Ready`<br>202 `Queued`<br>204 `NoContent`<br>303 `Elsewhere`<br>304 `Unchanged` |"),
        "{page}"
    );
}

/// Redirects as errors.
#[endpoints(api = Acme)]
trait Redirects {
    #[endpoint(method = GET, path = "/moved/{id}", errors(301, 304 => Unchanged, 3xx))]
    async fn moved(&self, id: u64) -> Result<Thing, MovedError>;
}

#[tokio::test]
async fn a_redirect_may_be_an_error_with_its_location() {
    let moved = async |reply: Reply| answering(reply).moved(7).await.unwrap_err();
    let error = moved(Reply::status(301).header("location", "/v1/moved/8")).await;
    let MovedError::MovedPermanently(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.location().unwrap().as_str(), "https://api.acme.example/v1/moved/8");
    assert_eq!(error.to_string(), "moved: 301 Moved Permanently");
    assert!(matches!(moved(Reply::status(304)).await, MovedError::Unchanged(payload) if payload.location().is_none()));
    assert!(matches!(moved(Reply::status(307)).await, MovedError::Redirection(_)));
}
