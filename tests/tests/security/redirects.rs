//! A redirect is an answer, and never a request: neither token nor body reaches where it points.

use mighty_runtime::{Api, Client, HyperTransport, Problem, ReqwestTransport, Transport, UnexpectedKind, endpoints};
use mighty_tests::{Act, RawServer};

enum Bank {}

impl Api for Bank {
    const BASE_URL: &'static str = "https://bank.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Bank, errors(5xx))]
trait Accounts {
    #[endpoint(method = GET, path = "/accounts")]
    async fn list(&self, #[query] pin: &str, #[header("X-Pin")] secret: &str) -> Result<(), ListError>;

    #[endpoint(method = POST, path = "/accounts")]
    async fn open(&self, #[body(json)] owner: &str) -> Result<(), OpenError>;
}

const STATUSES: [&str; 7] = [
    "300 Multiple Choices",
    "301 Moved Permanently",
    "302 Found",
    "303 See Other",
    "305 Use Proxy",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
];

/// What the caller gets from both endpoints, when they are redirected to `location` of either server.
async fn redirected(status: &str, location: &str, transport: impl Transport) {
    let other = RawServer::start(vec![Act::answer("204 No Content", "", b""); 4]).await;
    let location = location.replace("OTHER", &other.url());
    let headers = format!("Location: {location}\r\n");
    let server = RawServer::start(vec![Act::answer(status, &headers, b""); 4]).await;
    let client = Client::<Bank>::over(transport).base_url(server.url()).bearer("token").build().unwrap();

    let Err(ListError::Unexpected(listed)) = client.list("pin", "secret").await else { panic!("{status}") };
    let Err(OpenError::Unexpected(opened)) = client.open("owner").await else { panic!("{status}") };
    for error in [listed, opened] {
        assert_eq!(error.kind(), UnexpectedKind::UndeclaredStatus, "{status}");
        assert!(status.starts_with(error.status().unwrap().as_str()), "{error}");
        assert_eq!(error.headers().unwrap()["location"], location);
        assert_eq!(error.attempts(), 1);
    }
    assert_eq!(server.seen().len(), 2, "{status} to {location}: each request once");
    assert_eq!(other.seen().len(), 0, "{status} to {location}: the other server was asked");
}

#[tokio::test]
async fn redirects_to_another_origin_are_not_followed() {
    for status in STATUSES {
        redirected(status, "OTHER/steal", HyperTransport::new().unwrap()).await;
        redirected(status, "OTHER/steal", ReqwestTransport::new().unwrap()).await;
    }
}

#[tokio::test]
async fn redirects_to_the_same_origin_are_not_followed() {
    for status in STATUSES {
        redirected(status, "/elsewhere", HyperTransport::new().unwrap()).await;
        redirected(status, "/elsewhere", ReqwestTransport::new().unwrap()).await;
    }
}

/// Whatever the client that is handed in was built for.
#[tokio::test]
async fn a_reqwest_client_of_ones_own_follows_none_either() {
    for status in STATUSES {
        let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::limited(10)).referer(true);
        redirected(status, "OTHER/steal", ReqwestTransport::from_builder(builder).unwrap()).await;
    }
}
