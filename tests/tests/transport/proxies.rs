//! Proxies: what never goes through one, and what one refuses. The environment is given to a process of its own, since
//! tests that run beside each other share theirs.

use std::process::Command;

use mighty_runtime::http::{self, StatusCode};
use mighty_runtime::testing::World;
use mighty_runtime::{
    Api, Body, Client, Delivery, HyperTransport, Problem, ReqwestTransport, Transport, TransportErrorKind,
    UnexpectedKind, endpoints,
};
use mighty_tests::{Act, RawServer, everything};

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
    let test = "loopback_is_never_asked_through_the_proxy_of_the_environment";
    let output = with_proxy(test, &proxy, "yes").await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(proxy.seen().is_empty(), "{:?}", proxy.seen());
}

async fn ask_loopback() {
    let server = RawServer::start(vec![Act::answer("200 OK", "", b"1"); 4]).await;
    let localhost = server.url().replace("127.0.0.1", "LocalHost");
    for url in [server.url(), localhost] {
        let shop = Client::<Shop>::builder().base_url(url.as_str()).bearer("s3cret").build().unwrap();
        assert_eq!(shop.count().await.unwrap(), 1);
        let shop = Client::<Shop, _>::over(HyperTransport::new().unwrap()).base_url(url).build().unwrap();
        assert_eq!(shop.count().await.unwrap(), 1);
    }
}

/// The default transport, with a proxy that the environment names.
#[tokio::test]
async fn what_the_proxy_of_the_environment_answers_is_known() {
    if let Ok(expected) = std::env::var(PROXY) {
        let shop = Client::<Shop>::builder().environment(World::new(0.0)).bearer("s3cret").build().unwrap();
        let CountError::Unexpected(error) = shop.count().await.unwrap_err();
        assert_eq!(format!("{:?} {}", error.kind(), error.attempts()), expected);
        return;
    }
    let rows = [
        ("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authen", "Transport(Proxy(Some(407))) 1"),
        ("HTTP/1.1 403 Forbidden\r\n\r\n", "Transport(Proxy(Some(403))) 1"),
        ("HTTP/1.1 502 Bad Gateway\r\n\r\n", "Transport(Proxy(Some(502))) 4"),
        ("", "Transport(Connect) 4"),
    ];
    for (answer, expected) in rows {
        let proxy = RawServer::start(vec![Act::SendAndClose(answer.into()); 4]).await;
        let output = with_proxy("what_the_proxy_of_the_environment_answers_is_known", &proxy, expected).await;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        let attempts = expected.rsplit(' ').next().and_then(|count| count.parse().ok());
        assert_eq!(Some(proxy.seen().len()), attempts, "{expected}");
    }
}

/// Runs a test of this file in a process whose environment names the proxy.
async fn with_proxy(test: &str, proxy: &RawServer, said: &str) -> std::process::Output {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", &format!("proxies::{test}")]);
    child.env_remove("NO_PROXY").env_remove("no_proxy").env(PROXY, said);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, proxy.url());
    }
    tokio::task::spawn_blocking(move || child.output()).await.unwrap().unwrap()
}

/// How often the proxy was asked to connect, and what is said of it.
async fn refused(transport: impl Transport, proxy: &RawServer) -> (u32, TransportErrorKind) {
    let world = World::new(0.0);
    let shop = Client::<Shop, _>::over(transport).environment(world).bearer("s3cret").build().unwrap();
    let CountError::Unexpected(error) = shop.count().await.unwrap_err();
    let UnexpectedKind::Transport(kind) = error.kind() else { panic!("{error:#?}") };
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(proxy.seen().len(), error.attempts() as usize);
    assert!(proxy.seen().iter().all(|seen| seen.line() == "CONNECT shop.example:443 HTTP/1.1"), "{:?}", proxy.seen());
    assert!(!everything(&error).contains("127.0.0.1"), "{error:#?}");
    (error.attempts(), kind)
}

fn status(code: u16) -> Option<StatusCode> {
    StatusCode::from_u16(code).ok()
}

/// It does so each time, and asking again can lock the account.
#[tokio::test]
async fn a_proxy_that_refuses_is_asked_once_and_one_that_is_broken_again() {
    let rows = [
        ("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", 1, status(407)),
        ("HTTP/1.0 403 Forbidden\r\nContent-Length: 2\r\n\r\nno", 1, status(403)),
        ("HTTP/1.1 404 Not Found\r\n\r\n", 1, status(404)),
        ("HTTP/1.1 302 Found\r\nLocation: http://login.example\r\n\r\n", 1, status(302)),
        ("HTTP/1.1 502 Bad Gateway\r\n\r\n", 4, status(502)),
        ("HTTP/1.1 503 Busy\r\nRetry-After: 9\r\n\r\n", 4, status(503)),
        ("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authen", 1, status(407)),
        (
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 403 No\r\n\r\n",
            1,
            status(403),
        ),
        ("HTTP/1.1 200 OK\r\n\r\nnot TLS", 1, None),
        ("SSH-2.0-OpenSSH_9.6\r\n\r\n", 1, None),
    ];
    for (answer, attempts, status) in rows {
        let proxy = RawServer::start(vec![Act::SendAndClose(answer.into()); 4]).await;
        let transport = HyperTransport::builder().proxy(proxy.url()).build().unwrap();
        assert_eq!(refused(transport, &proxy).await, (attempts, TransportErrorKind::Proxy(status)), "{answer}");
    }
}

/// What reqwest tells of a proxy: that it wants a password, and that it refuses, which is not tried again.
#[tokio::test]
async fn reqwest_knows_of_a_password_only() {
    for (answer, known) in [("407 Proxy Authentication Required", status(407)), ("403 Forbidden", None)] {
        let proxy = RawServer::start(vec![Act::answer(answer, "", b""); 4]).await;
        let builder = reqwest::Client::builder().proxy(reqwest::Proxy::all(proxy.url()).unwrap());
        let transport = ReqwestTransport::from_builder(builder).unwrap();
        assert_eq!(refused(transport, &proxy).await, (1, TransportErrorKind::Proxy(known)), "{answer}");
    }
}

#[tokio::test]
async fn a_proxy_that_breaks_off_is_no_connection() {
    let proxy = RawServer::start(vec![Act::SendAndClose(vec![]); 4]).await;
    let transport = HyperTransport::builder().proxy(proxy.url()).build().unwrap();
    assert_eq!(refused(transport, &proxy).await, (4, TransportErrorKind::Connect));
}

#[test]
fn a_proxy_that_is_none_is_refused_when_the_transport_is_built() {
    for url in ["", "ftp://proxy.example", "http://", "::"] {
        let error = HyperTransport::builder().proxy(url).build().unwrap_err();
        assert_eq!(error.setting(), "proxy", "{url}");
    }
}

/// The password goes to the proxy, the token does not.
#[tokio::test]
async fn a_proxy_gets_its_password() {
    let proxy = RawServer::start(vec![Act::answer("407 No", "", b"")]).await;
    let url = proxy.url().replace("http://", "http://Aladdin:open%20sesame@");
    refused(HyperTransport::builder().proxy(url).build().unwrap(), &proxy).await;
    let seen = &proxy.seen()[0];
    assert_eq!(seen.header("proxy-authorization"), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    assert!(!seen.head.contains("s3cret"), "{}", seen.head);
}

#[tokio::test]
async fn loopback_is_never_asked_through_a_proxy_that_was_named() {
    let proxy = RawServer::start(vec![]).await;
    let server = RawServer::start(vec![Act::answer("200 OK", "", b"1"); 2]).await;
    for url in [server.url(), server.url().replace("127.0.0.1", "LocalHost")] {
        let transport = HyperTransport::builder().proxy(proxy.url()).build().unwrap();
        let shop = Client::<Shop, _>::over(transport).base_url(url).build().unwrap();
        assert_eq!(shop.count().await.unwrap(), 1);
    }
    assert!(proxy.seen().is_empty());
}

/// The builder of a client refuses such a base already; here is what a request of someone else's gets.
#[tokio::test]
async fn plain_http_does_not_leave_the_machine() {
    for uri in ["http://shop.example/", "http://10.0.0.1/", "http://localhost.shop.example/", "http://0.0.0.0:1/"] {
        let asked = || http::Request::get(uri).body(Body::empty()).unwrap();
        let hyper = HyperTransport::new().unwrap().send(asked()).await.unwrap_err();
        let reqwest = ReqwestTransport::new().unwrap().send(asked()).await.unwrap_err();
        for error in [hyper, reqwest] {
            let found = (error.kind(), error.delivery());
            assert_eq!(found, (TransportErrorKind::InvalidRequest, Delivery::NotSent), "{uri}");
        }
    }
}

#[tokio::test]
async fn an_answer_may_have_more_than_a_hundred_header_lines() {
    let headers = "Set-Cookie: c=1\r\n".repeat(300);
    let server = RawServer::start(vec![Act::answer("200 OK", &headers, b"1")]).await;
    let shop = Client::<Shop>::builder().base_url(server.url()).build().unwrap();
    assert_eq!(shop.count().await.unwrap(), 1);
    let server = RawServer::start(vec![Act::answer("200 OK", &headers, b"1")]).await;
    let shop = Client::<Shop, _>::over(HyperTransport::new().unwrap()).base_url(server.url()).build().unwrap();
    assert_eq!(shop.count().await.unwrap(), 1);
}
