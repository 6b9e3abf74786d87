//! Endpoints of one API on several hosts.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Base, CallOptions, Client, ClientBuilder, HyperTransport, Link, Problem, ReqwestTransport, Response,
    RetryBudget, Transport, UnexpectedKind, endpoints,
};
use mighty_tests::{Act, RawServer};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example/v2";
    const HEADERS: &'static [(&'static str, &'static str)] = &[("X-Edition", "2026")];
    const BASES: &'static [Base] = &[
        Base::new("files", "https://files.shop.example/v1/"),
        Base::new("jobs", "https://jobs.shop.example").with_token(),
        Base::new("same", "https://api.shop.example/other").with_token(),
    ];
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(503))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), ListError>;

    #[endpoint(method = GET, path = "/orders/{id}/{name}", base = "files")]
    async fn download(&self, id: u32, name: &str) -> Result<Response<()>, DownloadError>;

    #[endpoint(method = GET, path = "/next", base = "files")]
    async fn next(&self, #[url] link: &Link) -> Result<(), NextError>;

    #[endpoint(method = GET, path = "/pages", base = "files", paginate(link_header))]
    async fn pages(&self) -> Result<Vec<u32>, PagesError>;
}

#[endpoints(api = Shop, base = "jobs", errors(503))]
trait Jobs {
    #[endpoint(method = GET, path = "/jobs")]
    async fn jobs(&self) -> Result<(), JobsError>;

    #[endpoint(method = GET, path = "/jobs", base = default)]
    async fn old_jobs(&self) -> Result<(), OldJobsError>;

    #[endpoint(method = GET, path = "/jobs", base = "same")]
    async fn same_jobs(&self) -> Result<(), SameJobsError>;
}

fn yes() -> InProcess {
    InProcess::from_fn(|_| Reply::status(204))
}

fn over(server: &InProcess) -> ClientBuilder<Shop, InProcess> {
    Client::over(server.clone()).token("s3cret").header("X-Client", "key")
}

/// Where each request went.
fn asked(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| request.uri.to_string()).collect()
}

#[tokio::test]
async fn an_endpoint_is_where_it_or_its_trait_says() {
    let server = yes();
    let client = over(&server).build().unwrap();
    client.list().await.unwrap();
    client.download(1, "a b").await.unwrap();
    client.jobs().await.unwrap();
    client.old_jobs().await.unwrap();
    client.same_jobs().await.unwrap();
    assert_eq!(
        asked(&server),
        [
            "https://api.shop.example/v2/orders",
            "https://files.shop.example/v1/orders/1/a%20b",
            "https://jobs.shop.example/jobs",
            "https://api.shop.example/v2/jobs",
            "https://api.shop.example/other/jobs",
        ]
    );
}

#[tokio::test]
async fn who_is_asking_is_told_where_the_api_says_so() {
    let server = yes();
    let client = over(&server).build().unwrap();
    client.list().await.unwrap();
    client.download(1, "a").await.unwrap();
    client.jobs().await.unwrap();
    let told: Vec<[bool; 3]> = server
        .requests()
        .iter()
        .map(|request| ["authorization", "x-client", "x-edition"].map(|name| request.headers.contains_key(name)))
        .collect();
    assert_eq!(told, [[true, true, true], [false, false, true], [true, true, true]]);
}

#[tokio::test]
async fn a_header_of_the_call_goes_wherever_the_call_goes() {
    let server = yes();
    let client = over(&server).build().unwrap().with(CallOptions::new().header("authorization", "mine"));
    client.download(1, "a").await.unwrap();
    assert_eq!(server.requests()[0].header("authorization"), Some("mine"));
}

#[tokio::test]
async fn paths_are_checked_at_every_base() {
    let server = yes();
    let client = over(&server).build().unwrap();
    for name in ["..", ".", "", "%2e%2e", "a\nb"] {
        let Err(DownloadError::Unexpected(error)) = client.download(1, name).await else { panic!("{name}") };
        assert_eq!(error.kind(), UnexpectedKind::Argument);
    }
    client.download(1, "//evil.example/../..").await.unwrap();
    assert_eq!(asked(&server), ["https://files.shop.example/v1/orders/1/%2F%2Fevil.example%2F..%2F.."]);
}

#[tokio::test]
async fn a_link_stays_at_the_origin_of_its_base() {
    let server = yes();
    let client = over(&server).build().unwrap();
    client.next(&Link::new("https://files.shop.example/v9/x")).await.unwrap();
    client.next(&Link::new("more?x=1")).await.unwrap();
    assert_eq!(asked(&server), ["https://files.shop.example/v9/x", "https://files.shop.example/v1/more?x=1"]);
    for link in ["https://api.shop.example/v2/x", "//jobs.shop.example/", "http://files.shop.example/v1/x"] {
        let Err(NextError::Unexpected(error)) = client.next(&Link::new(link)).await else { panic!("{link}") };
        assert_eq!(error.kind(), UnexpectedKind::Argument, "{link}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn pages_stay_at_the_origin_of_their_base() {
    let page = |link: &str| Reply::json(200, &[1]).header("link", format!("<{link}>; rel=\"next\""));
    let server = InProcess::script([page("/v1/pages?page=2"), page("https://api.shop.example/v2/pages")]);
    let mut pages = over(&server).build().unwrap().pages_stream();
    assert_eq!((pages.next().await.unwrap().unwrap(), pages.next().await.unwrap().unwrap()), (1, 1));
    let Some(Err(PagesError::Unexpected(error))) = pages.next().await else { panic!("it left the origin") };
    assert_eq!(error.kind(), UnexpectedKind::Pagination);
    assert_eq!(asked(&server)[1], "https://files.shop.example/v1/pages?page=2");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_location_is_resolved_where_the_answer_came_from() {
    let server = InProcess::script([Reply::status(204).header("location", "../up")]);
    let response = over(&server).build().unwrap().download(1, "a").await.unwrap();
    assert_eq!(response.location().unwrap().as_str(), "https://files.shop.example/v1/orders/up");
}

/// A budget is of a client and an origin: a host that fails costs the others nothing.
#[tokio::test(start_paused = true)]
async fn each_origin_has_a_budget_of_its_own() {
    let fails = InProcess::from_fn(|request| {
        let fails = request.uri.host() == Some("jobs.shop.example");
        Reply::status(if fails { 503 } else { 204 })
    });
    let client = over(&fails).retry_budget(RetryBudget::new().initial(28)).build().unwrap();
    for _ in 0..4 {
        assert!(client.jobs().await.is_err());
    }
    let requests = fails.requests().len();
    assert!(requests < 16, "{requests} requests: its budget is empty");
    assert!(client.retry_tokens() >= Some(28));
}

/// Two bases at one origin are one server.
#[tokio::test(start_paused = true)]
async fn bases_at_one_origin_share_its_budget() {
    let fails = InProcess::from_fn(|_| Reply::status(503));
    let client = over(&fails).retry_budget(RetryBudget::new().initial(28)).build().unwrap();
    assert!(client.same_jobs().await.is_err());
    assert!(client.retry_tokens() < Some(28));
}

#[tokio::test]
async fn a_test_names_the_url_of_each_base() {
    let server = yes();
    let client =
        over(&server).base_url_of("files", "http://127.0.0.1:1/a").base_url_of("files", "http://127.0.0.1:2/b");
    client.build().unwrap().download(1, "x").await.unwrap();
    assert_eq!(asked(&server), ["http://127.0.0.1:2/b/orders/1/x"]);
    for (name, url) in [("files", "http://files.example"), ("files", "x"), ("flies", "https://files.example")] {
        let error = over(&server).base_url_of(name, url).build().unwrap_err();
        assert_eq!(error.setting(), "base_url_of", "{name}: {url}");
    }
}

macro_rules! wrong_bases {
    ($($bases:expr),* $(,)?) => {$({
        enum Wrong {}
        impl Api for Wrong {
            const BASE_URL: &'static str = "https://api.example";
            const BASES: &'static [Base] = $bases;
            type ErrorBody = Problem;
        }
        let error = Client::<Wrong, _>::over(yes()).build().unwrap_err();
        assert_eq!(error.setting(), "Api::BASES");
    })*};
}

#[test]
fn a_base_that_cannot_be_one_builds_no_client() {
    wrong_bases!(
        &[Base::new("a", "http://files.example")],
        &[Base::new("a", "https://user:s3cret@files.example")],
        &[Base::new("a", "/files")],
        &[Base::new("a", "https://a.example"), Base::new("a", "https://b.example")],
        &[Base::new("", "https://a.example")],
    );
}

#[test]
fn a_descriptor_says_where_its_endpoint_is() {
    let bases: Vec<_> = OrdersEndpoints::ALL.iter().chain(JobsEndpoints::ALL).map(|endpoint| endpoint.base()).collect();
    let files = Some("files");
    assert_eq!(bases, [None, files, files, files, Some("jobs"), None, Some("same")]);
    assert_eq!(
        (Shop::BASES[0].name(), Shop::BASES[0].takes_token(), Shop::BASES[1].takes_token()),
        ("files", false, true)
    );
}

/// What only a socket shows: `Host`.
#[tokio::test]
async fn each_server_is_told_its_own_host() {
    async fn told(transport: impl Transport) {
        let api = RawServer::start(vec![Act::answer("204 No Content", "", b"")]).await;
        let files = RawServer::start(vec![Act::answer("204 No Content", "", b"")]).await;
        let client =
            Client::<Shop>::over(transport).base_url(api.url()).base_url_of("files", files.url()).token("s3cret");
        let client = client.build().unwrap();
        client.list().await.unwrap();
        client.download(1, "x").await.unwrap();
        for (server, has_token) in [(&api, true), (&files, false)] {
            let seen = server.seen();
            assert_eq!(seen.len(), 1);
            assert_eq!(seen[0].header("host"), Some(server.url().trim_start_matches("http://")));
            assert_eq!(seen[0].header("authorization").is_some(), has_token);
        }
    }
    told(HyperTransport::new().unwrap()).await;
    told(ReqwestTransport::new().unwrap()).await;
}
