//! How many items a page has is for the caller to say.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Api, Client, Problem, UnexpectedKind, endpoints};

use super::api::{Books, all, last, page, scripted, targets, until_error};

/// An API that names no parameter for it.
enum Archive {}

impl Api for Archive {
    const BASE_URL: &'static str = "https://archive.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Archive)]
trait Records {
    #[endpoint(method = GET, path = "/records", paginate(link_header))]
    async fn records(&self) -> Result<Vec<u64>, RecordsError>;
}

#[tokio::test]
async fn it_goes_with_the_first_request_and_the_links_say_the_rest() {
    let (client, server) = scripted([page(&[1], "?page=2&per_page=50"), last(&[2])]);
    all(client.list_stream(None, Some("x")).page_size(50)).await;
    assert_eq!(targets(&server), ["/books?of=x&per_page=50", "/books?page=2&per_page=50"]);
}

#[tokio::test]
async fn an_endpoint_may_call_it_otherwise_and_numbers_keep_it() {
    let (client, server) = scripted([Reply::json(200, &[1]), Reply::json(200, &[0; 0])]);
    all(client.loans_stream(Some("3")).page_size(10)).await;
    assert_eq!(targets(&server), ["/loans?p=3&limit=10", "/loans?p=4&limit=10"]);
}

/// The last word counts, whoever says it.
#[tokio::test]
async fn it_takes_the_place_of_what_was_said_before() {
    let (client, server) = scripted([last(&[1]), last(&[1])]);
    all(client.list_stream(None, None).page_size(5).page_size(7)).await;
    let mut pages = client.list_stream(Some(2), None).pages().page_size(9);
    pages.next().await.unwrap().unwrap();
    assert_eq!(targets(&server), ["/books?per_page=7", "/books?page=2&per_page=9"]);
}

/// The API's, where an endpoint says nothing else of it.
#[tokio::test]
async fn an_endpoint_with_its_own_way_has_the_api_s_page_size() {
    let (client, server) = scripted([Reply::json(200, &[1])]);
    all(client.authors_stream().page_size(3)).await;
    assert_eq!(targets(&server), ["/authors?per_page=3"]);
}

#[tokio::test]
async fn without_a_parameter_for_it_nothing_is_sent() {
    let server = InProcess::from_fn(|_| Reply::json(200, &[1]));
    let client = Client::<Archive, _>::over(server.clone()).build().unwrap();
    let mut items = client.records_stream().page_size(3);
    let (_, RecordsError::Unexpected(error)) = until_error(&mut items).await;
    assert_eq!(error.kind(), UnexpectedKind::Argument);
    assert_eq!(
        error.to_string(),
        "records: the option `page_size` is given, but neither the endpoint nor its API names a query parameter for it \
         (not sent)"
    );
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 0);
}
