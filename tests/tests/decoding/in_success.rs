//! Errors inside successes: 200 with `{"ok": false}`, with `errors` beside `data`, with a document that is an error.

use std::borrow::Cow;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Client, DecodeError, ErrorAnswer, ErrorBody, ErrorInSuccess, Problem, Response, RetryPolicy, UnexpectedKind,
    endpoints,
};
use serde::Deserialize;
use serde_json::{Value, json};

/// `{"ok": false, "error": "channel_not_found"}`
enum Chat {}

#[derive(Debug, Deserialize)]
struct Verdict {
    ok: bool,
    error: Option<String>,
}

impl ErrorBody for Verdict {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        self.error.as_deref().map(Cow::from)
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.error.as_deref().map(Cow::from)
    }
}

impl Api for Chat {
    const BASE_URL: &'static str = "https://chat.example/api";
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(|answer| {
        let verdict: Verdict = answer.json().ok()?;
        match verdict.error.as_deref() {
            _ if verdict.ok => None,
            Some("ratelimited") => Some(StatusCode::TOO_MANY_REQUESTS),
            Some("invalid_auth") => Some(StatusCode::UNAUTHORIZED),
            _ => Some(answer.status()),
        }
    });
    type ErrorBody = Verdict;
}

#[derive(Debug, Deserialize)]
struct Posted {
    channel: String,
}

#[endpoints(api = Chat, errors(429), error = ChatError)]
trait Messages {
    #[endpoint(
        method = POST,
        path = "/chat.postMessage",
        errors(200 { "channel_not_found" => ChannelNotFound, "too_many" | "ratelimited" => Limited, _ => NotOk })
    )]
    async fn post(&self) -> Result<Posted, PostError>;

    #[endpoint(method = POST, path = "/chat.delete", errors(2xx => Refused, 401))]
    async fn delete(&self) -> Result<(), DeleteError>;

    /// It declares none of it.
    #[endpoint(method = GET, path = "/chat.list")]
    async fn list(&self) -> Result<Response<Option<Posted>>, ListError>;
}

fn chat(reply: Reply) -> Client<Chat, InProcess> {
    let server = InProcess::from_fn(move |_| reply.clone());
    Client::over(server).retry(RetryPolicy::new().never()).build().unwrap()
}

fn not_ok(code: &str) -> Reply {
    Reply::json(200, &json!({"ok": false, "error": code}))
}

#[tokio::test]
async fn the_code_chooses_the_variant_of_a_success_that_is_none() {
    let posted = chat(Reply::json(200, &json!({"ok": true, "channel": "c"}))).post().await.unwrap();
    assert_eq!(posted.channel, "c");
    let error = chat(not_ok("channel_not_found")).post().await.unwrap_err();
    let PostError::ChannelNotFound(payload) = &error else { panic!("{error:?}") };
    assert_eq!((payload.status().as_u16(), payload.code()), (200, Some("channel_not_found")));
    assert_eq!(payload.meaning(), Some(StatusCode::OK));
    assert_eq!(error.to_string(), "post: 200 OK: channel_not_found");
    let error = chat(not_ok("msg_too_long")).post().await.unwrap_err();
    assert!(matches!(error, PostError::NotOk(_)), "{error:?}");
}

#[tokio::test]
async fn a_code_goes_before_the_status_that_it_means_and_that_before_the_rest() {
    let error = chat(not_ok("ratelimited")).post().await.unwrap_err();
    let PostError::Limited(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.meaning(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(error.to_string(), "post: 200 OK, which means 429 Too Many Requests: ratelimited");
    let error = chat(not_ok("ratelimited")).delete().await.unwrap_err();
    assert!(matches!(error, DeleteError::TooManyRequests(_)), "{error:?}");
    let error = chat(not_ok("invalid_auth")).delete().await.unwrap_err();
    assert!(matches!(error, DeleteError::Unauthorized(_)), "{error:?}");
    assert_eq!(error.user_message(), "Please sign in again.");
    // It means a status that is not declared.
    let error = chat(not_ok("invalid_auth")).post().await.unwrap_err();
    assert!(matches!(error, PostError::NotOk(_)), "{error:?}");
    let union: ChatError = error.into();
    assert!(matches!(union, ChatError::NotOk(_)), "{union:?}");
}

#[tokio::test]
async fn a_body_that_nobody_wants_may_be_an_error() {
    chat(Reply::json(200, &json!({"ok": true}))).delete().await.unwrap();
    let error = chat(not_ok("no_permission")).delete().await.unwrap_err();
    let DeleteError::Refused(payload) = &error else { panic!("{error:?}") };
    assert_eq!(payload.body().unwrap().error.as_deref(), Some("no_permission"));
    let error = chat(Reply::json(202, &json!({"ok": false}))).delete().await.unwrap_err();
    assert!(matches!(error, DeleteError::Refused(_)), "{error:?}");
    chat(Reply::status(204)).delete().await.unwrap();
}

#[tokio::test]
async fn where_none_is_declared_it_is_no_success_all_the_same() {
    let error = chat(not_ok("no_permission")).list().await.unwrap_err();
    let ListError::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert_eq!(unexpected.kind(), UnexpectedKind::UndeclaredStatus);
    assert_eq!(unexpected.message(), "no_permission");
    let expected = "list: undeclared error in 200, which means 200: no_permission (answered)";
    assert_eq!(error.to_string(), expected);
    let error = chat(not_ok("ratelimited")).list().await.unwrap_err();
    assert!(matches!(error, ListError::TooManyRequests(_)), "{error:?}");
}

/// `errors` beside `data`.
enum Graph {}

#[derive(Debug, Deserialize)]
struct GraphErrors {
    errors: Vec<GraphError>,
}

#[derive(Debug, Deserialize)]
struct GraphError {
    message: String,
    extensions: Option<Extensions>,
}

#[derive(Debug, Deserialize)]
struct Extensions {
    code: String,
}

impl ErrorBody for GraphErrors {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        self.errors.first().map(|error| error.message.as_str().into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.errors.first()?.extensions.as_ref()?.code.as_str().into())
    }
}

impl Api for Graph {
    const BASE_URL: &'static str = "https://graph.example";
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(|answer| {
        let said: GraphErrors = answer.json().ok()?;
        (!said.errors.is_empty()).then_some(answer.status())
    });
    type ErrorBody = GraphErrors;
}

#[derive(Debug, Deserialize)]
struct Data {
    data: Value,
}

#[endpoints(api = Graph, errors(200 { "UNAUTHENTICATED" => Unauthenticated, _ => Failed }))]
trait Queries {
    #[endpoint(method = POST, path = "/graphql", idempotent)]
    async fn ask(&self, #[body] query: &Value) -> Result<Data, AskError>;
}

#[tokio::test]
async fn errors_beside_data_are_errors() {
    let ask = async |reply: Value| {
        let server = InProcess::from_fn(move |_| Reply::json(200, &reply));
        Client::<Graph, _>::over(server).build().unwrap().ask(&json!({"query": "{ me }"})).await
    };
    assert_eq!(ask(json!({"data": {"me": 7}})).await.unwrap().data, json!({"me": 7}));
    ask(json!({"data": null, "errors": []})).await.unwrap();
    let both = json!({"data": {"me": null}, "errors": [{"message": "no", "extensions": {"code": "UNAUTHENTICATED"}}]});
    let error = ask(both).await.unwrap_err();
    assert!(matches!(&error, AskError::Unauthenticated(payload) if payload.message() == "no"), "{error:?}");
    let error = ask(json!({"errors": [{"message": "syntax"}]})).await.unwrap_err();
    assert!(matches!(&error, AskError::Failed(payload) if payload.code().is_none()), "{error:?}");
}

/// 200 with an error document in XML: what copies a large object has sent the status before it knows.
enum Storage {}

#[derive(Debug)]
struct XmlError {
    code: String,
    message: String,
}

fn element(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    Some(rest.split_once(&format!("</{name}>"))?.0.to_owned())
}

impl ErrorBody for XmlError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        let text = answer.text();
        let error = element(&text, "Error").ok_or_else(|| DecodeError::new("no <Error>"))?;
        let code = element(&error, "Code").ok_or_else(|| DecodeError::new("no <Code>"))?;
        Ok(Self { code, message: element(&error, "Message").unwrap_or_default() })
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(self.message.as_str().into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.code.as_str().into())
    }
}

impl Api for Storage {
    const BASE_URL: &'static str = "https://storage.example";
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> =
        Some(|answer| match XmlError::decode(answer).ok()?.code.as_str() {
            "InternalError" => Some(StatusCode::INTERNAL_SERVER_ERROR),
            "SlowDown" => Some(StatusCode::SERVICE_UNAVAILABLE),
            _ => Some(answer.status()),
        });
    type ErrorBody = XmlError;
}

#[endpoints(api = Storage, errors(5xx))]
trait Objects {
    #[endpoint(method = PUT, path = "/{bucket}/{key}", success = 200, errors(200 { "NoSuchKey" => NoSuchKey, _ => Refused }))]
    async fn copy(&self, bucket: &str, key: &str) -> Result<String, CopyError>;
}

#[tokio::test]
async fn a_document_that_is_an_error_is_one() {
    let copy = async |body: &'static str| {
        let server =
            InProcess::from_fn(move |_| Reply::status(200).header("content-type", "application/xml").body(body));
        let client = Client::<Storage, _>::over(server).retry(RetryPolicy::new().never()).build().unwrap();
        client.copy("b", "k").await
    };
    assert_eq!(copy("<CopyObjectResult/>").await.unwrap(), "<CopyObjectResult/>");
    let missing = copy("<?xml version=\"1.0\"?>\n<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>").await;
    assert!(matches!(&missing, Err(CopyError::NoSuchKey(payload)) if payload.message() == "gone"), "{missing:?}");
    let internal = copy("<Error><Code>InternalError</Code></Error>").await;
    assert!(matches!(&internal, Err(CopyError::ServerError(payload)) if payload.status() == 200), "{internal:?}");
}

/// A status that is no success may be an error of its own, whatever the API says.
#[endpoints(api = Plain)]
trait Puts {
    #[endpoint(method = PUT, path = "/thing", success = 201, errors(200 => WasThere))]
    async fn create(&self) -> Result<(), CreateError>;
}

enum Plain {}

impl Api for Plain {
    const BASE_URL: &'static str = "https://plain.example";
    type ErrorBody = Problem;
}

#[tokio::test]
async fn a_success_that_is_not_the_endpoints_may_be_an_error() {
    let create = async |status| {
        let server = InProcess::from_fn(move |_| Reply::status(status));
        Client::<Plain, _>::over(server).build().unwrap().create().await
    };
    create(201).await.unwrap();
    let error = create(200).await.unwrap_err();
    assert!(matches!(&error, CreateError::WasThere(payload) if payload.meaning().is_none()), "{error:?}");
}
