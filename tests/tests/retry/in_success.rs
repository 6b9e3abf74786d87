//! An error inside a success is tried again as the status that it means.

use std::borrow::Cow;
use std::time::Duration;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{
    Api, Client, DecodeError, ErrorAnswer, ErrorBody, ErrorInSuccess, StopReason, Token, TokenRequest, TokenSource,
    endpoints,
};
use serde::Deserialize;
use serde_json::json;

enum Chat {}

#[derive(Debug, Deserialize)]
struct Verdict {
    ok: bool,
    error: Option<String>,
}

impl ErrorBody for Verdict {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.error.as_deref().map(Cow::from)
    }
}

impl Api for Chat {
    const BASE_URL: &'static str = "https://chat.example/api";
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(|answer| {
        let verdict: Verdict = answer.json().ok()?;
        match verdict.error.as_deref() {
            _ if verdict.ok => None,
            Some("ratelimited") => Some(StatusCode::TOO_MANY_REQUESTS),
            Some("fatal_error") => Some(StatusCode::INTERNAL_SERVER_ERROR),
            Some("token_expired") => Some(StatusCode::UNAUTHORIZED),
            _ => Some(answer.status()),
        }
    });
    type ErrorBody = Verdict;
}

#[endpoints(api = Chat, errors(200 { "ratelimited" => Limited, _ => NotOk }))]
trait Messages {
    #[endpoint(method = GET, path = "/list", retry(on = [429]))]
    async fn list(&self) -> Result<Verdict, ListError>;
    #[endpoint(method = POST, path = "/post")]
    async fn post(&self) -> Result<Verdict, PostError>;
    #[endpoint(method = POST, path = "/send", retry(rejected = [429]))]
    async fn send(&self) -> Result<Verdict, SendError>;
    #[endpoint(method = GET, path = "/show")]
    async fn show(&self) -> Result<Verdict, ShowError>;
}

fn not_ok(code: &str) -> Reply {
    Reply::json(200, &json!({"ok": false, "error": code}))
}

fn fine() -> Reply {
    Reply::json(200, &json!({"ok": true}))
}

fn chat(replies: impl IntoIterator<Item = Reply>) -> (Client<Chat, InProcess>, InProcess) {
    let server = InProcess::script(replies);
    (Client::over(server.clone()).environment(World::new(1.0)).build().unwrap(), server)
}

#[tokio::test(start_paused = true)]
async fn it_waits_as_its_meaning_does() {
    let (client, server) = chat([not_ok("ratelimited").header("retry-after", "20"), fine()]);
    assert!(client.list().await.unwrap().ok);
    let requests = server.requests();
    assert_eq!((requests[1].at - requests[0].at).as_secs(), 25, "20 s and the random quarter");
    assert_eq!(client.retry_tokens(), Some(500), "throttling costs 5, which the success gives back");
    let (client, server) = chat([not_ok("fatal_error"), fine()]);
    client.show().await.unwrap();
    assert_eq!((server.requests()[1].at - server.requests()[0].at), Duration::from_millis(100));
}

#[tokio::test(start_paused = true)]
async fn it_stands_at_the_same_gate() {
    for (code, tried) in [("ratelimited", 1), ("fatal_error", 1)] {
        let (client, server) = chat([not_ok(code), fine()]);
        client.post().await.unwrap_err();
        assert_eq!(server.requests().len(), tried, "{code}");
    }
    let (client, server) = chat([not_ok("ratelimited"), fine()]);
    client.send().await.unwrap();
    assert_eq!(server.requests().len(), 2, "the API promises that it did nothing");
    let (client, server) = chat([not_ok("channel_not_found"), fine()]);
    let error = client.show().await.unwrap_err();
    assert_eq!((server.requests().len(), error.outcome().stop_reason()), (1, Some(StopReason::NotRetryable)));
    let (client, _) = chat([not_ok("fatal_error"), fine()]);
    assert!(matches!(client.list().await, Err(ListError::NotOk(_))), "`on` names another status");
}

#[tokio::test(start_paused = true)]
async fn the_last_one_is_the_endpoints_variant_and_the_history_knows_all() {
    let (client, server) =
        chat([not_ok("fatal_error"), not_ok("ratelimited"), not_ok("ratelimited"), not_ok("ratelimited")]);
    let error = client.show().await.unwrap_err();
    let ShowError::Limited(payload) = &error else { panic!("{error:?}") };
    assert_eq!((server.requests().len(), payload.attempts()), (4, 4));
    let meanings: Vec<u16> = payload.outcome().history().map(|attempt| attempt.meaning().unwrap().as_u16()).collect();
    assert_eq!(meanings, [500, 429, 429, 429]);
    let text = error.to_string();
    assert!(text.ends_with("(after 4 attempts; before: 200 as 500)"), "{text}");
}

struct Login;

impl TokenSource for Login {
    async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        Ok(if request.refused().is_some() { "new" } else { "old" }.into())
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_so_is_renewed() {
    let server = InProcess::script([not_ok("token_expired"), fine()]);
    let client = Client::<Chat, _>::over(server.clone()).token_source(Login).build().unwrap();
    client.show().await.unwrap();
    let tokens: Vec<_> =
        server.requests().iter().map(|request| request.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(tokens, ["Bearer old", "Bearer new"]);
}
