//! The last look before a request goes out: what a URL parser would change is not sent.

use mighty_runtime::http::Request;
use mighty_runtime::{Body, Delivery, ReqwestTransport, Transport, TransportErrorKind};
use mighty_tests::{Act, RawServer};

#[tokio::test]
async fn a_path_that_the_url_parser_changes_is_not_sent() {
    let server = RawServer::start(vec![Act::answer("200 OK", "", b""); 8]).await;
    let transport = ReqwestTransport::new().unwrap();
    for path in ["/v1/../admin", "/v1/./x", "/v1/%2e%2e/admin", "/v1/.%2E/admin", "/v1/x/..", "/v1/%2e"] {
        let request = Request::get(format!("{}{path}", server.url())).body(Body::empty()).unwrap();
        let error = transport.send(request).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (TransportErrorKind::InvalidRequest, Delivery::NotSent), "{path}");
    }
    assert_eq!(server.seen().len(), 0);
    let request = Request::get(format!("{}/v1/%2E%2E%2F/...", server.url())).body(Body::empty()).unwrap();
    assert!(transport.send(request).await.unwrap().status().is_success(), "it looks at whole segments");
}
