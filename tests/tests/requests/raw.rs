//! Bodies that are sent as they are.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Body, Bytes, ParameterLocation, StopReason, endpoints};
use mighty_tests::{Acme, TestClient, client, patient_client};

use super::{sent, values};

#[endpoints(api = Acme)]
trait Raw {
    #[endpoint(method = PUT, path = "/b")]
    async fn bytes(&self, #[body(raw)] data: Bytes) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn bytes_by_reference(&self, #[body(raw)] data: &Bytes) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn slice(&self, #[body(raw)] data: &[u8]) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn array(&self, #[body(raw)] data: &[u8; 3]) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn vector(&self, #[body(raw)] data: Vec<u8>) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn vector_by_reference(&self, #[body(raw)] data: &Vec<u8>) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn option(&self, #[body(raw)] data: Option<&[u8]>) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn text(&self, #[body(raw)] text: &str) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn owned_text(&self, #[body(raw)] text: Option<String>) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn table(&self, #[body(raw, "text/csv")] table: String) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn nothing_said(&self, #[body(raw, untyped)] data: Bytes) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn form(&self, #[form(untyped)] pairs: &[(&str, &str)]) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn said(&self, #[header("Content-Type")] kind: &str, #[body(raw)] data: Bytes) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn maybe_said(
        &self,
        #[body(raw)] data: &str,
        #[header("content-type")] kind: Option<&str>,
    ) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn stream(&self, #[body(raw)] data: Body) -> Result<(), RawError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn maybe_stream(&self, #[body(raw, "a/b")] data: Option<Body>) -> Result<(), RawError>;
}

const OCTETS: &str = "application/octet-stream";
const PLAIN: &str = "text/plain; charset=utf-8";

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let data = [0x00, 0xFF, b'"'];
    for request in [
        sent(async |acme| acme.bytes(Bytes::copy_from_slice(&data)).await).await,
        sent(async |acme| acme.bytes_by_reference(&Bytes::copy_from_slice(&data)).await).await,
        sent(async |acme| acme.slice(&data).await).await,
        sent(async |acme| acme.array(&data).await).await,
        sent(async |acme| acme.vector(data.to_vec()).await).await,
        sent(async |acme| acme.vector_by_reference(&data.to_vec()).await).await,
        sent(async |acme| acme.option(Some(&data)).await).await,
        sent(async |acme| acme.stream(Body::from(data.to_vec())).await).await,
    ] {
        assert_eq!(request.body, data.as_slice());
        assert_eq!(values(&request, "content-type"), [OCTETS]);
    }
}

#[tokio::test]
async fn text_is_sent_as_it_is() {
    for request in [
        sent(async |acme| acme.text("é\n").await).await,
        sent(async |acme| acme.owned_text(Some("é\n".to_owned())).await).await,
        sent(async |acme| acme.maybe_said("é\n", None).await).await,
    ] {
        assert_eq!(request.text(), "é\n");
        assert_eq!(values(&request, "content-type"), [PLAIN]);
    }
}

#[tokio::test]
async fn the_media_type_is_the_authors_the_callers_or_none() {
    let data = || Bytes::from_static(b"a,b");
    let table = [
        (sent(async |acme| acme.table("a,b".to_owned()).await).await, Some("text/csv")),
        (sent(async |acme| acme.said("image/png", data()).await).await, Some("image/png")),
        (sent(async |acme| acme.maybe_said("a,b", Some("a/b")).await).await, Some("a/b")),
        (sent(async |acme| acme.maybe_stream(Some(Body::from(data()))).await).await, Some("a/b")),
        (sent(async |acme| acme.nothing_said(data()).await).await, None),
    ];
    for (request, expected) in table {
        assert_eq!(request.text(), "a,b");
        assert_eq!(values(&request, "content-type"), expected.as_slice());
    }
    let form = sent(async |acme| acme.form(&[("a", "b c")]).await).await;
    assert_eq!((form.text().as_str(), values(&form, "content-type")), ("a=b+c", vec![]));
}

#[tokio::test]
async fn a_raw_body_that_is_none_is_no_body() {
    for request in [
        sent(async |acme| acme.option(None).await).await,
        sent(async |acme| acme.owned_text(None).await).await,
        sent(async |acme| acme.maybe_stream(None).await).await,
    ] {
        assert_eq!(request.body, "");
        assert_eq!(values(&request, "content-type"), [""; 0]);
    }
    let empty = sent(async |acme| acme.slice(&[]).await).await;
    assert_eq!((values(&empty, "content-type"), values(&empty, "content-length")), (vec![OCTETS], vec!["0"]));
}

#[tokio::test]
async fn a_media_type_that_no_header_can_carry_is_not_sent() {
    let server = InProcess::script([]);
    let result = client(&server).said("a/b\r\nX: y", Bytes::new()).await;
    assert!(matches!(result, Err(RawError::Unexpected(error)) if error.to_string().contains("Content-Type")));
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn bytes_are_sent_again_and_a_stream_is_not() {
    async fn twice<E>(call: impl AsyncFnOnce(&TestClient) -> Result<(), E>) -> (Result<(), E>, usize) {
        let server = InProcess::script([Reply::status(503), Reply::status(204)]);
        let result = call(&patient_client(&server)).await;
        (result, server.requests().len())
    }
    let (result, requests) = twice(async |acme| acme.slice(b"a").await).await;
    assert!(result.is_ok());
    assert_eq!(requests, 2);
    let chunks = || Body::stream(futures_util::stream::iter([Ok(Bytes::from_static(b"a"))]));
    let (result, requests) = twice(async |acme| acme.stream(chunks()).await).await;
    let Err(RawError::Unexpected(error)) = result else { panic!("it was sent again") };
    assert_eq!((error.outcome().stop_reason(), requests), (Some(StopReason::BodyNotReplayable), 1));
}

#[test]
fn descriptors_tell_the_media_type() {
    let media_type = |endpoint: &'static mighty_runtime::Endpoint| {
        let body = endpoint.parameters().iter().find(|parameter| parameter.location() == ParameterLocation::Body);
        body.and_then(mighty_runtime::Parameter::media_type)
    };
    let table = [
        (RawEndpoints::BYTES, OCTETS),
        (RawEndpoints::SLICE, OCTETS),
        (RawEndpoints::OPTION, OCTETS),
        (RawEndpoints::STREAM, OCTETS),
        (RawEndpoints::TEXT, PLAIN),
        (RawEndpoints::OWNED_TEXT, PLAIN),
        (RawEndpoints::TABLE, "text/csv"),
        (RawEndpoints::SAID, "*/*"),
        (RawEndpoints::MAYBE_SAID, "*/*"),
        (RawEndpoints::NOTHING_SAID, "*/*"),
    ];
    for (endpoint, expected) in table {
        assert_eq!(media_type(endpoint), Some(expected), "{}", endpoint.name());
    }
}
