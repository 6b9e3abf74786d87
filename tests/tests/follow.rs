//! Redirects, for the endpoints that follow them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use mighty_runtime::http::HeaderName;
use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{
    Api, Body, Bytes, CallOptions, Client, ClientBuilder, HyperTransport, Problem, ReqwestTransport, Response, Signer,
    SigningRequest, Transport, TransportErrorKind, Unexpected, UnexpectedKind, endpoints,
};
use mighty_tests::{Act, RawServer};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example/v1";
    const HEADERS: &'static [(&'static str, &'static str)] = &[("X-Edition", "2026")];
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(404, 5xx))]
trait Files {
    #[endpoint(method = GET, path = "/files/{id}", follow)]
    async fn download(&self, id: u32, #[header("Range")] range: Option<&str>)
    -> Result<Response<Bytes>, DownloadError>;

    #[endpoint(method = HEAD, path = "/files/{id}", follow)]
    async fn look(&self, id: u32) -> Result<(), LookError>;

    #[endpoint(method = POST, path = "/files", idempotency_key = "Idempotency-Key", follow)]
    async fn upload(&self, #[body] file: &[u32]) -> Result<String, UploadError>;

    #[endpoint(method = PUT, path = "/files", follow)]
    async fn put(&self, #[body(raw)] file: Body) -> Result<(), PutError>;

    #[endpoint(method = GET, path = "/files/{id}")]
    async fn as_it_is(&self, id: u32) -> Result<(), AsItIsError>;

    #[endpoint(method = GET, path = "/pages", paginate(link_header), follow)]
    async fn pages(&self) -> Result<Vec<u32>, PagesError>;
}

fn to(status: u16, location: &str) -> Reply {
    Reply::status(status).header("location", location)
}

fn found() -> Reply {
    Reply::status(200).body("file")
}

fn over(server: &InProcess) -> ClientBuilder<Shop, InProcess> {
    Client::over(server.clone()).token("s3cret").header("X-Client", "key")
}

async fn download(server: &InProcess) -> Result<Response<Bytes>, Unexpected> {
    over(server).build().unwrap().download(1, None).await.map_err(|error| match error {
        DownloadError::Unexpected(error) => error,
        error => panic!("{error}"),
    })
}

fn asked(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| format!("{} {}", request.method, request.uri)).collect()
}

/// The names of the headers.
fn headers(request: &Recorded) -> Vec<&str> {
    let mut names: Vec<&str> = request.headers.keys().map(HeaderName::as_str).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn a_redirect_of_a_safe_method_is_followed_at_its_origin_with_all_that_the_request_has() {
    for status in [301, 302, 303, 307, 308] {
        for location in
            ["/v2/x?y=1#top", "../../v2/x?y=1", "//api.shop.example/v2/x?y=1", "HTTPS://API.shop.example:443/v2/x?y=1"]
        {
            let server = InProcess::script([to(status, location), found()]);
            let client = over(&server).build().unwrap().with(CallOptions::new().header("x-call", "1"));
            let response = client.download(1, Some("bytes=0-9")).await.unwrap();
            assert_eq!(response.into_inner(), "file");
            assert_eq!(asked(&server)[1], "GET https://api.shop.example/v2/x?y=1", "{status} {location}");
            let requests = server.requests();
            assert_eq!(requests[0].headers, requests[1].headers);
            assert!(requests[1].headers.contains_key("authorization"));
        }
    }
}

#[tokio::test]
async fn a_call_with_redirects_is_one_attempt_and_ends_where_it_was_answered() {
    let server = InProcess::script([to(302, "/a"), to(302, "b/c"), found().header("location", "d")]);
    let response = download(&server).await.unwrap();
    assert_eq!(response.outcome().attempts(), 1);
    assert_eq!(response.location().unwrap().as_str(), "https://api.shop.example/b/d");
}

#[tokio::test]
async fn another_origin_gets_no_token_no_header_and_no_way_back_to_them() {
    let server = InProcess::script([
        to(302, "https://storage.example/file?signature=x"),
        to(307, "https://api.shop.example/v1/back"),
        found(),
    ]);
    let client = over(&server).build().unwrap().with(CallOptions::new().header("x-call", "1").header("cookie", "a=1"));
    client.download(1, Some("bytes=0-9")).await.unwrap();
    let requests = server.requests();
    assert_eq!(
        asked(&server)[1..],
        ["GET https://storage.example/file?signature=x", "GET https://api.shop.example/v1/back"]
    );
    assert_eq!(headers(&requests[0]).len(), 8);
    for request in &requests[1..] {
        assert_eq!(headers(request), ["accept", "range", "user-agent"]);
        assert!(request.body.is_empty());
    }
}

#[tokio::test]
async fn after_303_the_answer_is_got_and_nothing_sent_twice() {
    let server = InProcess::script([to(303, "/v1/results/1"), Reply::status(200).body("done")]);
    assert_eq!(over(&server).build().unwrap().upload(&[1, 2]).await.unwrap(), "done");
    let requests = server.requests();
    assert_eq!(asked(&server), ["POST https://api.shop.example/v1/files", "GET https://api.shop.example/v1/results/1"]);
    assert_eq!((requests[0].text().as_str(), requests[1].text().as_str()), ("[1,2]", ""));
    assert_eq!(headers(&requests[1]), ["accept", "authorization", "user-agent", "x-client", "x-edition"]);
}

#[tokio::test]
async fn head_stays_head() {
    for status in [301, 303, 307] {
        let server = InProcess::script([to(status, "/x"), Reply::status(200)]);
        over(&server).build().unwrap().look(1).await.unwrap();
        assert_eq!(asked(&server)[1], "HEAD https://api.shop.example/x");
    }
}

#[tokio::test]
async fn what_changes_something_is_not_sent_elsewhere() {
    for status in [301, 302, 307, 308] {
        let server = InProcess::script([to(status, "/elsewhere"), to(status, "/elsewhere")]);
        let client = over(&server).build().unwrap();
        let Err(UploadError::Unexpected(error)) = client.upload(&[1]).await else { panic!("{status}") };
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (UnexpectedKind::UndeclaredStatus, status));
        let Err(PutError::Unexpected(error)) = client.put("x".to_owned().into()).await else { panic!("{status}") };
        assert_eq!(error.headers().unwrap()["location"], "/elsewhere");
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn what_is_no_redirect_is_left_as_it_is() {
    for reply in [to(300, "/x"), to(304, "/x"), to(305, "/x"), Reply::status(302), to(399, "/x")] {
        let server = InProcess::script([reply]);
        assert_eq!(download(&server).await.unwrap_err().kind(), UnexpectedKind::UndeclaredStatus);
    }
    let server = InProcess::script([to(302, "/x")]);
    assert!(over(&server).build().unwrap().as_it_is(1).await.is_err());
    assert_eq!(server.requests().len(), 1, "it says nothing of `follow`");
}

#[tokio::test]
async fn where_nothing_may_be_asked_the_error_says_so() {
    let long = format!("/{}", "x".repeat(70_000));
    let table = [
        ("http://api.shop.example/v1/x", "not https"),
        ("http://127.0.0.1/x", "not https"),
        ("ftp://api.shop.example/x", "not https"),
        ("javascript:alert(1)", "not https"),
        ("https://user@storage.example/x", "a user name"),
        ("https://user:s3cret@api.shop.example/x", "a user name"),
        ("https://", "not a URL"),
        ("https://[::1", "not a URL"),
        (long.as_str(), "not a URL"),
        ("/v1/files/1", "a circle"),
        ("/v1/files/1#other", "a circle"),
    ];
    for (location, problem) in table {
        let server = InProcess::script([to(302, location)]);
        let error = download(&server).await.unwrap_err();
        assert_eq!(error.kind(), UnexpectedKind::Redirect, "{location:.40}");
        assert_eq!(error.status().unwrap().as_u16(), 302);
        let source = error.source().unwrap().to_string();
        assert!(source.contains(problem), "{location:.40}: {source}");
        let said = format!("{error} {error:?} {source}");
        assert!(!said.contains("s3cret") && !said.contains("storage"), "{said}");
        assert_eq!(server.requests().len(), 1);
    }
    let twice = InProcess::script([to(302, "/a").header("location", "/b")]);
    assert_eq!(download(&twice).await.unwrap_err().kind(), UnexpectedKind::Redirect);
}

#[tokio::test]
async fn circles_and_long_ways_end() {
    let circle = InProcess::script([to(302, "/a"), to(302, "/b"), to(302, "/a")]);
    let error = download(&circle).await.unwrap_err();
    assert!(error.source().unwrap().to_string().contains("circle"), "{error}");
    assert_eq!(circle.requests().len(), 3);

    let next = Arc::new(AtomicU32::new(0));
    let endless = InProcess::from_fn(move |_| to(302, &format!("/{}", next.fetch_add(1, Ordering::Relaxed))));
    let error = download(&endless).await.unwrap_err();
    assert_eq!(error.to_string(), "download: 302: the redirect cannot be followed (answered)");
    assert!(error.source().unwrap().to_string().contains("too many"), "{error}");
    assert_eq!(endless.requests().len(), 6, "the first, and five more");
    let five = InProcess::script([to(302, "/1"), to(302, "/2"), to(302, "/3"), to(302, "/4"), to(302, "/5"), found()]);
    download(&five).await.unwrap();
}

#[tokio::test]
async fn the_answer_at_the_end_is_the_calls_and_each_attempt_begins_at_the_beginning() {
    let server = InProcess::script([to(302, "/a"), Reply::status(503), to(302, "/b"), Reply::status(404)]);
    let client = over(&server).build().unwrap();
    assert!(matches!(client.download(1, None).await, Err(DownloadError::NotFound(error)) if error.attempts() == 2));
    let asked = asked(&server);
    assert_eq!((asked[0].as_str(), asked[0] == asked[2]), ("GET https://api.shop.example/v1/files/1", true));
}

#[tokio::test(start_paused = true)]
async fn the_time_of_an_attempt_is_that_of_all_its_hops() {
    let server = InProcess::from_fn(|request| {
        let count: u32 = request.uri.path().rsplit('/').next().unwrap().parse().unwrap();
        to(302, &format!("/{}", count + 1)).after(Duration::from_secs(3))
    });
    let options = CallOptions::new().attempts(1).attempt_timeout(Duration::from_secs(5));
    let client = over(&server).build().unwrap().with(options);
    let Err(DownloadError::Unexpected(error)) = client.download(1, None).await else { panic!("it ended") };
    assert_eq!(error.kind(), UnexpectedKind::Transport(TransportErrorKind::Timeout));
    assert_eq!(error.outcome().elapsed(), Duration::from_secs(5));
}

struct Signs;

impl Signer for Signs {
    async fn sign(&self, request: &mut SigningRequest<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
        let path = request.uri().path().to_owned();
        Ok(request.header("x-signature", &path)?)
    }
}

#[tokio::test]
async fn each_hop_at_the_origin_is_signed_anew_and_none_elsewhere() {
    let server = InProcess::script([to(302, "/a"), to(302, "https://storage.example/b"), found()]);
    over(&server).signer(Signs).build().unwrap().download(1, None).await.unwrap();
    let signed: Vec<_> =
        server.requests().iter().map(|request| request.header("x-signature").map(str::to_owned)).collect();
    assert_eq!(signed, [Some("/v1/files/1".to_owned()), Some("/a".to_owned()), None]);
}

#[tokio::test]
async fn pages_go_on_where_they_were_answered_as_long_as_that_is_the_origin() {
    let page = |link: &str| Reply::json(200, &[1]).header("link", format!("<{link}>; rel=\"next\""));
    let server = InProcess::script([
        to(302, "/moved/pages"),
        page("more"),
        to(302, "https://other.example/pages"),
        page("more"),
    ]);
    let mut pages = over(&server).build().unwrap().pages_stream();
    assert_eq!(pages.next().await.unwrap().unwrap(), 1);
    assert_eq!(pages.next().await.unwrap().unwrap(), 1);
    let Some(Err(PagesError::Unexpected(error))) = pages.next().await else { panic!("it went on") };
    assert_eq!(error.kind(), UnexpectedKind::Pagination);
    assert_eq!(asked(&server)[2], "GET https://api.shop.example/moved/more");
    assert_eq!(server.requests().len(), 4);
}

/// A download from object storage, on sockets: the API redirects to another host, with a body that nobody wants.
#[tokio::test]
async fn a_download_from_another_server_is_followed_over_sockets() {
    async fn downloads(transport: impl Transport) {
        let storage = RawServer::start(vec![Act::answer("200 OK", "", b"file"); 2]).await;
        let location = format!("Location: {}/file?signature=x\r\n", storage.url());
        let api = RawServer::start(vec![Act::answer("302 Found", &location, b"<html>moved</html>"); 2]).await;
        let client = Client::<Shop>::over(transport).base_url(api.url()).token("s3cret").build().unwrap();
        for _ in 0..2 {
            assert_eq!(client.download(1, Some("bytes=0-3")).await.unwrap().into_inner(), "file");
        }
        let (asked, stored) = (api.seen(), storage.seen());
        assert_eq!(asked[1].connection, 0, "the connection is used again");
        assert_eq!(stored[0].line(), "GET /file?signature=x HTTP/1.1");
        assert_eq!(stored[0].header("host"), Some(storage.url().trim_start_matches("http://")));
        assert_eq!((stored[0].header("authorization"), stored[0].header("range")), (None, Some("bytes=0-3")));
        assert_eq!(asked[0].header("authorization"), Some("Bearer s3cret"));
    }
    downloads(HyperTransport::new().unwrap()).await;
    downloads(ReqwestTransport::new().unwrap()).await;
}

#[test]
fn a_descriptor_says_what_follows() {
    let follow: Vec<bool> = FilesEndpoints::ALL.iter().map(|endpoint| endpoint.follows_redirects()).collect();
    assert_eq!(follow, [true, true, true, true, false, true]);
}
