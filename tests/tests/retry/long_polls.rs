//! Long polls and watches, by what there is: an answer may take a minute, and one without news is asked for again.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{
    Api, Client, Conditional, Problem, Response, StopReason, TransportErrorKind, Unexpected, UnexpectedKind, endpoints,
};
use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

enum Hub {}

impl Api for Hub {
    const BASE_URL: &'static str = "https://hub.example";
    type ErrorBody = Problem;
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Update {
    id: u64,
}

/// The server keeps a request for a minute, so that an attempt has to last longer than that, and a call as long as its attempts.
#[endpoints(api = Hub, errors(410), attempt_timeout = "70s", timeout = "5m")]
trait Updates {
    /// What comes behind `after`: a list, or 204 after a minute in which nothing came.
    #[endpoint(method = GET, path = "/updates")]
    async fn updates(&self, #[query] after: u64, #[query] wait: u64) -> Result<Option<Vec<Update>>, UpdatesError>;

    /// The state, as soon as it is another one: 304 after a minute in which it was not.
    #[endpoint(method = GET, path = "/state")]
    async fn state(
        &self,
        #[header("If-None-Match")] known: Option<&str>,
        #[header("Prefer")] prefer: &str,
    ) -> Result<Conditional<u64>, UpdatesError>;

    /// A value, as soon as its index is greater; the header says which one it has.
    #[endpoint(method = GET, path = "/values/{key}")]
    async fn value(&self, key: &str, #[query] index: Option<u64>) -> Result<Response<Update>, UpdatesError>;
}

const MINUTE: Duration = Duration::from_secs(60);

fn client(server: &InProcess) -> Client<Hub, InProcess> {
    Client::over(server.clone()).environment(World::new(1.0)).build().unwrap()
}

fn targets(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| request.target().to_owned()).collect()
}

fn unexpected(error: UpdatesError) -> Option<Unexpected> {
    if let UpdatesError::Unexpected(error) = error { Some(error) } else { None }
}

#[tokio::test(start_paused = true)]
async fn an_answer_without_news_is_asked_for_again() {
    let server = InProcess::script([
        Reply::json(200, &json!([{"id": 1}, {"id": 2}])),
        Reply::status(204).after(MINUTE),
        Reply::status(204).after(MINUTE),
        Reply::json(200, &json!([{"id": 3}])).after(MINUTE / 2),
        Reply::status(410),
    ]);
    let (hub, begun) = (client(&server), Instant::now());
    let (mut seen, mut after) = (Vec::new(), 0);
    let end = loop {
        match hub.updates(after, 60).await {
            Ok(news) => seen.extend(news.unwrap_or_default()),
            Err(end) => break end,
        }
        after = seen.last().map_or(0, |update: &Update| update.id);
    };
    assert!(matches!(end, UpdatesError::Gone(_)), "{end}");
    assert_eq!(seen.iter().map(|update| update.id).collect::<Vec<_>>(), [1, 2, 3]);
    let asked = [0, 2, 2, 2, 3].map(|after| format!("/updates?after={after}&wait=60"));
    assert_eq!(targets(&server), asked);
    assert_eq!(begun.elapsed(), MINUTE * 5 / 2, "nothing else is waited for");
}

#[tokio::test(start_paused = true)]
async fn a_state_that_has_not_changed_is_asked_for_again() {
    let server = InProcess::script([
        Reply::json(200, &1).header("etag", "\"a\""),
        Reply::status(304).after(MINUTE),
        Reply::json(200, &2).header("etag", "\"b\"").after(MINUTE),
    ]);
    let hub = client(&server);
    let (mut known, mut states) = (None::<String>, Vec::new());
    while states.len() < 2 {
        if let Conditional::Modified(state) = hub.state(known.as_deref(), "wait=60").await.unwrap() {
            states.push(*state);
            known = state.etag().map(str::to_owned);
        }
    }
    assert_eq!(states, [1, 2]);
    let requests = server.requests();
    let conditions: Vec<_> = requests.iter().map(|request| request.header("if-none-match")).collect();
    assert_eq!(conditions, [None, Some("\"a\""), Some("\"a\"")]);
}

#[tokio::test(start_paused = true)]
async fn a_watch_goes_on_from_the_index_of_the_answer() {
    let reply = |id: u64, index: &str| Reply::json(200, &json!({"id": id})).header("x-index", index).after(MINUTE);
    let server = InProcess::script([reply(1, "7"), reply(1, "7"), reply(2, "9")]);
    let (hub, mut index, mut values) = (client(&server), None, Vec::new());
    while values.len() < 2 {
        let answer = hub.value("k", index).await.unwrap();
        let at = answer.headers().get("x-index").and_then(|value| value.to_str().ok()?.parse().ok());
        // An answer with the same index only says that the time was up.
        if at != index {
            values.push(answer.id);
        }
        index = at;
    }
    assert_eq!(values, [1, 2]);
    assert_eq!(targets(&server), ["/values/k", "/values/k?index=7", "/values/k?index=7"]);
}

/// One that says nothing at all is asked again, as every `GET` is, within the time of the call.
#[tokio::test(start_paused = true)]
async fn a_server_that_forgets_a_poll_is_noticed() {
    let server = InProcess::script([Reply::silence(), Reply::json(200, &json!([{"id": 1}])).after(MINUTE)]);
    assert_eq!(client(&server).updates(0, 60).await.unwrap(), Some(vec![Update { id: 1 }]));
    assert_eq!(server.requests().len(), 2);

    let (server, begun) = (InProcess::from_fn(|_| Reply::silence()), Instant::now());
    let error = unexpected(client(&server).updates(0, 60).await.unwrap_err()).unwrap();
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Timeout));
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Attempts));
    assert!(begun.elapsed() < MINUTE * 5);
}

/// Dropping the call ends it: nothing is left of a watch that nobody wants.
#[tokio::test(start_paused = true)]
async fn a_watch_ends_when_it_is_dropped() {
    let server = InProcess::from_fn(|_| Reply::json(200, &json!([])).after(MINUTE));
    let hub = client(&server);
    assert!(tokio::time::timeout(MINUTE / 2, hub.updates(0, 60)).await.is_err());
    assert_eq!(hub.updates(0, 60).await.unwrap(), Some(vec![]));
    assert_eq!(server.requests().len(), 2);
}
