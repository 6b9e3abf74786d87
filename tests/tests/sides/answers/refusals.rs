//! Requests that no method sees.

use mighty_runtime::server::Routes;
use mighty_runtime::{Api, Body, DecodeError, ErrorAnswer, ErrorBody, Problem, endpoints, http};
use tower_service::Service;

use super::api::Invalid;

pub enum Counter {}

impl Api for Counter {
    const BASE_URL: &'static str = "https://counter.example";
    type ErrorBody = Problem;
}

/// An error body that says nothing of refusals.
#[derive(Debug)]
pub struct Silent;

impl ErrorBody for Silent {
    fn decode(_: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

#[endpoints(api = Counter, server)]
trait Counts {
    #[endpoint(method = GET, path = "/both/{id}", errors(400, 422(Invalid)))]
    async fn both(&self, id: u8) -> Result<u8, BothError>;
    #[endpoint(method = GET, path = "/bad/{id}", errors(400 { "x" => X, _ => Bad }))]
    async fn bad(&self, id: u8) -> Result<u8, BadError>;
    #[endpoint(method = GET, path = "/class/{id}", errors(4xx(Invalid)))]
    async fn class(&self, id: u8) -> Result<u8, ClassError>;
    #[endpoint(method = GET, path = "/none/{id}")]
    async fn none(&self, id: u8) -> Result<u8, NoneError>;
    #[endpoint(method = GET, path = "/silent/{id}", errors(422(Silent)))]
    async fn silent(&self, id: u8) -> Result<u8, SilentError>;
    #[endpoint(method = POST, path = "/large")]
    async fn large(&self, #[body] numbers: &[u64]) -> Result<usize, LargeError>;
}

struct Fingers;

impl Counts for Fingers {
    async fn both(&self, id: u8) -> Result<u8, BothError> {
        Ok(id)
    }

    async fn bad(&self, id: u8) -> Result<u8, BadError> {
        Ok(id)
    }

    async fn class(&self, id: u8) -> Result<u8, ClassError> {
        Ok(id)
    }

    async fn none(&self, id: u8) -> Result<u8, NoneError> {
        Ok(id)
    }

    async fn silent(&self, id: u8) -> Result<u8, SilentError> {
        Ok(id)
    }

    async fn large(&self, numbers: &[u64]) -> Result<usize, LargeError> {
        Ok(numbers.len())
    }
}

/// Status, media type, `Allow` and body of the answer.
pub async fn send(mut routes: Routes, method: &str, path: &str, body: &str) -> (u16, String, String, String) {
    let request = http::Request::builder().method(method).uri(path).body(Body::from(body.to_owned())).unwrap();
    let mut answer = routes.call(request).await.unwrap();
    let mut all = Vec::new();
    while let Some(chunk) = answer.body_mut().chunk().await {
        all.extend_from_slice(&chunk.unwrap());
    }
    let header = |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    (answer.status().as_u16(), header("content-type"), header("allow"), String::from_utf8(all).unwrap())
}

async fn sent(method: &str, path: &str) -> (u16, String, String, String) {
    send(CountsServer::router(Fingers), method, path, "").await
}

#[tokio::test]
async fn what_does_not_fit_is_answered_in_a_status_that_is_declared_and_in_its_own_body() {
    let problem = "the path parameter `id`";
    for (path, status, media_type, begin) in [
        ("/both/x", 422, "application/json", "{\"fields\":[\"the path parameter `id`"),
        ("/bad/x", 400, "application/json", "{\"title\":\"Bad Request\",\"detail\":\"the path parameter `id`"),
        ("/class/300", 400, "application/json", "{\"fields\":[\"the path parameter `id`"),
        ("/none/-1", 400, "application/json", "{\"title\":\"Bad Request\",\"detail\":\"the path parameter `id`"),
        ("/silent/x", 422, "text/plain; charset=utf-8", problem),
    ] {
        let (came, of, _, body) = sent("GET", path).await;
        assert_eq!((came, &*of), (status, media_type), "{path}");
        assert!(body.starts_with(begin), "{path}: {body}");
    }
}

#[tokio::test]
async fn another_path_is_a_404_and_another_method_a_405() {
    let (status, media_type, _, body) = sent("GET", "/nowhere").await;
    assert_eq!((status, &*media_type), (404, "application/json"));
    assert!(body.contains("\"status\":404"), "{body}");
    let (status, _, allow, body) = sent("PUT", "/both/1").await;
    assert_eq!((status, &*allow), (405, "GET, HEAD"));
    assert!(body.contains("\"status\":405"), "{body}");
}

#[tokio::test]
async fn a_refusal_of_head_has_no_body() {
    for path in ["/nowhere", "/both/x"] {
        assert_eq!(sent("HEAD", path).await.3, "");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_a_413() {
    let routes = || CountsServer::router(Fingers).max_body(10);
    assert_eq!(send(routes(), "POST", "/large", "[1,2,3]").await.0, 200);
    assert_eq!(send(routes(), "POST", "/large", "[1,2,3,4,5]").await.0, 413);
}
