//! A value cannot become a header of its own, and a secret one is marked as such.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    CallOptions, Client, Delivery, Part, Token, TokenRequest, TokenSource, TransportErrorKind, Unexpected,
};
use mighty_runtime::{UnexpectedKind, endpoints};
use mighty_tests::{Acme, TestClient, everything};

#[endpoints(api = Acme)]
trait Headers {
    #[endpoint(method = GET, path = "/one")]
    async fn one(&self, #[header("X-Source")] source: &str) -> Result<(), HeadersError>;
    #[endpoint(method = GET, path = "/maybe")]
    async fn maybe(&self, #[header("X-Source")] source: Option<&str>) -> Result<(), HeadersError>;
    #[endpoint(method = GET, path = "/many")]
    async fn many(&self, #[header("X-Source")] sources: &[&str]) -> Result<(), HeadersError>;
    #[endpoint(method = POST, path = "/keyed", idempotency_key = "Idempotency-Key")]
    async fn keyed(&self) -> Result<(), HeadersError>;
    #[endpoint(method = POST, path = "/upload")]
    async fn upload(&self, #[part] file: Part) -> Result<(), HeadersError>;
}

/// A value with `character` in the midst of a try to add a header.
fn injection(character: char) -> String {
    format!("marked{character}X-Evil: 1")
}

/// What ends a line, ends a string, or is no text: all controls but the tab, and DEL.
fn forbidden() -> impl Iterator<Item = char> {
    (0..32).chain([127]).map(|code: u8| code as char).filter(|character| *character != '\t')
}

fn server() -> (TestClient, InProcess) {
    let server = InProcess::from_fn(|_| Reply::status(204));
    (Client::over(server.clone()).build().unwrap(), server)
}

fn unexpected(result: Result<(), HeadersError>) -> Unexpected {
    let HeadersError::Unexpected(error) = result.unwrap_err();
    error
}

#[tokio::test]
async fn a_header_value_with_a_line_break_is_refused_and_nothing_is_sent() {
    let (client, server) = server();
    for character in forbidden() {
        let value = injection(character);
        let keyed = client.with(CallOptions::new().idempotency_key(&value));
        for error in [
            unexpected(client.one(&value).await),
            unexpected(client.maybe(Some(&value)).await),
            unexpected(client.many(&["harmless", &value]).await),
            unexpected(keyed.keyed().await),
        ] {
            assert_eq!(error.kind(), UnexpectedKind::Argument, "{character:?}");
            assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0), "{character:?}");
            assert!(!everything(&error).contains("marked"), "{error:?}");
        }
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn what_is_no_line_break_is_sent_as_it_is() {
    let (client, server) = server();
    for value in ["", "a b", "a\tb", "a: b", "\"q\"", "~!@#$%^&*()"] {
        client.one(value).await.unwrap();
        assert_eq!(server.requests().last().unwrap().header("x-source"), Some(value));
    }
}

#[test]
fn a_setting_with_a_line_break_is_refused() {
    for character in forbidden() {
        let (value, (_, server)) = (injection(character), server());
        let builder = || Client::<Acme, _>::over(server.clone());
        for (setting, error) in [
            ("header", builder().header("X-Source", &value).build()),
            ("header", builder().header(&value, "harmless").build()),
            ("user_agent", builder().user_agent(&value).build()),
            ("token", builder().bearer(value.clone()).build()),
            ("token", builder().token(value.clone()).build()),
        ] {
            let error = error.expect_err(setting);
            assert_eq!(error.setting(), setting, "{character:?}");
            assert!(!everything(&error).contains("marked"), "{error:?}");
        }
    }
}

struct Injecting(char);

impl TokenSource for Injecting {
    async fn token(&self, _: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        Ok(injection(self.0).into())
    }
}

#[tokio::test]
async fn a_token_with_a_line_break_is_no_token() {
    for character in forbidden() {
        let (_, server) = server();
        let client: TestClient = Client::over(server.clone()).token_source(Injecting(character)).build().unwrap();
        let error = unexpected(client.one("harmless").await);
        assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Token));
        assert_eq!(error.delivery(), Delivery::NotSent);
        assert!(!everything(&error).contains("marked"), "{error:?}");
        assert_eq!(server.requests().len(), 0);
    }
}

/// The head of a part is text too, and is kept to its two lines.
#[tokio::test]
async fn a_file_name_cannot_end_its_line_or_its_quotes() {
    let (client, server) = server();
    let evil = "a\"; name=\"admin\"\r\nX-Evil: 1\r\n\r\n";
    client.upload(Part::text("content").file_name(evil).content_type(format!("text/plain{evil}"))).await.unwrap();
    let sent = server.requests().pop().unwrap().text();
    let (head, rest) = sent.split_once("\r\n\r\n").unwrap();
    assert_eq!(head.lines().count(), 3, "boundary, disposition, type: {head}");
    assert!(head.contains("name=\"file\"; filename=\"a%22; name=%22admin%22%0D%0AX-Evil: 1"), "{head}");
    assert!(rest.starts_with("content\r\n--"), "{rest}");
}

/// What is marked is left out of the compression tables of HTTP/2, and of the `Debug` of whatever holds the request.
#[tokio::test]
async fn the_token_and_the_headers_of_the_client_are_marked_as_secret() {
    let (_, server) = server();
    let client: TestClient =
        Client::over(server.clone()).bearer("token").header("X-Api-Key", "key").user_agent("agent").build().unwrap();
    client.one("source").await.unwrap();
    let request = server.requests().pop().unwrap();
    assert!(request.headers["authorization"].is_sensitive());
    assert!(request.headers["x-api-key"].is_sensitive());
    let shown = format!("{:?}", request.headers);
    assert!(!shown.contains("token") && !shown.contains("\"key\""), "{shown}");
}
