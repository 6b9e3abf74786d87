//! A whole URL as an argument: where it leads, and what is not followed.

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Api, Bytes, Client, Link, Problem, Response, TokenPlacement, UnexpectedKind, endpoints};
use serde::Deserialize;
use serde_json::json;

enum Depot {}

impl Api for Depot {
    const BASE_URL: &'static str = "https://depot.example/v2";
    const TOKEN: TokenPlacement = TokenPlacement::Query("key");
    type ErrorBody = Problem;
}

#[derive(Debug, Deserialize)]
struct Job {
    status_url: Link,
}

#[endpoints(api = Depot)]
trait Uploads {
    #[endpoint(method = POST, path = "/{name}/uploads", success = 202)]
    async fn begin(&self, name: &str) -> Result<Response<()>, BeginError>;
    #[endpoint(method = PATCH, path = "/{name}/uploads/{session}", success = 202)]
    async fn go_on(&self, #[url] session: &Link, #[body(raw)] data: Bytes) -> Result<Response<()>, GoOnError>;
    #[endpoint(method = PUT, path = "/{name}/uploads/{session}")]
    async fn finish(&self, #[url] session: Link, #[query] digest: &str) -> Result<(), FinishError>;
    #[endpoint(method = POST, path = "/jobs")]
    async fn start_job(&self) -> Result<Job, StartJobError>;
}

fn depot(server: &InProcess) -> Client<Depot, InProcess> {
    Client::<Depot>::over(server.clone()).token("s3cret").build().unwrap()
}

/// What is asked for by a link.
async fn followed(link: Link, digest: &str) -> Result<String, FinishError> {
    let server = InProcess::script([Reply::status(201)]);
    depot(&server).finish(link, digest).await?;
    let [request] = <[Recorded; 1]>::try_from(server.requests()).unwrap();
    Ok(request.uri.to_string())
}

#[tokio::test]
async fn the_next_request_goes_where_the_answer_says() {
    let location = "/v2/app/uploads/7?_state=a%2Fb";
    let server = InProcess::script([
        Reply::status(202).header("Location", location),
        Reply::status(202).header("Location", "8?_state=c#here"),
        Reply::status(201),
    ]);
    let depot = depot(&server);
    let begun = depot.begin("app").await.unwrap();
    let session = begun.location().unwrap();
    let chunk = depot.go_on(&session, Bytes::from_static(b"data")).await.unwrap();
    depot.finish(chunk.location().unwrap(), "sha256:1 2").await.unwrap();
    let asked: Vec<String> = server.requests().iter().map(|request| request.uri.to_string()).collect();
    let expected = [
        "https://depot.example/v2/app/uploads?key=s3cret",
        "https://depot.example/v2/app/uploads/7?_state=a%2Fb&key=s3cret",
        // Relative to the request that it answers.
        "https://depot.example/v2/app/uploads/8?_state=c&digest=sha256%3A1+2&key=s3cret",
    ];
    assert_eq!(asked, expected);
}

#[tokio::test]
async fn a_link_may_be_a_field_of_the_answer() {
    let server = InProcess::script([Reply::json(200, &json!({ "status_url": "https://depot.example/v2/x?key=old" }))]);
    let job = depot(&server).start_job().await.unwrap();
    assert_eq!(job.status_url.as_str(), "https://depot.example/v2/x?key=old");
    assert_eq!(format!("{job:?}"), "Job { status_url: Link(..) }");
    // The token's parameter is the client's, and there once.
    let asked = followed(job.status_url, "d").await.unwrap();
    assert_eq!(asked, "https://depot.example/v2/x?digest=d&key=s3cret");
}

#[tokio::test]
async fn links_within_the_origin_are_followed() {
    let table = [
        ("https://depot.example/other", "https://depot.example/other?digest=d&key=s3cret"),
        ("https://DEPOT.example:443/other", "https://depot.example/other?digest=d&key=s3cret"),
        ("//depot.example/other", "https://depot.example/other?digest=d&key=s3cret"),
        ("/other?", "https://depot.example/other?&digest=d&key=s3cret"),
        // What has no answer around it is relative to the base URL.
        ("uploads/7", "https://depot.example/v2/uploads/7?digest=d&key=s3cret"),
        ("?a=b", "https://depot.example/v2/?a=b&digest=d&key=s3cret"),
    ];
    for (link, expected) in table {
        assert_eq!(followed(Link::new(link), "d").await.unwrap(), expected, "{link}");
    }
}

#[tokio::test]
async fn a_link_to_another_origin_is_not_followed() {
    let elsewhere = [
        "https://evil.example/v2/x",
        "http://depot.example/v2/x",
        "https://depot.example:444/v2/x",
        "https://depot.example.evil.example/",
        "https://user:pass@depot.example/v2/x",
        "//evil.example/v2/x",
        "\\\\evil.example/",
        "javascript:alert(1)",
    ];
    for link in elsewhere {
        let server = InProcess::script([Reply::status(202).header("Location", link), Reply::status(202)]);
        let depot = depot(&server);
        let session = depot.begin("app").await.unwrap().location().unwrap();
        let error = depot.go_on(&session, Bytes::from_static(b"data")).await.unwrap_err();
        let GoOnError::Unexpected(error) = error;
        assert_eq!(error.kind(), UnexpectedKind::Argument, "{link}");
        let said = format!("{error:?} {error} {session:?}");
        assert!(said.contains("the URL `session` leaves the origin of the API"), "{said}");
        assert!(!said.contains("evil") && !said.contains("pass"), "{said}");
        assert_eq!(server.requests().len(), 1, "{link}");
    }
}

#[tokio::test]
async fn what_is_no_link_is_not_followed() {
    for link in ["https://", "https://[::1", &"x".repeat(70_000)] {
        let error = followed(Link::new(link), "d").await.unwrap_err().to_string();
        assert!(error.contains("the URL `session` is not one that can be asked for"), "{error}");
    }
}

#[test]
fn a_link_is_kept_as_text() {
    let link = Link::new("/v2/x?a=b");
    let kept = serde_json::to_string(&link).unwrap();
    assert_eq!(kept, r#""/v2/x?a=b""#);
    assert_eq!(serde_json::from_str::<Link>(&kept).unwrap(), link);
}

/// The descriptor is that of the template, whatever fills it.
#[test]
fn the_descriptor_has_the_parameters_of_the_path() {
    let names: Vec<&str> = UploadsEndpoints::FINISH.parameters().iter().map(mighty_runtime::Parameter::name).collect();
    assert_eq!(names, ["name", "session", "digest"]);
    assert_eq!(UploadsEndpoints::FINISH.path(), "/{name}/uploads/{session}");
}
