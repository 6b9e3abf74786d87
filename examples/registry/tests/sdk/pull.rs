//! A blob pulled from where the registry keeps it.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::{HeaderMap, StatusCode, Uri, header::LOCATION};
use axum::response::IntoResponse;
use mighty_runtime::testing::{InProcess, Reply};
use registry::prelude::*;

use super::{content, header};

/// A storage on a port of its own: what it gives, and what it was asked with.
struct Storage {
    url: String,
    asked: Arc<Mutex<Vec<(String, HeaderMap)>>>,
}

async fn storage(status: u16) -> Storage {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked: Arc<Mutex<Vec<(String, HeaderMap)>>> = Arc::default();
    let log = asked.clone();
    let answer = move |uri: Uri, headers: HeaderMap| async move {
        log.lock().unwrap().push((uri.to_string(), headers));
        let elsewhere = [(LOCATION, "https://further.example/")];
        (StatusCode::from_u16(status).unwrap(), elsewhere, content(100)).into_response()
    };
    let router = Router::new().fallback(answer);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Storage { url, asked }
}

/// A registry that answers a request for a blob so.
fn registry(answers: impl IntoIterator<Item = Reply>) -> (RegistryClient<InProcess>, InProcess) {
    let server = InProcess::script(answers);
    (RegistryClient::over(server.clone()).bearer("secret").build().unwrap(), server)
}

/// "clients SHOULD follow such redirects, and MUST NOT forward `Authorization` headers across host boundaries".
#[tokio::test]
async fn a_redirect_to_the_storage_is_followed_without_the_token() {
    let storage = storage(200).await;
    let place = format!("{}/bucket/ab%2Fcd?signature=x%2By", storage.url);
    let (registry, server) = registry([Reply::status(307).header("Location", place)]);
    let digest = Digest::of(&content(100));
    assert_eq!(pull_blob(&registry, "app", &digest).await.unwrap(), content(100));
    let asked = storage.asked.lock().unwrap();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].0, "/bucket/ab%2Fcd?signature=x%2By");
    assert_eq!(header(&asked[0].1, "authorization"), "");
    assert_eq!(header(&server.requests()[0].headers, "authorization"), "Bearer secret");
}

#[tokio::test]
async fn a_redirect_within_the_registry_keeps_the_token() {
    let (registry, server) =
        registry([Reply::status(307).header("Location", "/v2/stored/1?x=y"), Reply::status(200).body(content(100))]);
    pull_blob(&registry, "app", &Digest::of(&content(100))).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].target(), "/v2/stored/1?x=y");
    assert_eq!(header(&requests[1].headers, "authorization"), "Bearer secret");
}

#[tokio::test]
async fn what_is_not_what_was_asked_for_is_not_given() {
    let (registry, _) = registry([Reply::status(200).body(content(99))]);
    let error = pull_blob(&registry, "app", &Digest::of(&content(100))).await.unwrap_err();
    assert!(matches!(error, PullError::OtherContent), "{error}");

    let storage = storage(200).await;
    let (registry, _) = self::registry([Reply::status(307).header("Location", &storage.url)]);
    let error = pull_blob(&registry, "app", &Digest::of(b"other")).await.unwrap_err();
    assert!(matches!(error, PullError::OtherContent), "{error}");
}

#[tokio::test]
async fn a_redirect_that_leads_nowhere_is_told() {
    let digest = Digest::of(&content(100));
    let (registry, _) = registry([Reply::status(307)]);
    let error = pull_blob(&registry, "app", &digest).await.unwrap_err();
    assert!(matches!(error, PullError::WithoutLocation), "{error}");

    // Anybody in between could see it, another login, no URL at all.
    for place in
        ["http://storage.example/x", "https://me:secret@storage.example/x", "ftp://storage.example/x", "https://", "//"]
    {
        let (registry, server) = self::registry([Reply::status(307).header("Location", place)]);
        let error = pull_blob(&registry, "app", &digest).await.unwrap_err();
        let PullError::Call(error) = error else { panic!("{place}: {error}") };
        assert!(error.into_build_error().is_ok(), "{place} was asked");
        assert_eq!(server.requests().len(), 1, "{place}");
    }
}

/// A storage has no reason to lead further.
#[tokio::test]
async fn of_redirects_one_is_followed() {
    let storage = storage(307).await;
    let (registry, _) = registry([Reply::status(307).header("Location", &storage.url)]);
    let error = pull_blob(&registry, "app", &Digest::of(&content(100))).await.unwrap_err();
    let PullError::Call(error) = error else { panic!("{error}") };
    assert_eq!(error.status(), Some(StatusCode::TEMPORARY_REDIRECT));
    assert_eq!(storage.asked.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_storage_that_refuses_is_told() {
    let storage = storage(403).await;
    let (registry, _) = registry([Reply::status(307).header("Location", &storage.url)]);
    let error = pull_blob(&registry, "app", &Digest::of(&content(100))).await.unwrap_err();
    let PullError::Call(error) = error else { panic!("{error}") };
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
}
