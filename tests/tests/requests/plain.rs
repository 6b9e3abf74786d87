//! Bytes and text as JSON, where that is said.

use std::borrow::Cow;

use mighty_runtime::{Bytes, Endpoint, Parameter, endpoints};
use mighty_tests::Acme;
use serde::Serialize;

use super::{sent, values};

/// A list of lists is no list of bytes, and neither are its neighbours.
#[derive(Serialize)]
struct Vector(Vec<u8>);

#[endpoints(api = Acme)]
trait Plain {
    #[endpoint(method = PUT, path = "/p")]
    async fn list(&self, #[body(json)] data: &[u8]) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn list_of_option(&self, #[body(json)] data: Option<Vec<u8>>) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn array(&self, #[body(json, "application/vnd.acme+json; v=2")] data: [u8; 2]) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn quoted(&self, #[body(json)] text: Cow<'_, str>) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn number(&self, #[body(json)] number: u64) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn lists(&self, #[body] data: &[Vec<u8>]) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn texts(&self, #[body] texts: Vec<&str>) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn named(&self, #[body] vector: &Vector) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn merge_patch(&self, #[body(raw, "application/merge-patch+json")] json: &str) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn typed(&self, #[body(raw, "text/csv; header=present")] table: Option<&str>) -> Result<(), PlainError>;
    #[endpoint(method = PUT, path = "/p")]
    async fn vendor(&self, #[body(raw, "application/vnd.acme.blob")] blob: Option<Bytes>) -> Result<(), PlainError>;
}

#[tokio::test]
async fn as_json_they_are_lists_and_quoted() {
    let table = [
        (sent(async |acme| acme.list(b"ab").await).await, "[97,98]", "application/json"),
        (sent(async |acme| acme.list_of_option(Some(vec![0])).await).await, "[0]", "application/json"),
        (sent(async |acme| acme.array([1, 2]).await).await, "[1,2]", "application/vnd.acme+json; v=2"),
        (sent(async |acme| acme.quoted("é\"".into()).await).await, r#""é\"""#, "application/json"),
        (sent(async |acme| acme.number(7).await).await, "7", "application/json"),
        (sent(async |acme| acme.lists(&[vec![1], vec![]]).await).await, "[[1],[]]", "application/json"),
        (sent(async |acme| acme.texts(vec!["a"]).await).await, r#"["a"]"#, "application/json"),
        (sent(async |acme| acme.named(&Vector(vec![1])).await).await, "[1]", "application/json"),
        (sent(async |acme| acme.merge_patch("{}").await).await, "{}", "application/merge-patch+json"),
        (sent(async |acme| acme.typed(Some("a,b")).await).await, "a,b", "text/csv; header=present"),
        (sent(async |acme| acme.vendor(Some("x".into())).await).await, "x", "application/vnd.acme.blob"),
    ];
    for (request, body, media_type) in table {
        assert_eq!((request.text().as_str(), values(&request, "content-type")), (body, vec![media_type]));
    }
}

#[tokio::test]
async fn none_of_them_is_no_body() {
    for request in [
        sent(async |acme| acme.list_of_option(None).await).await,
        sent(async |acme| acme.typed(None).await).await,
        sent(async |acme| acme.vendor(None).await).await,
    ] {
        assert_eq!((request.body.len(), values(&request, "content-type")), (0, vec![]));
    }
}

#[test]
fn descriptors_say_it() {
    let media_type = |endpoint: &Endpoint| endpoint.parameters().first().and_then(Parameter::media_type);
    assert_eq!(media_type(PlainEndpoints::LIST), Some("application/json"));
    assert_eq!(media_type(PlainEndpoints::ARRAY), Some("application/vnd.acme+json; v=2"));
    assert_eq!(media_type(PlainEndpoints::TYPED), Some("text/csv; header=present"));
}
