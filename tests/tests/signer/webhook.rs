//! An API that wants an HMAC of time, method, path and body, as webhooks have it.

use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{
    Api, Body, Bytes, Client, HyperTransport, Problem, ReqwestTransport, Signer, SigningRequest, Transport, endpoints,
};
use mighty_tests::{Act, RawServer};

use super::digest::{hex, hmac_sha256};

enum Hooks {}

impl Api for Hooks {
    const BASE_URL: &'static str = "https://hooks.example/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Hooks, errors(503))]
trait Events {
    #[endpoint(method = POST, path = "/events", idempotent)]
    async fn send(&self, #[query] kind: &str, #[body] event: &[u32]) -> Result<(), SendError>;

    #[endpoint(method = PUT, path = "/events")]
    async fn stream(&self, #[body(raw)] events: Body) -> Result<(), StreamError>;
}

struct Hmac(&'static [u8]);

fn signed(key: &[u8], time: &str, method: &str, target: &str, body: &[u8]) -> String {
    hex(&hmac_sha256(key, &[format!("{time}.{method}.{target}.").as_bytes(), body].concat()))
}

impl Signer for Hmac {
    async fn sign(&self, request: &mut SigningRequest<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
        let time = request.time().duration_since(UNIX_EPOCH)?.as_secs().to_string();
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        let body = request.body().unwrap_or(b"UNSIGNED-PAYLOAD");
        let signature = signed(self.0, &time, request.method().as_str(), target, body);
        request.header("x-timestamp", &time)?;
        request.header("x-signature", &format!("sha256={signature}"))?;
        Ok(())
    }
}

fn world(seconds: u64) -> World {
    World::new(0.0).on(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_signed_anew_with_its_own_time() {
    let server = InProcess::from_fn(|_| Reply::status(503).header("retry-after", "2"));
    let client = Client::<Hooks, _>::over(server.clone()).signer(Hmac(b"key")).environment(world(1_000));
    assert!(client.build().unwrap().send("a b", &[1, 2]).await.is_err());
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|request| {
            (request.header("x-timestamp").unwrap().to_owned(), request.header("x-signature").unwrap().to_owned())
        })
        .collect();
    assert_eq!(sent.len(), 4);
    for (index, (time, signature)) in sent.iter().enumerate() {
        assert_eq!(*time, (1_000 + 2 * index).to_string());
        assert_eq!(*signature, format!("sha256={}", signed(b"key", time, "POST", "/v1/events?kind=a+b", b"[1,2]")));
    }
    assert!(server.requests()[0].headers["x-signature"].is_sensitive());
}

#[tokio::test(start_paused = true)]
async fn a_stream_has_no_bytes_to_sign() {
    let server = InProcess::script([Reply::status(204)]);
    let client = Client::<Hooks, _>::over(server.clone()).signer(Hmac(b"key")).environment(world(7)).build().unwrap();
    let chunks = futures_util::stream::iter([Ok(Bytes::from_static(b"a"))]);
    client.stream(Body::stream(chunks)).await.unwrap();
    let expected = signed(b"key", "7", "PUT", "/v1/events", b"UNSIGNED-PAYLOAD");
    assert_eq!(server.requests()[0].header("x-signature"), Some(format!("sha256={expected}").as_str()));
    assert_eq!(server.requests()[0].text(), "a");
}

/// What arrives on the wire is what was signed.
#[tokio::test]
async fn the_server_comes_to_the_same_signature() {
    async fn agree(transport: impl Transport) {
        let server = RawServer::start(vec![Act::answer("204 No Content", "", b"")]).await;
        let client = Client::<Hooks>::over(transport).base_url(server.url()).signer(Hmac(b"key")).build().unwrap();
        client.send("ü&=", &[7]).await.unwrap();
        let seen = &server.seen()[0];
        let target = seen.line().split(' ').nth(1).unwrap();
        let expected = signed(b"key", seen.header("x-timestamp").unwrap(), "POST", target, &seen.body);
        assert_eq!(seen.header("x-signature"), Some(format!("sha256={expected}").as_str()));
        assert_eq!(seen.head.to_ascii_lowercase().matches("\nhost:").count(), 1, "{}", seen.head);
    }
    agree(HyperTransport::new().unwrap()).await;
    agree(ReqwestTransport::new().unwrap()).await;
}
