//! Arguments that cannot be sent, and settings that cannot be: a typed error each, and nothing goes out.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fmt;
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, BuildError, CallOptions, Client, ClientBuilder, Delivery, HyperTransport, Part, Problem, TokenPlacement,
    Unexpected, UnexpectedKind, endpoints,
};
use mighty_tests::{Acme, TestClient, patient_client};
use serde::{Serialize, Serializer};

/// Neither prints nor serializes.
struct Unwilling;

impl fmt::Display for Unwilling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half")?;
        Err(fmt::Error)
    }
}

impl Serialize for Unwilling {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("unwilling"))
    }
}

/// Serializes half, and only then fails.
#[derive(Serialize)]
struct HalfWilling {
    name: &'static str,
    rest: Unwilling,
}

const HALF: HalfWilling = HalfWilling { name: "half", rest: Unwilling };

/// What neither a query nor a form can hold.
#[derive(Serialize)]
struct Nested {
    inner: Inner,
}

#[derive(Serialize)]
struct Inner {
    value: u8,
}

#[endpoints(api = Acme, retry(attempts = 3))]
trait Calls {
    #[endpoint(method = GET, path = "/things/{name}/parts/{part}")]
    async fn path(&self, name: &str, part: &str) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/things/{id}")]
    async fn unwilling_path(&self, id: Unwilling) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/files/{name}.{extension}")]
    async fn segment(&self, name: &str, extension: &str) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/q")]
    async fn query(&self, #[query] text: &str) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/q")]
    async fn unwilling_query(&self, #[query(name = "the-name")] value: &Unwilling) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/q")]
    async fn unwilling_list(&self, #[query] values: Vec<Unwilling>) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/q")]
    async fn unwilling_flatten(&self, #[query(flatten)] fields: &HalfWilling) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/q")]
    async fn nested_flatten(&self, #[query(flatten)] fields: Option<Nested>) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/h")]
    async fn header(&self, #[header("X-Value")] value: &str) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/h")]
    async fn headers(&self, #[header("X-Value")] values: &[&str]) -> Result<(), CallError>;
    #[endpoint(method = GET, path = "/h")]
    async fn unwilling_header(&self, #[header("X-Value")] value: Option<Unwilling>) -> Result<(), CallError>;
    #[endpoint(method = POST, path = "/b")]
    async fn body(&self, #[body] thing: &HalfWilling) -> Result<(), CallError>;
    #[endpoint(method = POST, path = "/b")]
    async fn optional_body(&self, #[body] thing: Option<HalfWilling>) -> Result<(), CallError>;
    #[endpoint(method = POST, path = "/b")]
    async fn form(&self, #[form] thing: &HalfWilling) -> Result<(), CallError>;
    #[endpoint(method = POST, path = "/b")]
    async fn nested_form(&self, #[form] thing: Nested) -> Result<(), CallError>;
    #[endpoint(method = POST, path = "/b/{name}")]
    async fn several(&self, name: &str, #[body] thing: &HalfWilling) -> Result<(), CallError>;
    #[endpoint(method = POST, path = "/b")]
    async fn part(&self, #[part] file: Part) -> Result<(), CallError>;
    #[endpoint(method = POST, path = "/k", idempotency_key = "Idempotency-Key")]
    async fn keyed(&self) -> Result<(), CallError>;
}

/// Asserts that the call fails before anything is sent, and says which argument is at fault.
async fn refused<E: Into<mighty_runtime::Error>>(call: impl AsyncFnOnce(&TestClient) -> Result<(), E>) -> String {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let client = patient_client(&server);
    let before = client.retry_tokens();
    let error: Unexpected = call(&client).await.err().unwrap().into().into_unexpected().unwrap();
    assert_eq!((error.kind(), error.delivery()), (UnexpectedKind::Argument, Delivery::NotSent));
    assert_eq!((error.attempts(), error.status(), error.raw()), (0, None, None));
    assert_eq!(error.outcome().stop_reason(), None);
    assert!(server.requests().is_empty(), "something was sent");
    assert_eq!(client.retry_tokens(), before, "it costs nothing");
    let message = error.message().into_owned();
    message.split('`').nth(1).unwrap().to_owned()
}

#[tokio::test]
async fn a_path_parameter_that_would_leave_its_place_is_refused() {
    for bad in ["", ".", "..", "%2e", "%2E", ".%2e", "%2e.", "%2E%2e", "a\nb", "\r", "\0", "\u{7f}", "\u{85}"] {
        assert_eq!(refused(async |acme| acme.path(bad, "x").await).await, "name", "{bad:?}");
        assert_eq!(refused(async |acme| acme.path("x", bad).await).await, "part", "{bad:?}");
    }
}

#[tokio::test]
async fn it_is_the_finished_segment_that_counts() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let acme = patient_client(&server);
    acme.segment("", "").await.unwrap_err();
    acme.segment("%2e", "").await.unwrap_err();
    // A server could part it at any of the dots.
    acme.segment("..", "x").await.unwrap_err();
    assert!(server.requests().is_empty());
    acme.segment("", "gitignore").await.unwrap();
    acme.segment("a", "").await.unwrap();
    acme.path("...", ".x").await.unwrap();
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/v1/files/.gitignore", "/v1/files/a.", "/v1/things/.../parts/.x"]);
}

#[tokio::test]
async fn a_header_value_that_would_end_its_line_is_refused() {
    for bad in ["a\r\nX-Evil: 1", "\n", "\r", "\0", "\u{7f}"] {
        assert_eq!(refused(async |acme| acme.header(bad).await).await, "X-Value", "{bad:?}");
        assert_eq!(refused(async |acme| acme.headers(&["fine", bad]).await).await, "X-Value", "{bad:?}");
    }
}

#[tokio::test]
async fn what_does_not_serialize_is_refused() {
    assert_eq!(refused(async |acme| acme.body(&HALF).await).await, "thing");
    assert_eq!(refused(async |acme| acme.optional_body(Some(HALF)).await).await, "thing");
    assert_eq!(refused(async |acme| acme.form(&HALF).await).await, "thing");
    assert_eq!(refused(async |acme| acme.unwilling_flatten(&HALF).await).await, "fields");
}

#[tokio::test]
async fn a_struct_within_a_struct_does_not_fit_into_a_query_or_a_form() {
    let nested = || Nested { inner: Inner { value: 1 } };
    assert_eq!(refused(async |acme| acme.nested_flatten(Some(nested())).await).await, "fields");
    assert_eq!(refused(async |acme| acme.nested_form(nested()).await).await, "thing");
}

#[tokio::test]
async fn what_does_not_print_is_refused() {
    assert_eq!(refused(async |acme| acme.unwilling_path(Unwilling).await).await, "id");
    assert_eq!(refused(async |acme| acme.unwilling_query(&Unwilling).await).await, "the-name");
    assert_eq!(refused(async |acme| acme.unwilling_list(vec![Unwilling]).await).await, "values");
    assert_eq!(refused(async |acme| acme.unwilling_header(Some(Unwilling)).await).await, "X-Value");
}

#[tokio::test]
async fn an_argument_that_is_absent_cannot_be_refused() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let acme = patient_client(&server);
    acme.unwilling_header(None).await.unwrap();
    acme.unwilling_list(vec![]).await.unwrap();
    acme.optional_body(None).await.unwrap();
    acme.nested_flatten(None).await.unwrap();
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_uri_longer_than_http_can_hold_is_refused() {
    let long = "x".repeat(70_000);
    assert_eq!(refused(async |acme| acme.path(&long, "x").await).await, "uri");
    assert_eq!(refused(async |acme| acme.query(&long).await).await, "uri");
    let encoded = "/".repeat(30_000);
    assert_eq!(refused(async |acme| acme.path("x", &encoded).await).await, "uri");
}

#[tokio::test]
async fn a_uri_that_just_fits_is_sent() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    patient_client(&server).query(&"x".repeat(60_000)).await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_first_of_several_bad_arguments_is_named() {
    assert_eq!(refused(async |acme| acme.several("..\n", &HALF).await).await, "name");
}

#[tokio::test]
async fn an_idempotency_key_for_an_endpoint_without_one_is_refused() {
    let options = || CallOptions::new().idempotency_key("k");
    assert_eq!(refused(async |acme| acme.with(options()).query("x").await).await, "idempotency_key");
}

#[tokio::test]
async fn an_idempotency_key_that_is_no_header_value_is_refused() {
    let options = || CallOptions::new().idempotency_key("k\r\nX-Evil: 1");
    assert_eq!(refused(async |acme| acme.with(options()).keyed().await).await, "Idempotency-Key");
}

#[tokio::test]
async fn a_part_cannot_break_out_of_its_headers_and_is_sent() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let part = Part::text("x").file_name("a\r\n\r\nb").content_type("t/x\r\nX-Evil: 1");
    patient_client(&server).part(part).await.unwrap();
    let text = server.requests()[0].text();
    assert!(!text.contains("\nX-Evil") && !text.contains("\nb\""), "{text}");
}

#[tokio::test]
async fn many_kinds_of_nonsense_never_panic() {
    let server = InProcess::from_fn(|_| Reply::status(204));
    let acme = patient_client(&server);
    for character in (0..=0x2FF).chain(0x2000..=0x206F).chain([0xFEFF, 0xFFFD, 0x1F642, 0x0010_FFFF]) {
        let text = char::from_u32(character).unwrap().to_string();
        acme.query(&text).await.unwrap();
        for result in [acme.path(&text, &text).await, acme.header(&text).await] {
            let Err(CallError::Unexpected(error)) = result else { continue };
            assert_eq!(error.kind(), UnexpectedKind::Argument, "{text:?}");
        }
    }
}

// ── The builder ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn builder() -> ClientBuilder<Acme, InProcess> {
    Client::over(InProcess::script([]))
}

fn refusal(builder: ClientBuilder<Acme, InProcess>) -> BuildError {
    builder.build().unwrap_err()
}

#[test]
fn a_base_url_that_a_token_must_not_go_to_is_refused() {
    for bad in [
        "",
        "acme.test",
        "/v1",
        "//acme.test/v1",
        "acme.test:443",
        "ftp://acme.test",
        "file:///etc/passwd",
        "ws://acme.test",
        "http://acme.test",
        "http://acme.test:8080/v1",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        "http://localhost.acme.test",
        "http://127.0.0.1.acme.test",
        "http://notlocalhost",
        "http://localhost.",
        "http://api.localhost",
        "https://user@acme.test",
        "https://user:password@acme.test",
        "https://:password@acme.test",
        "https://acme.test?key=1",
        "https://acme.test/v1?",
        "https://acme.test/v1#part",
        "https://",
        "https://acme test",
        "https://acme.test:99999",
        "data:text/plain,x",
    ] {
        assert_eq!(refusal(builder().base_url(bad)).setting(), "base_url", "{bad}");
    }
}

#[test]
fn https_anywhere_and_http_on_loopback_are_accepted() {
    for good in [
        "https://acme.test",
        "HTTPS://ACME.TEST/V1",
        "https://10.0.0.1:8443/v1/",
        "https://[2001:db8::1]/v1",
        "https://bücher.example",
        "http://localhost",
        "http://localhost:8080/v1",
        "http://127.0.0.1:1",
        "http://127.8.8.8",
        "http://[::1]:8080",
    ] {
        assert!(builder().base_url(good).build().is_ok(), "{good}");
    }
}

#[test]
fn values_that_no_header_can_carry_are_refused() {
    for bad in ["a\nb", "\r", "\0", "\u{7f}"] {
        assert_eq!(refusal(builder().bearer(bad)).setting(), "token", "{bad:?}");
        assert_eq!(refusal(builder().user_agent(bad)).setting(), "user_agent", "{bad:?}");
        assert_eq!(refusal(builder().header("X-A", bad)).setting(), "header", "{bad:?}");
        assert_eq!(refusal(builder().header(bad, "x")).setting(), "header", "{bad:?}");
    }
    assert_eq!(refusal(builder().header("", "x")).setting(), "header");
}

/// An API whose author has made mistakes.
enum Careless {}

impl Api for Careless {
    const BASE_URL: &'static str = "http://careless.example";
    const HEADERS: &'static [(&'static str, &'static str)] = &[("X-Fine", "yes"), ("not a name", "x")];
    const TOKEN: TokenPlacement = TokenPlacement::Header("not a name");
    type ErrorBody = Problem;
}

#[test]
fn what_the_api_says_is_checked_as_well() {
    let builder = || Client::<Careless, _>::over(InProcess::script([]));
    assert_eq!(builder().build().unwrap_err().setting(), "Api::HEADERS");
}

/// An API whose author has made fewer mistakes.
enum Careful {}

impl Api for Careful {
    const BASE_URL: &'static str = "http://careless.example";
    const TOKEN: TokenPlacement = TokenPlacement::Header("not a name");
    type ErrorBody = Problem;
}

#[test]
fn the_apis_own_base_url_and_token_header_are_checked() {
    let builder = || Client::<Careful, _>::over(InProcess::script([]));
    assert_eq!(builder().build().unwrap_err().setting(), "base_url");
    let https = builder().base_url("https://careful.example").token("t").build();
    assert_eq!(https.unwrap_err().setting(), "token");
}

#[test]
fn the_default_transport_refuses_the_same_settings() {
    let error = Client::<Acme>::builder().base_url("http://acme.test").build().unwrap_err();
    assert_eq!(error.setting(), "base_url");
    let built: Client<Acme, HyperTransport> = Client::builder().bearer("t").build().unwrap();
    drop(built);
}

#[test]
fn a_setting_of_a_transport_that_was_given_is_told() {
    let own = HyperTransport::new().unwrap();
    let built = Client::<Acme>::over(own).idle_timeout(Duration::from_secs(1)).build();
    assert!(built.unwrap_err().to_string().contains("`idle_timeout`: it is a setting of the transport"));
    assert!(Client::<Acme>::builder().idle_timeout(Duration::from_secs(1)).build().is_ok());
}
