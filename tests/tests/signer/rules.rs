//! When a signer is asked, what it may add, and what comes of its errors.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, CallOptions, Client, ClientBuilder, Credentials, Delivery, Problem, RetryPolicy, Signer, SigningRequest,
    Token, TokenPlacement, TokenRequest, TokenSource, TransportErrorKind, Unexpected, UnexpectedKind, endpoints,
};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example/v1";
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("admin", TokenPlacement::Bearer)];
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(401))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self, #[query] page: Option<u32>) -> Result<(), ListError>;

    #[endpoint(method = GET, path = "/admin", auth = "admin")]
    async fn admin(&self) -> Result<(), AdminError>;
}

type Signed = Result<(), Box<dyn Error + Send + Sync>>;

/// A signer that is a function.
struct By<F>(F);

impl<F: Fn(&mut SigningRequest<'_>) -> Signed + Send + Sync + 'static> Signer for By<F> {
    async fn sign(&self, request: &mut SigningRequest<'_>) -> Signed {
        self.0(request)
    }
}

fn yes() -> InProcess {
    InProcess::from_fn(|_| Reply::status(204))
}

fn over(server: &InProcess) -> ClientBuilder<Shop, InProcess> {
    Client::over(server.clone())
}

async fn refused(builder: ClientBuilder<Shop, InProcess>) -> Unexpected {
    match builder.build().unwrap().list(Some(1)).await {
        Err(ListError::Unexpected(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_signer_sees_the_request_as_it_is_sent() {
    let server = yes();
    let signer = By(|request: &mut SigningRequest<'_>| {
        assert_eq!(request.endpoint().name(), "list");
        assert_eq!((request.method().as_str(), request.body()), ("GET", Some(&b""[..])));
        assert_eq!(request.uri().to_string(), "https://shop.example/v1/orders?page=2&key=k");
        let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
        assert_eq!([header("host"), header("x-client"), header("x-call")], ["shop.example", "c", "1"]);
        assert!(!format!("{request:?}").contains("key"));
        request.query("sig n", "a b/&+ü~")?;
        Ok(())
    });
    let client = over(&server).credentials(Credentials::query("key", "k")).signer(signer).header("x-client", "c");
    client.build().unwrap().with(CallOptions::new().header("x-call", "1")).list(Some(2)).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(request.target(), "/v1/orders?page=2&key=k&sig%20n=a%20b%2F%26%2B%C3%BC~");
    assert!(!request.headers.contains_key("host"), "that is the transport's");
}

#[tokio::test]
async fn what_it_may_not_add_is_an_error_and_nothing_is_sent() {
    let server = yes();
    for (name, value) in [
        ("host", "evil.example"),
        ("Content-Length", "3"),
        ("transfer-encoding", "chunked"),
        ("content-type", "a/b"),
        ("", "x"),
        ("a b", "x"),
        ("x-a", "s3cret\r\nx-b: y"),
        ("x-a", "s3cret\0"),
    ] {
        let error =
            refused(over(&server).signer(By(move |request: &mut SigningRequest<'_>| Ok(request.header(name, value)?))))
                .await;
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Signature), "{name:?}");
        let cause = error.source().unwrap().to_string();
        assert!(!format!("{error} {error:?} {cause}").contains("s3cret"));
    }
    let long = By(|request: &mut SigningRequest<'_>| Ok(request.query("x", &"y".repeat(70_000))?));
    assert_eq!(refused(over(&server).signer(long)).await.delivery(), Delivery::NotSent);
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn its_error_is_the_calls_and_not_tried_again() {
    let (server, asked) = (yes(), Arc::new(AtomicU32::new(0)));
    let count = asked.clone();
    let error = refused(over(&server).signer(By(move |_: &mut SigningRequest<'_>| {
        count.fetch_add(1, Ordering::Relaxed);
        Err("the key store is locked".into())
    })))
    .await;
    assert_eq!(error.to_string(), "list: the request could not be signed (not sent)");
    assert_eq!(error.source().unwrap().to_string(), "the key store is locked");
    assert_eq!((error.delivery(), asked.load(Ordering::Relaxed)), (Delivery::NotSent, 1));
    assert_eq!(server.requests().len(), 0);
}

struct Slow;

impl Signer for Slow {
    async fn sign(&self, _: &mut SigningRequest<'_>) -> Signed {
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn it_has_no_more_time_than_the_attempt() {
    let server = yes();
    let client =
        over(&server).signer(Slow).attempt_timeout(Duration::from_secs(3)).retry(RetryPolicy::new().attempts(1));
    let error = refused(client).await;
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Timeout));
    assert_eq!((error.delivery(), error.outcome().elapsed()), (Delivery::NotSent, Duration::from_secs(3)));
    assert_eq!(server.requests().len(), 0);
}

struct Tokens;

impl TokenSource for Tokens {
    async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn Error + Send + Sync>> {
        Ok(if request.refused().is_some() { "new" } else { "old" }.into())
    }
}

fn counts() -> impl Signer {
    let count = AtomicU32::new(0);
    By(move |request: &mut SigningRequest<'_>| {
        let token = request.headers().get("authorization").map_or("none", |token| token.to_str().unwrap()).to_owned();
        Ok(request.header("x-signature", &format!("{} {token}", count.fetch_add(1, Ordering::Relaxed)))?)
    })
}

fn signatures(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| request.header("x-signature").unwrap_or("none").to_owned()).collect()
}

#[tokio::test]
async fn a_repetition_is_signed_anew_whatever_it_is_for() {
    let unwritten = Reply::error(TransportErrorKind::Unwritten, Delivery::NotSent);
    let server = InProcess::script([unwritten, Reply::status(401), Reply::reset(), Reply::status(204)]);
    over(&server).token_source(Tokens).signer(counts()).build().unwrap().list(None).await.unwrap();
    assert_eq!(signatures(&server), ["0 Bearer old", "1 Bearer old", "2 Bearer new", "3 Bearer new"]);
}

#[tokio::test]
async fn credentials_by_name_have_a_signer_of_their_own_or_none() {
    let server = yes();
    let client = over(&server).signer(counts()).credentials_for("admin", Credentials::bearer("root")).build().unwrap();
    client.list(None).await.unwrap();
    client.admin().await.unwrap();
    let client = over(&server).credentials_for("admin", Credentials::bearer("root").and(Credentials::signer(counts())));
    let client = client.build().unwrap();
    client.list(None).await.unwrap();
    client.admin().await.unwrap();
    assert_eq!(signatures(&server), ["0 none", "none", "none", "0 Bearer root"]);
}
