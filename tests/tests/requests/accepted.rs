//! The `Accept` of a request, which follows the success type.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Api, Bytes, Client, Problem, Response, endpoints};
use mighty_tests::{Acme, client};

use super::values;

#[endpoints(api = Acme)]
trait Accepted {
    #[endpoint(method = GET, path = "/a")]
    async fn json(&self) -> Result<u8, AcceptedError>;
    #[endpoint(method = GET, path = "/a")]
    async fn with_headers(&self) -> Result<Response<u8>, AcceptedError>;
    #[endpoint(method = GET, path = "/a")]
    async fn text(&self) -> Result<String, AcceptedError>;
    #[endpoint(method = GET, path = "/a")]
    async fn bytes(&self) -> Result<Response<Bytes>, AcceptedError>;
    #[endpoint(method = GET, path = "/a")]
    async fn nothing(&self) -> Result<(), AcceptedError>;
    #[endpoint(method = GET, path = "/a")]
    async fn said(&self, #[header("Accept")] accept: Option<&str>) -> Result<u8, AcceptedError>;
    #[endpoint(method = GET, path = "/a", paginate(page_number = "page"))]
    async fn pages(&self) -> Result<Vec<u8>, AcceptedError>;
}

#[tokio::test]
async fn what_is_accepted_follows_the_success_type() {
    let server = InProcess::from_fn(|_| Reply::json(200, &7));
    let acme = client(&server);
    acme.json().await.unwrap();
    acme.with_headers().await.unwrap();
    acme.text().await.unwrap();
    acme.bytes().await.unwrap();
    acme.nothing().await.unwrap();
    acme.said(None).await.unwrap();
    acme.said(Some("text/html")).await.unwrap();
    drop(acme.pages_stream().next().await);
    let accepted: Vec<String> = server.requests().iter().map(|request| values(request, "accept").join("|")).collect();
    let json = "application/json, */*;q=0.5";
    let expected = [json, json, "text/plain, */*;q=0.5", "*/*", json, json, "text/html", json];
    assert_eq!(accepted, expected);
}

/// An API that says what it takes.
enum Vendor {}

impl Api for Vendor {
    const BASE_URL: &'static str = "https://vendor.example";
    const HEADERS: &'static [(&'static str, &'static str)] = &[("Accept", "application/vnd.api+json")];
    type ErrorBody = Problem;
}

#[endpoints(api = Vendor)]
trait Vendors {
    #[endpoint(method = GET, path = "/v")]
    async fn vendor(&self) -> Result<u8, VendorError>;
}

#[tokio::test]
async fn what_the_api_accepts_goes_before_that() {
    let server = InProcess::from_fn(|_| Reply::json(200, &7));
    Client::<Vendor, _>::over(server.clone()).build().unwrap().vendor().await.unwrap();
    assert_eq!(values(&server.requests()[0], "accept"), ["application/vnd.api+json"]);
}
