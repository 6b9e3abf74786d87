//! A path parameter cannot leave its segment: whatever it holds, either nothing is sent, or it arrives where it belongs.
//!
//! An input is the value of one parameter up to the first line break, and that of the other behind it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a check that fails says so by panicking")]

use std::sync::{Arc, Mutex};

use mighty_runtime::http::{Request, Response, StatusCode, Uri};
use mighty_runtime::{
    Api, Body, Client, Delivery, Endpoint, Problem, Transport, TransportError, Unexpected, UnexpectedKind, endpoints,
};
use percent_encoding::percent_decode_str;
use url::Url;

enum Acme {}

impl Api for Acme {
    const BASE_URL: &'static str = "https://api.acme.example/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Acme)]
trait Paths {
    #[endpoint(method = GET, path = "/users/{a}")]
    async fn last(&self, a: &str) -> Result<(), PathsError>;
    #[endpoint(method = GET, path = "/users/{a}/posts")]
    async fn middle(&self, a: &str) -> Result<(), PathsError>;
    #[endpoint(method = GET, path = "/users/{a}/posts/{b}/")]
    async fn two(&self, a: &str, b: &str) -> Result<(), PathsError>;
    #[endpoint(method = GET, path = "/users/{a}/{b}")]
    async fn neighbours(&self, a: &str, b: &str) -> Result<(), PathsError>;
    #[endpoint(method = GET, path = "/files/{a}..{b}/raw")]
    async fn range(&self, a: &str, b: &str) -> Result<(), PathsError>;
    #[endpoint(method = GET, path = "/files/{a},{b}")]
    async fn listed(&self, a: &str, b: &str) -> Result<(), PathsError>;
    #[endpoint(method = GET, path = "/files/{a}.{b}")]
    async fn dotted(&self, a: &str, b: &str) -> Result<(), PathsError>;
    #[endpoint(method = GET, path = "/files/.{a}/raw")]
    async fn hidden(&self, a: &str) -> Result<(), PathsError>;
}

/// Keeps the URI of the last request, and answers 204.
#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Option<Uri>>>);

impl Transport for Wire {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        *self.0.lock().unwrap() = Some(request.uri().clone());
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        Ok(response)
    }
}

/// Calls every endpoint with any arguments, and checks what comes of it.
pub(crate) struct Checker {
    runtime: tokio::runtime::Runtime,
    wire: Wire,
    client: Client<Acme, Wire>,
}

impl Checker {
    pub(crate) fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let wire = Wire::default();
        let client = Client::over(wire.clone()).build().unwrap();
        Self { runtime, wire, client }
    }

    /// How many of the endpoints sent a request.
    pub(crate) fn check(&self, a: &str, b: &str) -> usize {
        use PathsEndpoints as E;
        let client = &self.client;
        let sent = [
            self.check_one(E::LAST, &[a], client.last(a)),
            self.check_one(E::MIDDLE, &[a], client.middle(a)),
            self.check_one(E::TWO, &[a, b], client.two(a, b)),
            self.check_one(E::NEIGHBOURS, &[a, b], client.neighbours(a, b)),
            self.check_one(E::RANGE, &[a, b], client.range(a, b)),
            self.check_one(E::LISTED, &[a, b], client.listed(a, b)),
            self.check_one(E::DOTTED, &[a, b], client.dotted(a, b)),
            self.check_one(E::HIDDEN, &[a], client.hidden(a)),
        ];
        sent.iter().filter(|sent| **sent).count()
    }

    fn check_one(
        &self,
        endpoint: &Endpoint,
        values: &[&str],
        call: impl Future<Output = Result<(), PathsError>>,
    ) -> bool {
        *self.wire.0.lock().unwrap() = None;
        let result = self.runtime.block_on(call);
        let sent = self.wire.0.lock().unwrap().take();
        let segments = filled(endpoint.path(), values);
        let is_refused = values.iter().any(|value| value.contains(char::is_control))
            || endpoint.path().split('/').any(|segment| has_many_readings(segment, values))
            || parameters(endpoint.path(), &segments).any(is_no_segment);
        assert_eq!(result.is_err(), is_refused, "{values:?} in {}: {result:?}", endpoint.path());
        match (result, sent) {
            (Ok(()), Some(uri)) => {
                assert_confined(&uri, endpoint.path(), &segments);
                true
            }
            (Err(PathsError::Unexpected(error)), None) => {
                assert_refused(&error);
                false
            }
            (result, sent) => panic!("{values:?} in {}: {result:?}, sent {sent:?}", endpoint.path()),
        }
    }
}

/// The segments of the path with the values in their places, not encoded.
fn filled(template: &str, values: &[&str]) -> Vec<String> {
    let mut values = values.iter();
    let mut fill = |segment: &str| {
        let mut pieces = segment.split('{');
        let mut filled = pieces.next().unwrap().to_owned();
        for piece in pieces {
            filled += values.next().unwrap();
            filled += piece.split_once('}').unwrap().1;
        }
        filled
    };
    template.split('/').skip(1).map(&mut fill).collect()
}

/// The segments that a parameter has a part in.
fn parameters<'a>(template: &'a str, segments: &'a [String]) -> impl Iterator<Item = &'a str> {
    let of_template = template.split('/').skip(1).zip(segments);
    of_template.filter(|(fixed, _)| fixed.contains('{')).map(|(_, segment)| segment.as_str())
}

/// Whether a server could part the two values of a segment at more than one place. A comma within a value is encoded, so that
/// the one between is told from it.
fn has_many_readings(segment: &str, values: &[&str]) -> bool {
    let between = segment.split_once("{a}").and_then(|(_, rest)| rest.split_once("{b}")).map(|(between, _)| between);
    let (Some(between), [a, b]) = (between.filter(|between| *between != ","), values) else { return false };
    let both = format!("{a}{between}{b}");
    let places = both.char_indices().filter(|(at, _)| both[*at..].starts_with(between)).count();
    places > 1
}

/// What a server may take for "here", "up" or nothing.
fn is_no_segment(segment: &str) -> bool {
    matches!(segment.to_lowercase().replace("%2e", ".").as_str(), "" | "." | "..")
}

fn assert_refused(error: &Unexpected) {
    assert_eq!((error.kind(), error.delivery(), error.attempts()), (UnexpectedKind::Argument, Delivery::NotSent, 0));
}

/// Asserts that the request goes where the template says, with the values in their places: to two parsers.
fn assert_confined(uri: &Uri, template: &str, segments: &[String]) {
    let url = Url::parse(&uri.to_string()).unwrap();
    assert_eq!(url.as_str(), uri.to_string(), "a parser changes it");
    let request = Request::builder().uri(uri).body("").unwrap();
    assert_eq!(reqwest::Request::try_from(request).unwrap().url(), &url, "reqwest changes it");

    assert_eq!(url.origin().ascii_serialization(), "https://api.acme.example", "{uri}");
    assert_eq!((url.query(), url.fragment(), url.username()), (None, None, ""), "{uri}");
    let sent: Vec<&str> = url.path_segments().unwrap().collect();
    let (base, sent) = sent.split_first().unwrap();
    assert_eq!((*base, sent.len()), ("v1", segments.len()), "{uri}");
    for ((sent, fixed), value) in sent.iter().zip(template.split('/').skip(1)).zip(segments) {
        let is_fixed = !fixed.contains('{');
        assert!(!is_fixed || *sent == fixed, "`{sent}` is not the fixed `{fixed}`");
        assert_eq!(percent_decode_str(sent).decode_utf8().unwrap(), *value, "{uri}");
    }
}

std::thread_local! {
    static CHECKER: Checker = Checker::new();
}

/// Checks one pair of values, in both orders.
#[allow(dead_code, reason = "the property test calls the checker itself")]
pub(crate) fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (a, b) = text.split_once('\n').unwrap_or((&text, "x"));
    CHECKER.with(|checker| {
        checker.check(a, b);
        checker.check(b, a);
    });
}
