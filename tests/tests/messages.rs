//! What errors say: endpoint, status and the server's words; each thing once; and never a secret.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::error::Error;
use std::fmt;
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, CallOptions, Client, Delivery, Problem, TokenPlacement, TransportErrorKind, UnexpectedKind, endpoints,
};
use mighty_tests::{assert_says_nothing_twice, chain, everything};
use serde::{Serialize, Serializer};
use serde_json::json;

/// An API that sends its token where it is seen most easily.
enum Leaky {}

impl Api for Leaky {
    const NAME: &'static str = "Leaky";
    const BASE_URL: &'static str = "https://leaky.example/base-path";
    const TOKEN: TokenPlacement = TokenPlacement::Query("key");
    type ErrorBody = Problem;
}

#[endpoints(api = Leaky, errors(404, 5xx), error = LeakyError, retry(attempts = 2))]
trait Calls {
    #[endpoint(method = PUT, path = "/rooms/{room}/doors", errors(422))]
    async fn open_door(
        &self,
        room: &str,
        #[query] query: &str,
        #[header("X-Value")] header: &str,
        #[body] body: &Secret,
    ) -> Result<u64, OpenDoorError>;
}

/// Serializes, or fails with a message that shows the value.
struct Secret {
    fails: bool,
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.fails {
            return Err(serde::ser::Error::custom("the serializer's own words"));
        }
        serializer.serialize_str(BODY)
    }
}

const ROOM: &str = "s3cret-in-the-path";
const QUERY: &str = "s3cret-in-the-query";
const HEADER: &str = "s3cret-in-a-header";
const BODY: &str = "s3cret-in-the-body";
const TOKEN: &str = "s3cret-token";
const GIVEN_HEADER: &str = "s3cret-of-the-client";

type TestClient = Client<Leaky, InProcess>;

fn client(server: InProcess) -> TestClient {
    Client::over(server).token(TOKEN).header("X-Client", GIVEN_HEADER).build().unwrap()
}

async fn call(client: &TestClient) -> OpenDoorError {
    client.open_door(ROOM, QUERY, HEADER, &Secret { fails: false }).await.unwrap_err()
}

async fn error(reply: Reply) -> OpenDoorError {
    call(&client(InProcess::from_fn(move |_| reply.clone()))).await
}

/// Asserts that nothing that anyone can print of the error names a value or a URL.
fn assert_keeps_secrets(error: &(dyn Error + 'static)) {
    let text = everything(error);
    for secret in ["s3cret", "leaky.example", "base-path", "https://", "rooms/", "key="] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
}

fn assert_well_behaved(error: &(impl Error + 'static)) {
    assert_says_nothing_twice(error);
    assert_keeps_secrets(error);
}

/// What `Display` says, and what its causes say.
fn said(error: &OpenDoorError) -> (String, Vec<String>) {
    assert_well_behaved(error);
    let mut chain = chain(error);
    (chain.remove(0), chain)
}

#[tokio::test(start_paused = true)]
async fn an_error_of_a_status_names_endpoint_status_and_the_servers_message() {
    let reply = Reply::json(422, &json!({"title": "Invalid", "detail": "the door is a wall"}));
    assert_eq!(
        said(&error(reply).await),
        ("open_door: 422 Unprocessable Entity: the door is a wall".to_owned(), vec![])
    );
    let reply = Reply::status(404);
    assert_eq!(said(&error(reply).await), ("open_door: 404 Not Found".to_owned(), vec![]));
    let reply = Reply::status(503).body("asleep");
    let expected = "open_door: 503 Service Unavailable: asleep (after 2 attempts)";
    assert_eq!(said(&error(reply).await), (expected.to_owned(), vec![]));
    let reply = Reply::status(599);
    assert_eq!(said(&error(reply).await), ("open_door: 599 status 599".to_owned(), vec![]));
}

#[tokio::test(start_paused = true)]
async fn an_undeclared_status_names_the_status_and_the_apis_message() {
    let reply = Reply::json(418, &json!({"detail": "I am a door"}));
    let expected = "open_door: undeclared status 418: I am a door (answered)";
    assert_eq!(said(&error(reply).await), (expected.to_owned(), vec![]));
    let reply = Reply::status(302).header("location", "https://leaky.example/s3cret");
    assert_eq!(said(&error(reply).await), ("open_door: undeclared status 302: Found (answered)".to_owned(), vec![]));
    let reply = Reply::status(999);
    assert_eq!(said(&error(reply).await).0, "open_door: undeclared status 999: status 999 (answered)");
}

#[tokio::test(start_paused = true)]
async fn an_undecodable_success_has_its_cause_as_source() {
    let expected = "open_door: 200: the answer's body does not fit its type (answered)";
    let source = "invalid type: string \"x\", expected u64 at line 1 column 3";
    let reply = Reply::json(200, "x");
    assert_eq!(said(&error(reply).await), (expected.to_owned(), vec![source.to_owned()]));
}

#[tokio::test(start_paused = true)]
async fn a_fault_says_whether_the_request_was_sent() {
    use Delivery::{MaybeSent, NotSent};
    use TransportErrorKind as Kind;
    for (kind, delivery, expected) in [
        (Kind::Connect, NotSent, "could not connect (not sent, after 2 attempts)"),
        (Kind::Dns, NotSent, "the host name could not be resolved just now (not sent, after 2 attempts)"),
        (Kind::UnknownHost, NotSent, "the host is unknown (not sent)"),
        (Kind::Tls, NotSent, "no secure connection (TLS) (not sent)"),
        (
            Kind::Refused,
            NotSent,
            "the connection refused the request (not sent, after 2 attempts and 1 transparent retry)",
        ),
        (Kind::Overloaded, NotSent, "the client is overloaded (not sent, after 2 attempts)"),
        (Kind::Timeout, MaybeSent, "no complete answer in time (maybe sent, after 2 attempts)"),
        (Kind::Reset, MaybeSent, "the connection broke before the answer was complete (maybe sent, after 2 attempts)"),
        (Kind::Protocol, MaybeSent, "the answer is not valid HTTP (maybe sent, after 2 attempts)"),
        (Kind::Body, NotSent, "the body of the request could not be read (not sent)"),
        (Kind::InvalidRequest, NotSent, "the request cannot be put on the wire (not sent)"),
        (Kind::Other, MaybeSent, "the transport failed (maybe sent, after 2 attempts)"),
    ] {
        let error = error(Reply::error(kind, delivery)).await;
        assert_eq!(said(&error), (format!("open_door: {expected}"), vec!["scripted".to_owned()]), "{kind:?}");
        let OpenDoorError::Unexpected(error) = error else { panic!("{error:?}") };
        assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Transport(kind), delivery));
    }
}

#[tokio::test(start_paused = true)]
async fn a_timeout_says_so_without_a_cause() {
    let acme = client(InProcess::from_fn(|_| Reply::silence()));
    let error = call(&acme.with(CallOptions::new().timeout(Duration::from_secs(1)))).await;
    assert_eq!(said(&error), ("open_door: no complete answer in time (maybe sent)".to_owned(), vec![]));
}

#[tokio::test]
async fn an_argument_that_cannot_be_sent_is_named_and_not_shown() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let client = client(server.clone());
    let good = Secret { fails: false };
    let path = client.open_door("s3cret\n", QUERY, HEADER, &good).await.unwrap_err();
    let header = client.open_door(ROOM, QUERY, "s3cret\n", &good).await.unwrap_err();
    let body = client.open_door(ROOM, QUERY, HEADER, &Secret { fails: true }).await.unwrap_err();
    let uri = client.open_door(&"s3cret".repeat(20_000), QUERY, HEADER, &good).await.unwrap_err();
    for (error, expected, cause) in [
        (path, "path parameter `room` has a control character", None),
        (header, "header `X-Value` has a character that a header cannot carry", None),
        (body, "body `body` cannot be serialized", Some("the serializer's own words")),
        (uri, "request `uri` is too long or not valid", None),
    ] {
        let (display, causes) = said(&error);
        assert_eq!(display, format!("open_door: the {expected} (not sent)"));
        assert_eq!(causes, Vec::from_iter(cause.map(str::to_owned)));
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn unions_and_the_runtimes_error_say_the_same_and_keep_the_same_secrets() {
    for reply in [Reply::status(404), Reply::status(418), Reply::json(200, "x"), Reply::reset()] {
        let error = LeakyError::from(error(reply).await);
        let (display, debug) = (error.to_string(), format!("{error:?}"));
        assert_well_behaved(&error);
        let inner = debug.split_once('(').unwrap().1.trim_end_matches(')').to_owned();
        let error = mighty_runtime::Error::from(error);
        assert_well_behaved(&error);
        assert_eq!(error.to_string(), display);
        assert_eq!(format!("{error:?}").trim_end_matches(')'), inner);
    }
}

#[test]
fn a_builders_error_names_the_setting_and_not_its_value() {
    let builder = || Client::<Leaky, _>::over(InProcess::script([]));
    for (error, setting) in [
        (builder().base_url("ftp://user:s3cret@leaky.example").build().unwrap_err(), "base_url"),
        (builder().base_url("https://user:s3cret@leaky.example").build().unwrap_err(), "base_url"),
        (builder().base_url("s3cret").build().unwrap_err(), "base_url"),
        (builder().bearer("s3cret\ns3cret").build().unwrap_err(), "token"),
        (builder().header("X-A", "s3cret\n").build().unwrap_err(), "header"),
        (builder().header("s3cret s3cret", "x").build().unwrap_err(), "header"),
        (builder().user_agent("s3cret\n").build().unwrap_err(), "user_agent"),
    ] {
        assert_eq!(error.setting(), setting);
        assert!(error.to_string().starts_with(&format!("cannot build the client: `{setting}`: ")), "{error}");
        assert_well_behaved(&error);
    }
}

#[tokio::test]
async fn what_holds_a_secret_does_not_print_it() {
    let server = InProcess::from_fn(|_| Reply::json(200, &7));
    let builder = Client::<Leaky, _>::over(server.clone()).token(TOKEN).header("X-Client", GIVEN_HEADER);
    let mut printed = vec![format!("{builder:?}")];
    let client = builder.build().unwrap();
    let call = client.open_door(ROOM, QUERY, HEADER, &Secret { fails: false });
    call.await.unwrap();
    printed.push(format!("{client:?} {client:#?}"));
    printed.push(format!("{:?}", server.requests()[0].headers));
    // The header argument is the caller's own; only what the client was given is marked as secret.
    for text in printed {
        for secret in [TOKEN, GIVEN_HEADER] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn words_for_logs_are_stable() {
    use fmt::Write;
    let mut words = String::new();
    for endpoint in CallsEndpoints::ALL {
        for error in endpoint.errors() {
            write!(words, "{} {} ", error.statuses(), error.variant()).unwrap();
        }
    }
    assert_eq!(words, "404 NotFound 422 UnprocessableEntity 5xx ServerError ");
    assert_eq!(TransportErrorKind::UnknownHost.as_str(), "unknown_host");
}
