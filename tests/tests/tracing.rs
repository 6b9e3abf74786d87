//! What the library logs: one event per attempt, by the names that OpenTelemetry has for HTTP clients.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, Client, Delivery, Problem, Token, TokenRequest, TokenSource, TransportErrorKind, endpoints};
use mighty_tests::{Line, Recorder};
use tracing::Level;

enum Bank {}

impl Api for Bank {
    const BASE_URL: &'static str = "https://bank.example/v1";
    const NAME: &'static str = "Bank";
    type ErrorBody = Problem;
}

#[endpoints(api = Bank, errors(401, 404, 5xx))]
trait Accounts {
    #[endpoint(method = GET, path = "/accounts/{id}")]
    async fn show(&self, id: u64) -> Result<u64, ShowError>;
}

#[endpoints(api = Bank, errors(404))]
trait Lists {
    #[endpoint(method = GET, path = "/accounts", paginate(page_number = "page"))]
    async fn list(&self) -> Result<Vec<u64>, ListError>;
}

/// Makes one call, and returns the library's events up to a level.
async fn events(most: Level, replies: impl IntoIterator<Item = Reply>) -> Vec<Line> {
    let (recorder, _guard) = Recorder::start(most);
    let client = Client::<Bank, _>::over(InProcess::script(replies)).environment(World::new(1.0)).build().unwrap();
    client.show(42).await.ok();
    recorder.own_events()
}

/// The fields that OpenTelemetry names: method, template, status, number of the repetition, error.
fn named(line: &Line) -> [Option<&str>; 5] {
    ["http.request.method", "url.template", "http.response.status_code", "http.request.resend_count", "error.type"]
        .map(|name| line.field(name))
}

const TEMPLATE: &str = "/accounts/{id}";

/// An event of this API, as it must be.
fn expected<'a>(status: Option<&'a str>, resent: &'a str, error: Option<&'a str>) -> [Option<&'a str>; 5] {
    [Some("GET"), Some(TEMPLATE), status, Some(resent), error]
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_one_event_that_says_everything_itself() {
    let replies = [Reply::status(503), Reply::reset(), Reply::refused(), Reply::json(200, &7)];
    let events = events(Level::TRACE, replies).await;
    assert!(events.iter().all(|event| event.target == "mighty_runtime::trace"), "filters name it");
    let found: Vec<_> = events.iter().map(named).collect();
    assert_eq!(
        found,
        [
            expected(Some("503"), "0", Some("503")),
            expected(None, "1", Some("reset")),
            expected(None, "2", Some("connect")),
            expected(Some("200"), "3", None),
        ]
    );
    let levels: Vec<_> = events.iter().map(|event| event.level).collect();
    assert_eq!(levels, [Level::WARN, Level::WARN, Level::WARN, Level::DEBUG]);
    let waits: Vec<_> = events.iter().map(|event| event.field("wait_ms")).collect();
    assert_eq!(waits, [Some("100"), Some("400"), Some("1600"), None]);
}

/// A request that nobody has seen is one more that was sent, and worth no warning.
#[tokio::test(start_paused = true)]
async fn transparent_retries_are_told() {
    let unwritten = Reply::error(TransportErrorKind::Unwritten, Delivery::NotSent);
    let events = events(Level::TRACE, [unwritten.clone(), Reply::status(503), unwritten, Reply::json(200, &7)]).await;
    let found: Vec<_> = events.iter().map(named).collect();
    assert_eq!(
        found,
        [
            expected(None, "0", Some("unwritten")),
            expected(Some("503"), "1", Some("503")),
            expected(None, "2", Some("unwritten")),
            expected(Some("200"), "3", None),
        ]
    );
    let counted: Vec<_> = events.iter().map(|event| event.field("transparent_retries")).collect();
    assert_eq!(counted, [Some("1"), Some("1"), Some("2"), Some("2")]);
    let levels: Vec<_> = events.iter().map(|event| event.level).collect();
    assert_eq!(levels, [Level::DEBUG, Level::WARN, Level::DEBUG, Level::DEBUG]);
}

#[tokio::test(start_paused = true)]
async fn every_failure_has_its_type() {
    let stalled = Reply::status(200).pause(Duration::from_secs(60)).body("7");
    for (reply, status, error, level) in [
        (Reply::status(404), Some("404"), "404", Level::DEBUG),
        (Reply::status(302), Some("302"), "302", Level::DEBUG),
        (Reply::status(501), Some("501"), "501", Level::WARN),
        (Reply::status(503), Some("503"), "503", Level::WARN),
        (Reply::silence(), None, "timeout", Level::WARN),
        (stalled, Some("200"), "timeout", Level::WARN),
        (Reply::reset(), None, "reset", Level::WARN),
        (Reply::refused(), None, "connect", Level::WARN),
    ] {
        let events = events(Level::TRACE, vec![reply.clone(); 4]).await;
        let last = events.last().unwrap();
        let resent = (events.len() - 1).to_string();
        assert_eq!(named(last), expected(status, &resent, Some(error)), "{reply:?}");
        assert_eq!((last.level, last.field("stop_reason").is_some()), (level, true), "{reply:?}");
    }
}

/// Where only warnings are wanted there are no spans, and still each of them says whom it is about.
#[tokio::test(start_paused = true)]
async fn a_warning_is_complete_without_its_span() {
    let events = events(Level::WARN, [Reply::status(503), Reply::status(500), Reply::json(200, &7)]).await;
    let found: Vec<_> = events.iter().map(named).collect();
    assert_eq!(found, [expected(Some("503"), "0", Some("503")), expected(Some("500"), "1", Some("500"))]);
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_with_the_names_of_api_and_endpoint() {
    let (recorder, _guard) = Recorder::start(Level::DEBUG);
    let client = Client::<Bank, _>::over(InProcess::script([Reply::json(200, &7)])).build().unwrap();
    client.show(42).await.unwrap();
    let spans: Vec<_> = recorder.lines().into_iter().filter(|line| !line.is_event).collect();
    let [span] = <[Line; 1]>::try_from(spans).unwrap();
    assert_eq!((span.field("api"), span.field("endpoint")), (Some("Bank"), Some("show")));
}

#[tokio::test(start_paused = true)]
async fn the_request_id_is_named() {
    let reply = Reply::status(404).header("x-request-id", "r-1");
    assert_eq!(events(Level::DEBUG, [reply]).await[0].field("request_id"), Some("r-1"));
}

/// Gives tokens that no server accepts, and then none.
struct Outdated;

impl TokenSource for Outdated {
    async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        if request.refused().is_some() { Err("no more".into()) } else { Ok("old".into()) }
    }
}

/// Gives no tokens.
struct Empty;

impl TokenSource for Empty {
    async fn token(&self, _: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        Err("none".into())
    }
}

#[tokio::test(start_paused = true)]
async fn tokens_that_are_refused_or_missing_are_told() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let server = InProcess::script([Reply::status(401)]);
    let outdated = Client::<Bank, _>::over(server.clone()).token_source(Outdated).build().unwrap();
    outdated.show(42).await.unwrap_err();
    let empty = Client::<Bank, _>::over(server).token_source(Empty).build().unwrap();
    empty.show(42).await.unwrap_err();
    let events = recorder.own_events();
    let found: Vec<_> = events.iter().map(named).collect();
    assert_eq!(found, [expected(Some("401"), "0", Some("401")), expected(None, "0", Some("token"))]);
}

/// Nothing was attempted.
#[tokio::test(start_paused = true)]
async fn an_argument_that_cannot_be_sent_is_no_event() {
    #[endpoints(api = Bank)]
    trait Owners {
        #[endpoint(method = GET, path = "/owners/{name}")]
        async fn owner(&self, name: &str) -> Result<(), OwnerError>;
    }
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let client = Client::<Bank, _>::over(InProcess::script([])).build().unwrap();
    client.owner("..").await.unwrap_err();
    assert_eq!(recorder.own_events().len(), 0);
}

/// A span and an event for each, and nothing for the stream itself.
#[tokio::test]
async fn each_page_of_a_list_is_a_call() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let server = InProcess::script([Reply::json(200, &[1]), Reply::json(200, &[2]), Reply::json(200, &[0; 0])]);
    let client = Client::<Bank, _>::over(server).build().unwrap();
    let mut items = client.list_stream();
    assert_eq!(recorder.lines().len(), 0, "nothing was asked for yet");
    while items.next().await.is_some() {}
    let kinds: Vec<bool> = recorder.lines().iter().map(|line| line.is_event).collect();
    assert_eq!(kinds, [false, true, false, true, false, true]);
    assert_eq!(
        recorder.own_events().iter().filter_map(|line| line.field("url.template")).collect::<Vec<_>>(),
        ["/accounts"; 3]
    );
}
