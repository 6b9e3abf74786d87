//! Secrets that go beside a request in other ways: signatures, cookies, named credentials, cursors, trace context, OAuth 2.

use std::error::Error;
use std::fmt::Debug;

use mighty_runtime::http::{HeaderValue, StatusCode};
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Base, CallOptions, Client, Credentials, Download, Events, Lines, OAuth2, Problem, SaveError, Signer,
    SigningRequest, StreamItem, TokenPlacement, Upload, endpoints,
};
use mighty_tests::{Recorder, everything};
use serde::Deserialize;
use tracing::Level;

use super::{BODY, CLIENT, HEADER, PATH, QUERY, TOKEN, assert_discreet};

enum Vault {}

impl Api for Vault {
    const BASE_URL: &'static str = "https://vault.example/v1";
    const TOKEN: TokenPlacement = TokenPlacement::Each(&[TokenPlacement::Bearer, TokenPlacement::Query("key")]);
    const BASES: &'static [Base] = &[Base::new("files", "https://files.vault.example")];
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("staff", TokenPlacement::Basic)];
    type ErrorBody = Problem;

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        (item.event() == Some("error")).then_some(StatusCode::SERVICE_UNAVAILABLE)
    }
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is read to fail")]
struct Row {
    at: String,
    value: u32,
}

#[endpoints(api = Vault, errors(404, 5xx), error = VaultError)]
trait Vaults {
    #[endpoint(method = GET, path = "/rows/{id}", stream(resume(parameter = "after", member = "/at")))]
    async fn rows(&self, id: &str, #[query] pin: &str) -> Result<Lines<Row>, RowsError>;
    #[endpoint(method = GET, path = "/watch/{id}", follow)]
    async fn watch(&self, id: &str, #[cookie("pin")] pin: &str) -> Result<Events<String>, WatchError>;
    #[endpoint(method = GET, path = "/files/{id..}", base = "files", follow)]
    async fn file(&self, id: &str) -> Result<Download, FileError>;
    #[endpoint(method = PUT, path = "/files/{id}.bin", auth = "staff")]
    async fn store(&self, id: &str, #[body(raw)] data: Upload) -> Result<(), StoreError>;
}

struct Signs;

impl Signer for Signs {
    async fn sign(&self, request: &mut SigningRequest<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
        assert_discreet("a request that is signed", &format!("{request:?}\n{request:#?}"));
        request.header("x-signature", HEADER)?;
        request.query("signature", QUERY)?;
        Ok(())
    }
}

fn client(server: &InProcess) -> Client<Vault, InProcess> {
    let options = CallOptions::new().header("x-call", HEADER).attempts(2);
    assert_shows_nothing("options", &options);
    let staff = Credentials::basic(CLIENT, TOKEN);
    assert_shows_nothing("credentials", &staff);
    let builder = Client::<Vault, _>::over(server.clone()).token(TOKEN).signer(Signs).credentials_for("staff", staff);
    let builder = builder.propagate(|_, headers| {
        headers.insert("traceparent", HeaderValue::from_static(HEADER));
    });
    assert_shows_nothing("builder", &builder);
    let client = builder.build().unwrap().with(options);
    assert_shows_nothing("client", &client);
    client
}

fn assert_shows_nothing(what: &str, value: &dyn Debug) {
    assert_discreet(what, &format!("{value:?}\n{value:#?}"));
}

fn assert_error(error: &dyn Error) {
    assert_discreet("error", &everything(error));
}

/// What a stream, a download and an upload make of the ways in which a server can fail.
async fn visit(server: &InProcess) {
    let client = client(server);
    match client.rows(PATH, QUERY).await {
        Ok(mut rows) => {
            while let Some(row) = rows.next().await {
                assert_shows_nothing("rows", &rows);
                let _ = row.map_err(|error| assert_error(&VaultError::from(error)));
            }
            assert_shows_nothing("outcome", &rows.outcome());
        }
        Err(error) => assert_error(&VaultError::from(error)),
    }
    match client.watch(PATH, HEADER).await {
        Ok(mut events) => {
            while let Some(event) = events.next().await {
                let _ = event.map_err(|error| assert_error(&VaultError::from(error)));
            }
        }
        Err(error) => assert_error(&VaultError::from(error)),
    }
    match client.file(PATH).await {
        Ok(download) => {
            assert_shows_nothing("download", &download);
            let error = download.save_to(format!("/no such folder/{PATH}")).await.unwrap_err();
            assert_error(&error);
            assert!(matches!(error, SaveError::File(_)));
        }
        Err(error) => assert_error(&VaultError::from(error)),
    }
    for data in [Upload::bytes(BODY), Upload::file(format!("/no such folder/{PATH}")).progress(|_| {})] {
        assert_shows_nothing("upload", &data);
        let _ = client.store(PATH, data).await.map_err(|error| assert_error(&VaultError::from(error)));
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_of_it_is_said() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let row = format!("{{\"at\":\"{QUERY}\",\"value\":1}}\n");
    let lines = Reply::status(200).header("content-type", "application/x-ndjson").header("set-cookie", HEADER);
    let table = [
        lines.clone().body(row.clone()).broken(),
        lines.clone().body(row.clone()).body(row),
        lines.body("{}\n"),
        Reply::status(200).header("content-type", "text/event-stream").body("event: error\ndata: no\n\n"),
        Reply::status(302).header("location", format!("https://storage.example/{PATH}?x={QUERY}")),
        Reply::status(302).header("location", format!("http://storage.example/{PATH}?x={QUERY}")),
        Reply::status(302).header("location", format!("https://{CLIENT}:{TOKEN}@vault.example/{PATH}")),
        Reply::status(503).header("set-cookie", HEADER),
        Reply::status(418).header("location", format!("/{PATH}")),
        Reply::refused(),
        Reply::reset(),
    ];
    for reply in table {
        visit(&InProcess::from_fn(move |_| reply.clone())).await;
    }
    let lines = recorder.lines();
    assert!(lines.len() > 20, "{}", lines.len());
    for line in lines {
        assert_discreet("trace", &line.to_string());
    }
}

/// The base that takes no token takes no signature either, whatever its endpoints follow.
#[tokio::test(start_paused = true)]
async fn who_is_asking_goes_to_no_other_host() {
    let server = InProcess::script([
        Reply::status(200).header("etag", "\"1\"").header("content-length", "2").body("a").broken(),
        Reply::status(302).header("location", "https://vault.example/v1/x"),
        Reply::status(206).header("content-range", "bytes 1-1/2").body("b"),
    ]);
    let download = client(&server).with(CallOptions::new()).file("a/b").await.unwrap();
    assert_eq!(download.bytes(9).await.unwrap(), "ab");
    for sent in server.requests() {
        assert_discreet("request", &sent.uri.to_string());
        for name in ["authorization", "x-signature", "cookie"] {
            assert_eq!(sent.header(name), None, "{}", sent.uri);
        }
    }
}

#[test]
fn what_asks_for_tokens_shows_none() {
    let login = OAuth2::refresh_token("https://login.example/token", CLIENT, TOKEN).client_secret(TOKEN);
    let shown = format!("{login:?} {login:#?}").replace(CLIENT, "the client's id is none");
    assert_discreet("builder", &shown);
    let source = login.parameter("assertion", TOKEN).build().unwrap();
    assert_discreet("source", &format!("{source:?}").replace(CLIENT, ""));
}
