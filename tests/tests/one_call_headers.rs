//! The headers of one call, and those by which a trace goes on.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use mighty_runtime::http::{HeaderName, HeaderValue};
use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{
    Api, CallOptions, Client, Credentials, Problem, TokenPlacement, TransportErrorKind, UnexpectedKind, endpoints,
};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example/v1";
    const HEADERS: &'static [(&'static str, &'static str)] = &[("X-Edition", "2026")];
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(503))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self, #[header("X-Argument")] argument: Option<&str>) -> Result<(), ListError>;

    #[endpoint(method = POST, path = "/orders", idempotency_key = "Idempotency-Key")]
    async fn create(&self, #[body] order: u32) -> Result<(), CreateError>;

    #[endpoint(method = GET, path = "/open", auth = none)]
    async fn open(&self) -> Result<(), OpenError>;
}

fn yes() -> InProcess {
    InProcess::from_fn(|_| Reply::status(204))
}

fn shop(server: &InProcess) -> Client<Shop, InProcess> {
    Client::over(server.clone()).token("s3cret").header("X-Client", "client").build().unwrap()
}

fn with(header: &str, value: &str) -> CallOptions {
    CallOptions::new().header(header, value)
}

fn values<'a>(request: &'a Recorded, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

#[tokio::test]
async fn a_header_of_one_call_is_sent_with_that_call() {
    let server = yes();
    let client = shop(&server);
    client.with(with("x-tenant", "7")).list(None).await.unwrap();
    client.list(None).await.unwrap();
    let requests = server.requests();
    assert_eq!(values(&requests[0], "x-tenant"), ["7"]);
    assert!(requests[0].headers["x-tenant"].is_sensitive());
    assert!(!requests[1].headers.contains_key("x-tenant"));
}

#[tokio::test]
async fn it_goes_before_what_api_client_and_endpoint_say() {
    let server = yes();
    let options =
        with("x-edition", "2027").header("X-Client", "call").header("X-Argument", "said").header("Accept", "a/b");
    shop(&server).with(options.header("user-agent", "me")).list(Some("argument")).await.unwrap();
    let request = &server.requests()[0];
    for (name, value) in
        [("x-edition", "2027"), ("x-client", "call"), ("x-argument", "said"), ("accept", "a/b"), ("user-agent", "me")]
    {
        assert_eq!(values(request, name), [value]);
    }
}

#[tokio::test]
async fn the_nearer_option_counts_and_the_later_one() {
    let server = yes();
    let client = shop(&server).with(with("x-a", "1").header("x-b", "1"));
    client.with(with("X-A", "2").header("x-a", "3")).list(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!((values(request, "x-a"), values(request, "x-b")), (vec!["3"], vec!["1"]));
}

#[tokio::test]
async fn every_attempt_has_it() {
    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    shop(&server).with(with("x-tenant", "7")).list(None).await.unwrap();
    assert!(server.requests().iter().all(|request| values(request, "x-tenant") == ["7"]));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn what_cannot_be_sent_is_an_error_and_nothing_is_sent() {
    let server = yes();
    let refused = [
        ("Host", "x"),
        ("content-length", "5"),
        ("Transfer-Encoding", "chunked"),
        ("Connection", "close"),
        ("Content-Type", "a/b"),
        ("", "x"),
        ("no name", "x"),
        ("x\r\nx-injected", "x"),
        ("x-a", "s3cret\r\nx-injected: y"),
        ("x-a", "s3cret\0"),
        ("x-a", "s3cret\n"),
        ("Authorization", "Bearer s3cret"),
    ];
    for (name, value) in refused {
        let Err(ListError::Unexpected(error)) = shop(&server).with(with(name, value)).list(None).await else {
            panic!("{name:?}: {value:?} was sent")
        };
        assert_eq!(error.kind(), UnexpectedKind::Argument, "{name:?}");
        assert_eq!(error.argument().unwrap().name(), name);
        let said = format!("{error} {error:?}");
        assert!(!said.contains("s3cret"), "{said}");
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn an_empty_value_and_one_beyond_ascii_are_sent() {
    let server = yes();
    shop(&server).with(with("x-a", "").header("x-b", "é")).list(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!((request.headers["x-a"].as_bytes(), request.headers["x-b"].as_bytes()), (&b""[..], "é".as_bytes()));
}

#[tokio::test]
async fn an_idempotency_key_is_an_option_of_its_own() {
    let server = yes();
    let Err(CreateError::Unexpected(error)) = shop(&server).with(with("idempotency-key", "k")).create(1).await else {
        panic!("it was sent")
    };
    assert!(error.message().contains("CallOptions::idempotency_key"), "{error}");
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn where_no_token_is_sent_its_header_is_like_others() {
    let server = yes();
    shop(&server).with(with("authorization", "Basic eA==")).open().await.unwrap();
    Client::<Shop, _>::over(server.clone())
        .build()
        .unwrap()
        .with(with("authorization", "Bearer other"))
        .list(None)
        .await
        .unwrap();
    let sent: Vec<String> =
        server.requests().iter().map(|request| values(request, "authorization").join("|")).collect();
    assert_eq!(sent, ["Basic eA==", "Bearer other"]);
}

#[tokio::test]
async fn a_cookie_of_the_call_goes_beside_that_of_the_token() {
    let server = yes();
    let credentials = Credentials::header("Cookie", "session=1").and(Credentials::bearer("s3cret"));
    let client = Client::<Shop, _>::over(server.clone()).credentials(credentials).build().unwrap();
    client.with(with("cookie", "theme=dark")).list(None).await.unwrap();
    assert_eq!(values(&server.requests()[0], "cookie"), ["theme=dark; session=1"]);
    assert!(client.with(with("authorization", "x")).list(None).await.is_err());
}

#[test]
fn no_value_is_shown() {
    let shown = format!("{:?}", with("x-tenant", "s3cret"));
    assert!(shown.contains("x-tenant") && !shown.contains("s3cret"), "{shown}");
}

const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

#[tokio::test]
async fn the_trace_goes_on_with_each_attempt() {
    let server = InProcess::script([Reply::status(503), Reply::status(204)]);
    let asked = Arc::new(AtomicU32::new(0));
    let count = asked.clone();
    let client =
        Client::<Shop, _>::over(server.clone()).header("tracestate", "old").propagate(move |endpoint, headers| {
            assert_eq!(endpoint.name(), "list");
            let number = count.fetch_add(1, Ordering::Relaxed);
            headers.insert("traceparent", HeaderValue::from_static(PARENT));
            headers.insert("tracestate", HeaderValue::from(number));
        });
    client.build().unwrap().list(None).await.unwrap();
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|request| [values(request, "traceparent"), values(request, "tracestate")].concat().join(" "))
        .collect();
    assert_eq!(sent, [format!("{PARENT} 0"), format!("{PARENT} 1")]);
}

#[tokio::test]
async fn what_the_call_says_goes_before_the_trace_and_the_token_behind_nothing() {
    let server = yes();
    let client = Client::<Shop, _>::over(server.clone()).token("s3cret").propagate(|_, headers| {
        for name in ["x-argument", "x-call", "authorization", "x-edition"] {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static("trace"));
        }
    });
    client.build().unwrap().with(with("x-call", "call")).list(Some("argument")).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "x-argument"), ["argument"]);
    assert_eq!(values(request, "x-call"), ["call"]);
    assert_eq!(values(request, "authorization"), ["Bearer s3cret"]);
    assert_eq!(values(request, "x-edition"), ["trace"]);
}

#[tokio::test]
async fn a_trace_does_not_set_the_framing() {
    let server = yes();
    let client = Client::<Shop, _>::over(server.clone()).propagate(|_, headers| {
        headers.insert("content-length", HeaderValue::from_static("5"));
    });
    let Err(ListError::Unexpected(error)) = client.build().unwrap().list(None).await else { panic!("it was sent") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::InvalidRequest));
    assert_eq!(server.requests().len(), 0);
}

/// What a tracing layer sees: the hook is asked within the span of the call.
#[test]
fn the_hook_is_asked_within_the_span_of_the_call() {
    use tracing::span;

    struct Spans(std::sync::Mutex<Vec<span::Id>>, Arc<AtomicU32>);
    impl tracing::Subscriber for Spans {
        fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
            true
        }
        fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
            span::Id::from_u64(1)
        }
        fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
        fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
        fn event(&self, _: &tracing::Event<'_>) {}
        fn enter(&self, id: &span::Id) {
            self.0.lock().unwrap().push(id.clone());
            self.1.fetch_add(1, Ordering::Relaxed);
        }
        fn exit(&self, _: &span::Id) {
            self.0.lock().unwrap().pop();
            self.1.fetch_sub(1, Ordering::Relaxed);
        }
    }

    let depth = Arc::new(AtomicU32::new(0));
    let (seen, within) = (Arc::new(AtomicU32::new(0)), depth.clone());
    let note = seen.clone();
    let client = Client::<Shop, _>::over(yes())
        .propagate(move |_, _| note.store(within.load(Ordering::Relaxed), Ordering::Relaxed));
    let client = client.build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    tracing::subscriber::with_default(Spans(std::sync::Mutex::default(), depth), || {
        runtime.block_on(client.list(None)).unwrap();
    });
    assert_eq!(seen.load(Ordering::Relaxed), 1);
}

/// The placement of a token that is not in a header does not keep one from being said.
#[tokio::test]
async fn a_token_in_the_query_leaves_all_headers_free() {
    enum Keyed {}
    impl Api for Keyed {
        const BASE_URL: &'static str = "https://keyed.example";
        const TOKEN: TokenPlacement = TokenPlacement::Query("key");
        type ErrorBody = Problem;
    }
    #[endpoints(api = Keyed)]
    trait Keys {
        #[endpoint(method = GET, path = "/k")]
        async fn look(&self) -> Result<(), LookError>;
    }
    let server = yes();
    let client = Client::<Keyed, _>::over(server.clone()).token("s3cret").build().unwrap();
    client.with(with("authorization", "x")).look().await.unwrap();
    assert_eq!(server.requests()[0].target(), "/k?key=s3cret");
}
