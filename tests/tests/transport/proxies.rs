//! Proxies: what never goes through one, and what one refuses. The environment is given to a process of its own, since
//! tests that run beside each other share theirs.

use std::process::Command;

use mighty_runtime::{Api, Client, Problem, ReqwestTransport, StopReason, TransportErrorKind, endpoints};
use mighty_tests::{Act, RawServer};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders/count")]
    async fn count(&self) -> Result<u64, CountError>;
}

/// Set where this test runs as the process with a proxy.
const PROXY: &str = "MIGHTY_TEST_PROXY";

#[tokio::test]
async fn loopback_is_never_asked_through_the_proxy_of_the_environment() {
    if std::env::var_os(PROXY).is_some() {
        return ask_loopback().await;
    }
    let proxy = RawServer::start(vec![Act::answer("200 OK", "", b"666")]).await;
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "proxies::loopback_is_never_asked_through_the_proxy_of_the_environment"]);
    child.env_remove("NO_PROXY").env_remove("no_proxy").env(PROXY, "yes");
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, proxy.url());
    }
    let output = tokio::task::spawn_blocking(move || child.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(proxy.seen().is_empty(), "{:?}", proxy.seen());
}

async fn ask_loopback() {
    let server = RawServer::start(vec![Act::answer("200 OK", "", b"1"); 2]).await;
    let localhost = server.url().replace("127.0.0.1", "LocalHost");
    for url in [server.url(), localhost] {
        let shop = Client::<Shop>::builder().base_url(url).bearer("s3cret").build().unwrap();
        assert_eq!(shop.count().await.unwrap(), 1);
    }
}

/// It does so each time, and asking again can lock the account.
#[tokio::test]
async fn a_proxy_that_refuses_is_asked_once() {
    for status in ["407 Proxy Authentication Required", "403 Forbidden"] {
        let proxy = RawServer::start(vec![Act::answer(status, "", b""); 4]).await;
        let builder = reqwest::Client::builder().proxy(reqwest::Proxy::all(proxy.url()).unwrap());
        let shop = Client::<Shop>::over(ReqwestTransport::from_builder(builder).unwrap()).build().unwrap();
        let CountError::Unexpected(error) = shop.count().await.unwrap_err();
        assert_eq!(error.kind(), mighty_runtime::UnexpectedKind::Transport(TransportErrorKind::Proxy), "{status}");
        assert_eq!((error.attempts(), error.outcome().stop_reason()), (1, Some(StopReason::NotRetryable)), "{status}");
        assert_eq!(proxy.seen().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn an_answer_may_have_more_than_a_hundred_header_lines() {
    let headers = "Set-Cookie: c=1\r\n".repeat(300);
    let server = RawServer::start(vec![Act::answer("200 OK", &headers, b"1")]).await;
    let shop = Client::<Shop>::builder().base_url(server.url()).build().unwrap();
    assert_eq!(shop.count().await.unwrap(), 1);
}
