//! Whatever the backend returns comes out equal.

use std::sync::{Arc, Mutex};

use futures_util::StreamExt;
use mighty_runtime::{
    Api, Client, Download, Event, Events, FromAnswer, IntoAnswer, Lines, Problem, Response, ServiceTransport, endpoints,
};
use proptest::prelude::*;

pub enum Echo {}

impl Api for Echo {
    const BASE_URL: &'static str = "https://echo.example";
    type ErrorBody = Problem;
}

#[derive(Clone, Debug, PartialEq, FromAnswer, IntoAnswer)]
pub struct Tagged {
    #[body]
    body: Vec<String>,
    #[header("X-Tag")]
    tag: Option<String>,
    #[header("X-Numbers")]
    numbers: Vec<i64>,
}

#[endpoints(api = Echo, errors(4xx, 409 { "a" => A, _ => Conflict }, 5xx), server)]
trait Echoes {
    #[endpoint(method = GET, path = "/text")]
    async fn text(&self) -> Result<String, TextError>;
    #[endpoint(method = POST, path = "/full")]
    async fn full(&self) -> Result<Response<Option<Vec<i64>>>, FullError>;
    #[endpoint(method = GET, path = "/tagged")]
    async fn tagged(&self) -> Result<Tagged, TaggedError>;
    #[endpoint(method = GET, path = "/download")]
    async fn download(&self) -> Result<Download, DownloadError>;
    #[endpoint(method = GET, path = "/events")]
    async fn events(&self) -> Result<Events<Event<String>>, EventsError>;
    #[endpoint(method = GET, path = "/lines")]
    async fn lines(&self) -> Result<Lines<Vec<String>>, LinesError>;
    #[endpoint(method = GET, path = "/failing")]
    async fn failing(&self) -> Result<(), FailingError>;
}

/// What the backend returns next.
#[derive(Clone, Debug, Default)]
struct Next {
    text: String,
    numbers: Option<Vec<i64>>,
    status: u16,
    tagged: Option<Tagged>,
    events: Vec<Event<String>>,
    lines: Vec<Vec<String>>,
    error: Option<(u16, String, Option<String>)>,
}

#[derive(Clone, Default)]
struct Echoing(Arc<Mutex<Next>>);

impl Echoing {
    fn next(&self) -> Next {
        self.0.lock().unwrap().clone()
    }
}

fn failing(status: u16, message: &str, code: Option<&str>) -> FailingError {
    let body = Problem { kind: code.map(str::to_owned), detail: Some(message.to_owned()), ..Problem::default() };
    match (status, code) {
        (409, Some("a")) => FailingError::a(body),
        (409, _) => FailingError::conflict(body),
        (404, _) => FailingError::client_error::<404>(body),
        (451, _) => FailingError::client_error::<451>(body),
        (500, _) => FailingError::server_error::<500>(body),
        _ => FailingError::server_error::<599>(body),
    }
}

impl Echoes for Echoing {
    async fn text(&self) -> Result<String, TextError> {
        Ok(self.next().text)
    }

    async fn full(&self) -> Result<Response<Option<Vec<i64>>>, FullError> {
        let next = self.next();
        Ok(Response::of(next.numbers).with_status(next.status).with_header("x-text", next.text))
    }

    async fn tagged(&self) -> Result<Tagged, TaggedError> {
        Ok(self.next().tagged.unwrap())
    }

    async fn download(&self) -> Result<Download, DownloadError> {
        Ok(Download::of(self.next().text))
    }

    async fn events(&self) -> Result<Events<Event<String>, EventsError>, EventsError> {
        Ok(Events::from_items(self.next().events.into_iter().map(Ok)))
    }

    async fn lines(&self) -> Result<Lines<Vec<String>, LinesError>, LinesError> {
        Ok(Lines::from_items(self.next().lines.into_iter().map(Ok)))
    }

    async fn failing(&self) -> Result<(), FailingError> {
        let (status, message, code) = self.next().error.unwrap();
        Err(failing(status, &message, code.as_deref()))
    }
}

fn event() -> impl Strategy<Value = Event<String>> {
    let word = || proptest::option::of("[a-z é]{1,8}");
    (word(), word(), "[^\r]{0,20}").prop_map(|(event, id, data)| {
        let mut made = Event::new(data);
        (made.event, made.id) = (event, id);
        made
    })
}

fn tagged() -> impl Strategy<Value = Tagged> {
    let tag = proptest::option::of("[!-~]([ -~]{0,10}[!-~])?");
    (proptest::collection::vec(".{0,9}", 0..4), tag, proptest::collection::vec(any::<i64>(), 0..4))
        .prop_map(|(body, tag, numbers)| Tagged { body, tag, numbers })
}

fn next() -> impl Strategy<Value = Next> {
    let numbers = proptest::option::of(proptest::collection::vec(any::<i64>(), 0..4));
    let statuses = prop_oneof![Just(200_u16), Just(201), Just(202), Just(299)];
    let errors = prop_oneof![Just(404_u16), Just(409), Just(451), Just(500), Just(599)];
    let code = proptest::option::of(prop_oneof![Just("a".to_owned()), "[b-z]{1,3}"]);
    let lines = proptest::collection::vec(proptest::collection::vec(any::<String>(), 0..3), 0..5);
    (
        any::<String>(),
        numbers,
        statuses,
        tagged(),
        proptest::collection::vec(event(), 0..6),
        lines,
        (errors, any::<String>(), code),
    )
        .prop_map(|(text, numbers, status, tagged, events, lines, error)| Next {
            text: text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned(),
            numbers,
            status,
            tagged: Some(tagged),
            events,
            lines,
            error: Some(error),
        })
}

async fn check(next: Next) {
    let backend = Echoing(Arc::new(Mutex::new(next.clone())));
    let client = Client::<Echo>::over(ServiceTransport::new(EchoesServer::router(backend))).build().unwrap();
    assert_eq!(client.text().await.unwrap(), next.text);
    let full = client.full().await.unwrap();
    assert_eq!((full.status().as_u16(), full.headers()["x-text"].as_bytes()), (next.status, next.text.as_bytes()));
    assert_eq!(*full, next.numbers);
    assert_eq!(client.tagged().await.unwrap(), next.tagged.unwrap());
    assert_eq!(client.download().await.unwrap().bytes(1 << 20).await.unwrap(), next.text);
    let events: Vec<_> = client.events().await.unwrap().map(Result::unwrap).collect().await;
    assert_eq!(events, next.events);
    let lines: Vec<_> = client.lines().await.unwrap().map(Result::unwrap).collect().await;
    assert_eq!(lines, next.lines);
    let (status, message, code) = next.error.unwrap();
    let (given, came) = (failing(status, &message, code.as_deref()), client.failing().await.unwrap_err());
    assert_eq!(std::mem::discriminant(&given), std::mem::discriminant(&came));
    assert_eq!((given.status(), given.message()), (came.status(), came.message()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_returned_comes_out_equal(next in next()) {
        tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap().block_on(check(next));
    }
}
