//! Who is asking: by client, by endpoint, in several places, or nobody at all.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{
    Api, Auth, Client, ClientBuilder, Credentials, Link, Problem, Signer, SigningRequest, Token, TokenPlacement,
    TokenRequest, TokenSource, TransportErrorKind, UnexpectedKind, endpoints,
};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example/v1";
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[
        ("admin", TokenPlacement::Bearer),
        ("app", TokenPlacement::Header("X-App")),
        ("key", TokenPlacement::Query("admin key")),
        ("both", TokenPlacement::Each(&[TokenPlacement::Header("X-Key"), TokenPlacement::Query("key")])),
        ("user", TokenPlacement::Basic),
    ];
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(401))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), ListError>;

    #[endpoint(method = POST, path = "/login", auth = none)]
    async fn login(&self, #[form] user: &[(&str, &str)]) -> Result<(), LoginError>;

    #[endpoint(method = DELETE, path = "/orders", auth = "admin")]
    async fn clear(&self) -> Result<(), ClearError>;

    #[endpoint(method = GET, path = "/next", auth = "key")]
    async fn next(&self, #[url] link: &Link) -> Result<(), NextError>;
}

#[endpoints(api = Shop, auth = "app")]
trait Apps {
    #[endpoint(method = GET, path = "/apps")]
    async fn apps(&self) -> Result<(), AppsError>;

    #[endpoint(method = GET, path = "/health", auth = none)]
    async fn health(&self) -> Result<(), HealthError>;

    #[endpoint(method = GET, path = "/me", auth = default)]
    async fn me(&self) -> Result<(), MeError>;

    #[endpoint(method = GET, path = "/both", auth = "both")]
    async fn both(&self) -> Result<(), BothError>;

    #[endpoint(method = GET, path = "/user", auth = "user")]
    async fn user(&self) -> Result<(), UserError>;
}

type Builder = ClientBuilder<Shop, InProcess>;

fn yes() -> InProcess {
    InProcess::from_fn(|_| Reply::status(204))
}

fn over(server: &InProcess) -> Builder {
    Client::over(server.clone())
}

/// What says who asks, of each request: `authorization`, other keys, and the query.
fn who(server: &InProcess) -> Vec<String> {
    let who = |request: &Recorded| {
        let headers = ["authorization", "x-app", "x-key", "x-api-key", "x-signature"];
        let said = headers.iter().filter_map(|name| {
            let value = request.headers.get(*name)?;
            assert!(value.is_sensitive(), "{name}");
            Some(format!("{name}: {}", value.to_str().unwrap()))
        });
        said.chain(request.uri.query().map(str::to_owned)).collect::<Vec<_>>().join(", ")
    };
    server.requests().iter().map(who).collect()
}

/// A source that counts how often it is asked.
struct Counting(Arc<AtomicU32>);

impl TokenSource for Counting {
    fn scope(&self, request: &TokenRequest<'_>) -> String {
        assert_ne!(request.endpoint().auth(), Auth::None, "asked for a scope");
        String::new()
    }

    async fn token(&self, _: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        Ok(format!("t{}", self.0.fetch_add(1, Ordering::Relaxed)).into())
    }
}

struct Signs(Arc<AtomicU32>);

impl Signer for Signs {
    async fn sign(&self, request: &mut SigningRequest<'_>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        request.header("x-signature", "s")?;
        Ok(())
    }
}

#[tokio::test]
async fn nobody_asks_where_the_endpoint_says_so() {
    let fills: [fn(Builder) -> Builder; 3] = [
        |builder| builder.token("s3cret"),
        |builder| builder.basic("user", "s3cret"),
        |builder| builder.credentials(Credentials::query("key", "s3cret").and(Credentials::header("X-Key", "s3cret"))),
    ];
    for fill in fills {
        let server = yes();
        fill(over(&server)).build().unwrap().login(&[("name", "a")]).await.unwrap();
        assert_eq!(who(&server), [""]);
        assert_eq!(server.requests()[0].text(), "name=a");
    }
}

#[tokio::test]
async fn no_source_is_asked_and_nothing_signed_where_nobody_asks() {
    let (server, asked, signed) = (InProcess::from_fn(|_| Reply::status(401)), Arc::default(), Arc::default());
    let client = over(&server).token_source(Counting(Arc::clone(&asked))).signer(Signs(Arc::clone(&signed)));
    let client = client.build().unwrap();
    assert!(matches!(client.login(&[]).await, Err(LoginError::Unauthorized(_))));
    assert_eq!(
        (who(&server), asked.load(Ordering::Relaxed), signed.load(Ordering::Relaxed)),
        (vec![String::new()], 0, 0)
    );
    assert!(client.list().await.is_err());
    assert_eq!(
        who(&server)[1..],
        ["authorization: Bearer t0, x-signature: s", "authorization: Bearer t1, x-signature: s"]
    );
    assert_eq!((asked.load(Ordering::Relaxed), signed.load(Ordering::Relaxed)), (2, 2));
}

#[tokio::test]
async fn an_endpoint_is_asked_by_whom_it_names_and_the_nearer_name_counts() {
    let server = yes();
    let client = over(&server)
        .token("client")
        .credentials_for("admin", Credentials::token("root"))
        .credentials_for("app", Credentials::token("a"))
        .credentials_for("both", Credentials::token("b&b"))
        .credentials_for("user", Credentials::token("me:pass"))
        .build()
        .unwrap();
    client.list().await.unwrap();
    client.clear().await.unwrap();
    client.apps().await.unwrap();
    client.health().await.unwrap();
    client.me().await.unwrap();
    client.both().await.unwrap();
    client.user().await.unwrap();
    assert_eq!(
        who(&server),
        [
            "authorization: Bearer client",
            "authorization: Bearer root",
            "x-app: a",
            "",
            "authorization: Bearer client",
            "x-key: b&b, key=b%26b",
            "authorization: Basic bWU6cGFzcw==",
        ]
    );
}

#[tokio::test]
async fn credentials_that_the_client_was_not_given_are_an_error_and_nothing_is_sent() {
    let server = yes();
    let client = over(&server).token("client").build().unwrap();
    let Err(ClearError::Unexpected(error)) = client.clear().await else { panic!("it was sent") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Token));
    assert_eq!((error.attempts(), server.requests().len()), (0, 0));
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert!(source.contains("credentials_for"), "{source}");
}

#[test]
fn a_name_that_the_api_does_not_declare_builds_no_client() {
    let error = over(&yes()).credentials_for("root", Credentials::token("t")).build().unwrap_err();
    assert_eq!(error.setting(), "credentials_for");
    assert!(error.to_string().contains("`root`"), "{error}");
}

/// RFC 7617, 2: the examples, and what is not allowed.
#[tokio::test]
async fn a_user_and_a_password_are_basic() {
    for (user, password, value) in [
        ("Aladdin", "open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ("test", "123\u{a3}", "dGVzdDoxMjPCow=="),
        ("", "a:b", "OmE6Yg=="),
        ("key", "", "a2V5Og=="),
    ] {
        let server = yes();
        over(&server).basic(user, password).build().unwrap().list().await.unwrap();
        assert_eq!(who(&server), [format!("authorization: Basic {value}")]);
    }
    for (user, password) in [("a:b", "c"), ("a\n", "c"), ("a", "c\0"), ("a\u{85}", "c")] {
        let error = over(&yes()).basic(user, password).build().unwrap_err();
        assert_eq!(error.setting(), "basic", "{user:?}");
    }
}

#[tokio::test]
async fn several_keys_go_into_one_request_and_the_later_setting_counts() {
    let server = yes();
    let keys = Credentials::bearer("t").and(Credentials::header("X-Api-Key", "k")).and(Credentials::query("q", "q"));
    over(&server).token("before").credentials(keys).build().unwrap().list().await.unwrap();
    over(&server).credentials(Credentials::header("X-Key", "k")).bearer("after").build().unwrap().list().await.unwrap();
    assert_eq!(who(&server), ["authorization: Bearer t, x-api-key: k, q=q", "authorization: Bearer after"]);
}

#[tokio::test]
async fn a_source_goes_beside_a_key_and_is_renewed() {
    let server = InProcess::script([Reply::status(401), Reply::status(204)]);
    let asked = Arc::default();
    let both = Credentials::header("X-Api-Key", "k").and(Credentials::source(Counting(asked)));
    over(&server).credentials(both).build().unwrap().list().await.unwrap();
    assert_eq!(who(&server), ["authorization: Bearer t0, x-api-key: k", "authorization: Bearer t1, x-api-key: k"]);
}

#[test]
fn what_cannot_go_together_builds_no_client() {
    let signs = || Credentials::signer(Signs(Arc::default()));
    let counting = || Credentials::source(Counting(Arc::default()));
    for (credentials, problem) in [
        (signs().and(signs()), "two signers"),
        (counting().and(counting()), "two sources"),
        (Credentials::bearer("a").and(Credentials::basic("a", "b")), "two of them go into `authorization`"),
        (Credentials::header("X-A", "a").and(Credentials::header("x-a", "b")), "two of them go into `x-a`"),
        (Credentials::header("Host", "a"), "sets itself"),
        (Credentials::bearer(" "), "it is empty"),
        (Credentials::header("x-a", "a\nb"), "cannot carry"),
    ] {
        let error = over(&yes()).credentials(credentials).build().unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
}

/// A link that repeats a key is none the better for it.
#[tokio::test]
async fn no_key_of_any_name_is_taken_from_a_link() {
    let server = yes();
    let client =
        over(&server).credentials_for("key", Credentials::token("k")).credentials(Credentials::query("q", "v"));
    let link = Link::new("/v1/next?page=2&admin+key=old&q=old&key=old");
    client.build().unwrap().next(&link).await.unwrap();
    assert_eq!(server.requests()[0].uri.query(), Some("page=2&admin+key=k"));
}

#[test]
fn a_descriptor_says_who_asks() {
    let auth: Vec<Auth> =
        OrdersEndpoints::ALL.iter().chain(AppsEndpoints::ALL).map(|endpoint| endpoint.auth()).collect();
    let named = Auth::Named;
    assert_eq!(auth[..4], [Auth::Client, Auth::None, named("admin"), named("key")]);
    assert_eq!(auth[4..], [named("app"), Auth::None, Auth::Client, named("both"), named("user")]);
}

#[test]
fn no_secret_is_shown() {
    let credentials = Credentials::basic("user", "s3cret").and(Credentials::query("key", "s3cret"));
    assert_eq!(format!("{credentials:?}"), "Credentials(..)");
    let builder = over(&yes()).credentials_for("admin", credentials);
    let client = over(&yes()).basic("user", "s3cret").build().unwrap();
    assert!(!format!("{builder:?} {client:?}").contains("s3cret"));
}
