//! An API with an endpoint for each way of answering, and a backend that answers as it is told by `pick`.

use std::borrow::Cow;

use futures_util::stream;
use mighty_runtime::http::StatusCode;
use mighty_runtime::{
    Api, Bytes, Client, Conditional, DecodeError, Download, ErrorAnswer, ErrorBody, ErrorInSuccess, Event, Events,
    FromAnswer, IntoAnswer, Lines, Problem, Refusal, Response, ServiceTransport, StreamEnd, StreamItem, Streaming,
    endpoints,
};
use serde::{Deserialize, Serialize};

pub enum Depot {}

#[derive(Deserialize)]
struct Verdict {
    ok: Option<bool>,
}

impl Api for Depot {
    const BASE_URL: &'static str = "https://depot.example";
    const STREAMING: Streaming = Streaming::new().ends_with(&[StreamEnd::Data("[DONE]")]);
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(|answer| {
        let verdict: Verdict = answer.json().ok()?;
        (verdict.ok == Some(false)).then(|| answer.status())
    });
    type ErrorBody = Problem;

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        let is_error = item.event() == Some("error") || item.text().contains("\"status\":503");
        is_error.then_some(StatusCode::SERVICE_UNAVAILABLE)
    }
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Item {
    pub id: u64,
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ok: Option<bool>,
}

impl Item {
    pub fn new(id: u64) -> Self {
        Self { id, name: (!id.is_multiple_of(3)).then(|| format!("№ {id}\n\"[DONE]\"")), ok: None }
    }
}

/// A body that only one status has.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Invalid {
    pub fields: Vec<String>,
}

impl ErrorBody for Invalid {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        self.fields.first().map(|field| field.as_str().into())
    }

    fn refusal(_: StatusCode, message: &str) -> Option<Refusal> {
        Refusal::json(&Self { fields: vec![message.to_owned()] })
    }
}

#[derive(Debug, PartialEq, FromAnswer, IntoAnswer)]
pub struct Listed {
    #[body]
    pub items: Vec<Item>,
    #[header("X-Total-Count")]
    pub total: u64,
    #[header("ETag")]
    pub etag: Option<String>,
    #[header("X-Tags")]
    pub tags: Vec<String>,
    #[header("X-Scores")]
    pub scores: Option<Vec<u8>>,
}

#[endpoints(api = Depot, errors(401, 5xx), server, testing)]
pub trait Items {
    #[endpoint(method = GET, path = "/json/{pick}")]
    async fn json(&self, pick: u64) -> Result<Item, JsonError>;
    #[endpoint(method = DELETE, path = "/empty/{pick}")]
    async fn empty(&self, pick: u64) -> Result<(), EmptyError>;
    #[endpoint(method = POST, path = "/reset/{pick}", success = 205)]
    async fn reset(&self, pick: u64) -> Result<(), ResetError>;
    #[endpoint(method = GET, path = "/text/{pick}")]
    async fn text(&self, pick: u64) -> Result<String, TextError>;
    #[endpoint(method = GET, path = "/raw/{pick}")]
    async fn raw(&self, pick: u64) -> Result<Bytes, RawError>;
    #[endpoint(method = POST, path = "/full/{pick}", success = [201, 202])]
    async fn full(&self, pick: u64) -> Result<Response<Item>, FullError>;
    #[endpoint(method = GET, path = "/conditional/{pick}")]
    async fn conditional(
        &self,
        pick: u64,
        #[header("If-None-Match")] etag: Option<&str>,
    ) -> Result<Conditional<Item>, ConditionalError>;
    #[endpoint(method = POST, path = "/several/{pick}", success(200(Item) => Ready, 202(String) => Queued, 204 => Nothing))]
    async fn several(&self, pick: u64) -> Result<Several, SeveralError>;
    #[endpoint(method = GET, path = "/listed/{pick}")]
    async fn listed(&self, pick: u64) -> Result<Listed, ListedError>;
    #[endpoint(method = HEAD, path = "/heads/{pick}")]
    async fn heads(&self, pick: u64) -> Result<Response<()>, HeadsError>;
    #[endpoint(method = GET, path = "/download/{pick}", errors(416))]
    async fn download(&self, pick: u64) -> Result<Download, DownloadError>;
    #[endpoint(method = GET, path = "/events/{pick}")]
    async fn events(&self, pick: u64) -> Result<Events<Event<Item>>, EventsError>;
    #[endpoint(method = GET, path = "/texts/{pick}")]
    async fn texts(&self, pick: u64) -> Result<Events<String>, TextsError>;
    #[endpoint(method = GET, path = "/messages/{pick}", stream(end_event = "stop"))]
    async fn messages(&self, pick: u64) -> Result<Events<Event<u64>>, MessagesError>;
    #[endpoint(method = GET, path = "/lines/{pick}")]
    async fn lines(&self, pick: u64) -> Result<Response<Lines<Item>>, LinesError>;
    #[endpoint(method = POST, path = "/errors/{pick}", errors(
        404, 409 { "sku_taken" | "taken" => SkuTaken, "closed" => Closed(Invalid), _ => Conflict },
        422(Invalid), 4xx, 200 { "no_channel" => NoChannel, _ => NotOk }))]
    async fn errors(&self, pick: u64) -> Result<Item, ErrorsError>;
}

pub struct Backend;

/// A problem with this code.
pub fn problem(code: &str) -> Problem {
    Problem { kind: Some(code.to_owned()), detail: Some("what happened".to_owned()), ..Problem::default() }
}

/// The same as an API that says 200 for it has it.
pub fn not_ok(code: &str) -> Problem {
    let mut problem = problem(code);
    problem.extensions.insert("ok".to_owned(), false.into());
    problem
}

impl Items for Backend {
    async fn json(&self, pick: u64) -> Result<Item, JsonError> {
        match pick {
            99 => Ok(Item { ok: Some(false), ..Item::new(1) }),
            100 => panic!("the token is hunter2"),
            pick => Ok(Item::new(pick)),
        }
    }

    async fn empty(&self, _: u64) -> Result<(), EmptyError> {
        Ok(())
    }

    async fn reset(&self, _: u64) -> Result<(), ResetError> {
        Ok(())
    }

    async fn text(&self, pick: u64) -> Result<String, TextError> {
        Ok(text(pick))
    }

    async fn raw(&self, pick: u64) -> Result<Bytes, RawError> {
        Ok(text(pick).into())
    }

    async fn full(&self, pick: u64) -> Result<Response<Item>, FullError> {
        let response = Response::of(Item::new(pick));
        Ok(match pick {
            0 => response,
            1 => response.with_status(202).with_header("x-one", "1").with_header("x-one", "2").with_etag("\"a\""),
            2 => response.with_location("../json/2"),
            3 => response.with_status(204),
            4 => response.with_status(999),
            5 => response.with_status(200),
            _ => response.with_header("content-length", "3").with_header("transfer-encoding", "chunked"),
        })
    }

    async fn conditional(&self, pick: u64, _: Option<&str>) -> Result<Conditional<Item>, ConditionalError> {
        let response = Response::of(Item::new(pick)).with_header("x-seen", "yes").with_header("vary", "accept");
        Ok(match pick {
            0 => Conditional::NotModified(Response::of(()).with_etag("\"a,b\"").with_header("x-seen", "yes")),
            1 => Conditional::Modified(response.with_etag("\"a,b\"")),
            2 => Conditional::Modified(response.with_header("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT")),
            _ => Conditional::Modified(response),
        })
    }

    async fn several(&self, pick: u64) -> Result<Several, SeveralError> {
        Ok(match pick % 3 {
            0 => Several::Ready(Item::new(pick)),
            1 => Several::Queued(text(pick)),
            _ => Several::Nothing,
        })
    }

    async fn listed(&self, pick: u64) -> Result<Listed, ListedError> {
        Ok(listed(pick))
    }

    async fn heads(&self, _: u64) -> Result<Response<()>, HeadsError> {
        Ok(Response::of(()).with_header("content-length", "17").with_etag("\"h\""))
    }

    async fn download(&self, pick: u64) -> Result<Download, DownloadError> {
        let pieces = || stream::iter([Ok::<_, std::io::Error>("0123"), Ok("456789")]);
        let broken = || stream::iter([Ok("0123"), Err(std::io::Error::other("torn"))]);
        Ok(match pick {
            0 => Download::of("0123456789".to_owned()).with_content_type("text/csv").with_header("etag", "\"v1\""),
            1 => Download::of(mighty_runtime::Upload::stream(pieces())),
            2 => Download::of(mighty_runtime::Upload::stream(pieces()).length(10)),
            3 => Download::of(mighty_runtime::Upload::stream(broken())),
            4 => Download::of(mighty_runtime::Upload::file("/nowhere/at/all")),
            5 => Download::of(mighty_runtime::Upload::file(file!().rsplit('/').next().map_or("", |_| "Cargo.toml"))),
            _ => Download::of(Vec::new()),
        })
    }

    async fn events(&self, pick: u64) -> Result<Events<Event<Item>, EventsError>, EventsError> {
        let event = |id: u64| Ok(Event::new(Item::new(id)));
        let events = match pick {
            100 => vec![event(1), Err(EventsError::server_error::<503>(problem("busy"))), event(2)],
            101 => vec![event(1), Err(EventsError::unauthorized(problem("who")))],
            102 => vec![event(1), Ok(Event::new(Item::new(2)).of_type("error"))],
            103 => vec![Ok(Event::new(Item::new(2)).of_type("two\nlines"))],
            pick => (0..pick).map(|id| Ok(numbered(id))).collect(),
        };
        Ok(Events::from_stream(stream::iter(events)).with_retry(std::time::Duration::from_millis(10)))
    }

    async fn texts(&self, pick: u64) -> Result<Events<String, TextsError>, TextsError> {
        Ok(Events::from_items(texts(pick).into_iter().map(Ok)))
    }

    async fn messages(&self, pick: u64) -> Result<Events<Event<u64>, MessagesError>, MessagesError> {
        let numbers = (0..pick).map(|number| Ok(Event::new(number)));
        let stop = (pick != 3).then(|| Ok(Event::new(pick).of_type("stop")));
        Ok(Events::from_items(numbers.chain(stop).chain([Ok(Event::new(1000))].into_iter().filter(|_| pick != 3))))
    }

    async fn lines(&self, pick: u64) -> Result<Response<Lines<Item, LinesError>>, LinesError> {
        let items = (0..pick).map(|id| Ok(Item::new(id)));
        let last = (pick == 7).then(|| {
            let busy = Problem { status: Some(503), ..problem("busy") };
            Err(LinesError::server_error::<503>(busy))
        });
        Ok(Response::of(Lines::from_items(items.chain(last))).with_header("x-seen", "yes"))
    }

    async fn errors(&self, pick: u64) -> Result<Item, ErrorsError> {
        Err(error(pick))
    }
}

/// An error of each variant, then some that no client could tell from another.
pub fn error(pick: u64) -> ErrorsError {
    use mighty_runtime::ErrorReply;
    let invalid = Invalid { fields: vec!["name".to_owned()] };
    match pick {
        0 => ErrorsError::unauthorized(problem("who")),
        1 => ErrorsError::not_found(ErrorReply::from(problem("no")).header("retry-after", "7").header("x-one", "1")),
        2 => ErrorsError::sku_taken(problem("sku_taken")),
        3 => ErrorsError::sku_taken(problem("taken")),
        4 => ErrorsError::conflict(problem("another")),
        5 => ErrorsError::unprocessable_entity(invalid),
        6 => ErrorsError::client_error::<418>(problem("teapot")),
        7 => ErrorsError::server_error::<503>(ErrorReply::raw("text/html", "<title>Busy</title>")),
        8 => ErrorsError::no_channel(not_ok("no_channel")),
        9 => ErrorsError::not_ok(not_ok("else")),
        10 => ErrorsError::client_error::<429>(problem("slow")),
        // The codes of others, or a success.
        100 => ErrorsError::sku_taken(problem("another")),
        101 => ErrorsError::conflict(problem("taken")),
        102 => ErrorsError::not_ok(problem("else")),
        103 => ErrorsError::no_channel(not_ok("else")),
        104 => ErrorsError::client_error::<404>(problem("no")),
        _ => match ErrorsError::not_found(problem("no")) {
            ErrorsError::NotFound(error) => ErrorsError::Unauthorized(error),
            other => other,
        },
    }
}

pub fn text(pick: u64) -> String {
    ["", "plain", "two\nlines\r\n", "№ \u{feff}\0", " spaces "][usize::try_from(pick % 5).unwrap()].to_owned()
}

pub fn texts(pick: u64) -> Vec<String> {
    let texts = ["", "plain", " spaces ", "two\nlines", "\n", ": comment", "data: x", "№", "a\0b", "\n\n\n", "[DONE]"];
    texts.iter().take(usize::try_from(pick).unwrap()).map(|text| (*text).to_owned()).collect()
}

pub fn numbered(id: u64) -> Event<Item> {
    let event = Event::new(Item::new(id));
    match id % 4 {
        0 => event,
        1 => event.with_id(format!("n{id}")),
        2 => event.of_type("delta"),
        _ => event.of_type("delta").with_id(format!("{id}")),
    }
}

pub fn listed(pick: u64) -> Listed {
    Listed {
        items: (0..pick % 4).map(Item::new).collect(),
        total: pick,
        etag: pick.is_multiple_of(2).then(|| format!("\"{pick}\"")),
        tags: (0..pick % 3).map(|tag| format!("tag {tag} \"a,b\"")).collect(),
        scores: (!pick.is_multiple_of(5)).then(|| (1..u8::try_from(pick % 5).unwrap()).collect()),
    }
}

/// A client of the backend, without a socket.
pub fn client() -> Client<Depot, ServiceTransport<mighty_runtime::server::Routes>> {
    Client::<Depot>::over(ServiceTransport::new(ItemsServer::router(Backend))).build().unwrap()
}
