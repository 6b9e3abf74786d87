//! OAuth 2 as a source of tokens, against a stand-in for a token server on a socket (RFC 6749, 2.3.1, 4.4, 5, 6).

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Client, ExposeSecret, HyperTransport, OAuth2, OAuth2Error, Outcome, Problem, ReqwestTransport, Transport,
    TransportErrorKind, Unexpected, UnexpectedKind, endpoints,
};
use serde_json::{Value, json};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(401))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), ListError>;
}

/// What a server keeps: the tokens it gave, and the refresh token that is good now.
#[derive(Default)]
struct Kept {
    given: u32,
    refresh: u32,
    asked: Vec<(Option<String>, HashMap<String, String>)>,
    answer: Option<(u16, Value)>,
    lifetime: Option<u64>,
}

#[derive(Clone, Default)]
struct Server(Arc<Mutex<Kept>>);

fn refuse(status: StatusCode, code: &str) -> Response {
    let body = json!({ "error": code, "error_description": "about r-0 and s3cret" });
    (status, [("cache-control", "no-store")], Json(body)).into_response()
}

/// RFC 6749: the client says who it is in the header or in the body, and then one of two grants.
async fn token(
    State(Server(kept)): State<Server>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let mut kept = kept.lock().unwrap();
    let basic = headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
    kept.asked.push((basic.clone(), form.clone()));
    if let Some((status, body)) = &kept.answer {
        return (StatusCode::from_u16(*status).unwrap(), Json(body.clone())).into_response();
    }
    let by_body = form.get("client_id").map(String::as_str) == Some("app")
        && form.get("client_secret").map(String::as_str) == Some("s3cret");
    // `app:s3cret`
    if basic.as_deref() != Some("Basic YXBwOnMzY3JldA==") && !by_body {
        return refuse(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    let refreshes = match form["grant_type"].as_str() {
        "client_credentials" => false,
        "refresh_token" if form["refresh_token"] == format!("r-{}", kept.refresh) => true,
        "refresh_token" => return refuse(StatusCode::BAD_REQUEST, "invalid_grant"),
        _ => return refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type"),
    };
    kept.given += 1;
    let mut body = json!({ "access_token": format!("t-{}", kept.given), "token_type": "bearer" });
    if let Some(lifetime) = kept.lifetime {
        body["expires_in"] = lifetime.into();
    }
    if refreshes {
        kept.refresh += 1;
        body["refresh_token"] = format!("r-{}", kept.refresh).into();
    }
    (StatusCode::OK, [("cache-control", "no-store")], Json(body)).into_response()
}

impl Server {
    /// Runs it, and gives the URL where tokens are had.
    async fn start(&self) -> String {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}/token", listener.local_addr().unwrap());
        let router = Router::new().route("/token", post(token)).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        url
    }

    fn answering(status: u16, body: Value) -> Self {
        let server = Self::default();
        server.0.lock().unwrap().answer = Some((status, body));
        server
    }

    fn forms(&self) -> Vec<HashMap<String, String>> {
        self.0.lock().unwrap().asked.iter().map(|(_, form)| form.clone()).collect()
    }
}

/// An API that takes every token but these.
fn api(refused: &'static [&'static str]) -> InProcess {
    InProcess::from_fn(move |request| {
        let token = request.header("authorization").unwrap_or_default().trim_start_matches("Bearer ").to_owned();
        Reply::status(if refused.contains(&token.as_str()) { 401 } else { 204 })
    })
}

fn tokens(api: &InProcess) -> Vec<String> {
    api.requests().iter().map(|request| request.header("authorization").unwrap_or_default().to_owned()).collect()
}

fn shop(api: &InProcess, login: OAuth2) -> Client<Shop, InProcess> {
    Client::over(api.clone()).token_source(login).build().unwrap()
}

async fn refused(login: OAuth2) -> Unexpected {
    match shop(&api(&[]), login).list().await {
        Err(ListError::Unexpected(error)) => error,
        other => panic!("{other:?}"),
    }
}

fn cause(error: &Unexpected) -> &OAuth2Error {
    error.source().unwrap().downcast_ref().unwrap()
}

#[tokio::test]
async fn a_client_gets_tokens_by_itself_over_either_transport() {
    async fn gets(transport: impl Transport) {
        let (server, api) = (Server::default(), api(&[]));
        let login =
            OAuth2::client_credentials(server.start().await, "app", "s3cret").scopes(["orders:read", "orders:write"]);
        let client = shop(&api, login.parameter("audience", "shop").transport(transport).build().unwrap());
        client.list().await.unwrap();
        client.list().await.unwrap();
        assert_eq!(tokens(&api), ["Bearer t-1", "Bearer t-1"]);
        let form = &server.forms()[0];
        assert_eq!(
            (form["grant_type"].as_str(), form["scope"].as_str()),
            ("client_credentials", "orders:read orders:write")
        );
        assert_eq!((form["audience"].as_str(), form.contains_key("client_secret")), ("shop", false));
    }
    gets(HyperTransport::new().unwrap()).await;
    gets(ReqwestTransport::new().unwrap()).await;
}

#[tokio::test]
async fn who_the_client_is_can_go_into_the_body() {
    let (server, api) = (Server::default(), api(&[]));
    let login = OAuth2::client_credentials(server.start().await, "app", "s3cret").in_body().build().unwrap();
    shop(&api, login).list().await.unwrap();
    assert_eq!(server.0.lock().unwrap().asked[0].0, None);
    assert_eq!(server.forms()[0]["client_secret"], "s3cret");
}

#[tokio::test]
async fn a_token_that_expires_or_is_refused_is_asked_for_anew() {
    let (server, api) = (Server::default(), api(&["t-2"]));
    server.0.lock().unwrap().lifetime = Some(0);
    let client = shop(&api, OAuth2::client_credentials(server.start().await, "app", "s3cret").build().unwrap());
    client.list().await.unwrap();
    server.0.lock().unwrap().lifetime = Some(3_600);
    client.list().await.unwrap();
    client.list().await.unwrap();
    assert_eq!(tokens(&api), ["Bearer t-1", "Bearer t-2", "Bearer t-3", "Bearer t-3"]);
}

#[tokio::test]
async fn a_refresh_token_that_is_exchanged_is_kept_and_told_of() {
    let (server, api) = (Server::default(), api(&["t-1"]));
    let told = Arc::new(Mutex::new(Vec::new()));
    let note = told.clone();
    let login =
        OAuth2::refresh_token(server.start().await, "app", "r-0").client_secret("s3cret").on_rotation(move |token| {
            note.lock().unwrap().push(token.expose_secret().to_owned());
        });
    shop(&api, login.build().unwrap()).list().await.unwrap();
    assert_eq!(tokens(&api), ["Bearer t-1", "Bearer t-2"]);
    let sent: Vec<String> = server.forms().iter().map(|form| form["refresh_token"].clone()).collect();
    assert_eq!(
        (sent.as_slice(), told.lock().unwrap().as_slice()),
        (&["r-0".to_owned(), "r-1".to_owned()][..], &["r-1".to_owned(), "r-2".to_owned()][..])
    );
}

#[tokio::test]
async fn the_servers_code_is_the_errors_and_no_secret_is_in_it() {
    let url = Server::default().start().await;
    let table = [
        (OAuth2::client_credentials(&url, "app", "wrong"), "invalid_client"),
        (OAuth2::refresh_token(&url, "app", "r-9").client_secret("s3cret"), "invalid_grant"),
    ];
    for (login, code) in table {
        assert!(!format!("{login:?}").contains("r-9"));
        let error = refused(login.build().unwrap()).await;
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Token));
        assert_eq!((error.attempts(), cause(&error).code()), (0, Some(code)));
        assert_eq!(cause(&error).description(), Some("about r-0 and s3cret"));
        let said = format!("{error} {error:?} {} {:?}", cause(&error), cause(&error));
        assert!(said.contains(code) && !said.contains("s3cret") && !said.contains("r-"), "{said}");
    }
}

#[tokio::test]
async fn a_refusal_after_a_401_is_told_beside_it() {
    let (server, api) = (Server::default(), api(&["t-1"]));
    let client = shop(&api, OAuth2::client_credentials(server.start().await, "app", "s3cret").build().unwrap());
    server.0.lock().unwrap().lifetime = Some(60);
    let token = client.list();
    server.0.lock().unwrap().given = 0;
    let kept = server.0.clone();
    let answers = tokio::spawn(async move {
        while kept.lock().unwrap().given == 0 {
            tokio::task::yield_now().await;
        }
        kept.lock().unwrap().answer = Some((400, json!({ "error": "invalid_grant" })));
    });
    let Err(ListError::Unauthorized(error)) = token.await else { panic!("it was not refused") };
    answers.await.unwrap();
    let outcome: &Outcome = error.outcome();
    let cause: &OAuth2Error = outcome.token_error().unwrap().source().unwrap().downcast_ref().unwrap();
    assert_eq!(cause.code(), Some("invalid_grant"));
}

#[tokio::test]
async fn an_answer_that_is_none_is_an_error_without_its_words() {
    let table = [
        (200, json!({ "access_token": "s3cret" })),
        (200, json!({ "token_type": "bearer" })),
        (200, json!({ "access_token": "s3cret", "token_type": "mac" })),
        (200, json!({ "access_token": "s3cret", "token_type": "bearer", "expires_in": "soon s3cret" })),
        (200, json!("s3cret")),
        (200, json!({ "access_token": "s".repeat(70_000), "token_type": "bearer" })),
        (500, json!({ "s3cret": true })),
        (400, json!({ "error": "a code s3cret" })),
        (400, json!({ "error": "" })),
    ];
    for (status, body) in table {
        let url = Server::answering(status, body).start().await;
        let error = refused(OAuth2::client_credentials(url, "app", "s3cret").build().unwrap()).await;
        assert_eq!(cause(&error).code(), None);
        let said = format!("{error} {error:?} {} {:?}", cause(&error), cause(&error));
        assert!(!said.contains("s3cret"), "{said}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error_of_the_call() {
    let login = OAuth2::client_credentials("http://127.0.0.1:1/token", "app", "s3cret").build().unwrap();
    let error = refused(login).await;
    assert!(cause(&error).to_string().contains("could not connect"), "{}", cause(&error));
}

/// An answer that was on its way when the call was dropped is not lost with it.
#[tokio::test]
async fn a_dropped_call_does_not_lose_a_refresh_token() {
    let (server, api) = (Server::default(), api(&[]));
    let login = OAuth2::refresh_token(server.start().await, "app", "r-0").client_secret("s3cret").build().unwrap();
    let client = shop(&api, login);
    let dropped = tokio::time::timeout(Duration::from_micros(1), client.list()).await;
    while dropped.is_err() && server.0.lock().unwrap().given == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    client.list().await.unwrap();
    assert!(tokens(&api).last().unwrap().starts_with("Bearer t-"));
}

#[test]
fn a_url_that_could_show_the_secret_is_refused() {
    for url in [
        "http://login.example/token",
        "login.example",
        "https://u:s3cret@login.example/",
        "https://login.example/#x",
        "ftp://a/",
    ] {
        let error = OAuth2::client_credentials(url, "app", "s3cret").build().unwrap_err();
        assert_eq!(error.setting(), "OAuth2::token_url");
        assert!(!error.to_string().contains("s3cret"));
    }
    let login = OAuth2::client_credentials("https://login.example/token?tenant=1", "app", "s3cret");
    assert!(
        !format!("{login:?} {:?}", OAuth2::refresh_token("https://a.example", "app", "s3cret").build().unwrap())
            .contains("s3cret")
    );
    login.build().unwrap();
}
