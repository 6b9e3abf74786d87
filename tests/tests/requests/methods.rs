//! The method, and what every request carries.

use mighty_runtime::endpoints;
use mighty_tests::{Acme, client};

use super::{sent, yes};

#[endpoints(api = Acme)]
trait Methods {
    #[endpoint(method = GET, path = "/m")]
    async fn get(&self) -> Result<(), MethodError>;
    #[endpoint(method = HEAD, path = "/m")]
    async fn head(&self) -> Result<(), MethodError>;
    #[endpoint(method = POST, path = "/m")]
    async fn post(&self) -> Result<(), MethodError>;
    #[endpoint(method = PUT, path = "/m")]
    async fn put(&self) -> Result<(), MethodError>;
    #[endpoint(method = PATCH, path = "/m")]
    async fn patch(&self) -> Result<(), MethodError>;
    #[endpoint(method = DELETE, path = "/m")]
    async fn delete(&self) -> Result<(), MethodError>;
    #[endpoint(method = OPTIONS, path = "/m")]
    async fn options(&self) -> Result<(), MethodError>;
}

#[tokio::test]
async fn the_method_is_the_one_of_the_attribute() {
    let methods = [
        sent(async |acme| acme.get().await).await,
        sent(async |acme| acme.head().await).await,
        sent(async |acme| acme.post().await).await,
        sent(async |acme| acme.put().await).await,
        sent(async |acme| acme.patch().await).await,
        sent(async |acme| acme.delete().await).await,
        sent(async |acme| acme.options().await).await,
    ]
    .map(|request| request.method.to_string());
    assert_eq!(methods, ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
}

#[tokio::test]
async fn a_request_without_arguments_has_no_query_no_body_and_only_the_usual_headers() {
    let request = sent(async |acme| acme.get().await).await;
    assert_eq!(request.uri, "https://api.acme.example/v1/m");
    assert_eq!(request.body, "");
    let mut headers: Vec<_> = request.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    let version = env!("CARGO_PKG_VERSION");
    let user_agent = format!("user-agent: \"mighty-tests/{version} mighty-runtime/{version}\"");
    assert_eq!(headers, ["accept: \"application/json, */*;q=0.5\"", user_agent.as_str()]);
}

#[tokio::test]
async fn the_endpoint_travels_with_the_request() {
    let request = sent(async |acme| acme.patch().await).await;
    assert_eq!(request.endpoint, Some(MethodsEndpoints::PATCH));
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_awaited() {
    let server = yes();
    let acme = client(&server);
    let call = acme.get();
    assert_eq!(server.requests().len(), 0);
    drop(call);
    assert_eq!(server.requests().len(), 0);
    acme.get().await.unwrap();
    assert_eq!(server.requests().len(), 1);
}
