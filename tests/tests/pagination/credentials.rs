//! The token on every page: renewed in the middle, and never twice in a query.

use std::error::Error;

use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use mighty_runtime::{
    Api, Client, NextPage, Pagination, Problem, Token, TokenPlacement, TokenRequest, TokenSource, endpoints,
};

use super::api::{Books, Library, all, last, page};

/// Gives `old` first and `new` then.
struct Login;

impl TokenSource for Login {
    async fn token(&self, request: &TokenRequest<'_>) -> Result<Token, Box<dyn Error + Send + Sync>> {
        Ok(if request.refused().is_some() { "new" } else { "old" }.into())
    }
}

#[tokio::test]
async fn a_token_that_is_refused_in_the_middle_is_renewed() {
    let server = InProcess::script([page(&[1], "?page=2"), Reply::status(401), page(&[2], "?page=3"), last(&[3])]);
    let builder = Client::<Library, _>::over(server.clone()).environment(World::new(1.0));
    let client = builder.token_source(Login).build().unwrap();
    assert_eq!(all(client.list_stream(None, None)).await, [1, 2, 3]);
    let requests = server.requests();
    let tokens: Vec<&str> = requests.iter().map(|request| request.header("authorization").unwrap()).collect();
    assert_eq!(tokens, ["Bearer old", "Bearer old", "Bearer new", "Bearer new"]);
}

/// An API that takes its token in the query, and repeats it in its links.
enum Archive {}

impl Api for Archive {
    const BASE_URL: &'static str = "https://archive.example";
    type ErrorBody = Problem;
    const TOKEN: TokenPlacement = TokenPlacement::Query("key");
    const PAGINATION: Option<Pagination> = Some(Pagination::new(&[NextPage::link_header()]));
}

#[endpoints(api = Archive)]
trait Records {
    #[endpoint(method = GET, path = "/records", paginate)]
    async fn records(&self, #[query] of: &str) -> Result<Vec<u64>, RecordsError>;
}

#[tokio::test]
async fn a_token_in_the_query_is_there_once() {
    let reply = |items: &[u64], link: &'static str| Reply::json(200, &items).header("link", link);
    let server = InProcess::script([
        reply(&[1], "</records?of=x&key=s3cret&page=2>; rel=next"),
        reply(&[2], "<?k%65y=s3cret&page=3>; rel=next"),
        Reply::json(200, &[3]),
    ]);
    let client = Client::<Archive, _>::over(server.clone()).token("s3cret").build().unwrap();
    let mut items = client.records_stream("x");
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.position().unwrap().to_string(), "/records?of=x&page=2#0");
    assert_eq!(all(items).await, [2, 3]);
    let requests = server.requests();
    let targets: Vec<&str> = requests.iter().map(Recorded::target).collect();
    assert_eq!(targets, ["/records?of=x&key=s3cret", "/records?of=x&page=2&key=s3cret", "/records?page=3&key=s3cret"]);
}
