//! The API that these tests call: an endpoint for each way to the next page.

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Api, Client, Items, NextPage, Page, Pagination, Problem, Response, endpoints};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// An API that says how its pages follow each other.
pub(crate) enum Library {}

impl Api for Library {
    const NAME: &'static str = "Library";
    const BASE_URL: &'static str = "https://library.example/v1";
    type ErrorBody = Problem;
    const PAGINATION: Option<Pagination> = Some(
        Pagination::new(&[NextPage::link("links.next"), NextPage::page_number("page").total_pages("meta.total_pages")])
            .page_size("per_page"),
    );
}

/// Either envelope: `{"items": […], "links": {…}}` and `{"data": […], "meta": {…}}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Listed {
    #[serde(alias = "data")]
    pub(crate) items: Vec<u64>,
}

impl Page for Listed {
    type Item = u64;

    fn items(&self) -> &[u64] {
        &self.items
    }

    fn into_items(self) -> Vec<u64> {
        self.items
    }
}

/// What is looked for.
#[derive(Serialize)]
pub(crate) struct Words<'a> {
    pub(crate) words: &'a str,
}

/// An endpoint for each way.
#[endpoints(api = Library, errors(401, 404, 5xx), error = BooksError)]
pub(crate) trait Books {
    /// As the API says.
    #[endpoint(method = GET, path = "/books", paginate)]
    async fn list(&self, #[query] page: Option<u64>, #[query] of: Option<&str>) -> Result<Listed, ListError>;

    /// As the API says, with what comes around it.
    #[endpoint(method = GET, path = "/shelves/{shelf}/books", paginate)]
    async fn on_shelf(&self, shelf: &str) -> Result<Response<Listed>, OnShelfError>;

    /// By header.
    #[endpoint(method = GET, path = "/authors", paginate(link_header))]
    async fn authors(&self) -> Result<Vec<u64>, AuthorsError>;

    /// By number, to the first page that is empty.
    #[endpoint(method = GET, path = "/loans", paginate(page_number = "p", page_size = "limit"))]
    async fn loans(&self, #[query] p: Option<&str>) -> Result<Vec<u64>, LoansError>;

    /// By number, to the last one.
    #[endpoint(method = GET, path = "/fines", paginate(page_number = "p", total_pages = "pages"))]
    async fn fines(&self) -> Result<Listed, FinesError>;

    /// By cursor, with a key per request.
    #[endpoint(method = POST, path = "/search", idempotency_key = "Idempotency-Key",
               paginate(cursor = "meta.next", cursor_parameter = "after"))]
    async fn search(&self, #[body] words: &Words<'_>) -> Result<Listed, SearchError>;

    /// By link or else by header, in a list that is put.
    #[endpoint(method = PUT, path = "/badges", paginate(link = "next", link_header))]
    async fn badges(&self, #[header("X-Of")] of: &str, #[body] badges: &[u64]) -> Result<Listed, BadgesError>;
}

/// A client with known chance.
pub(crate) type Reader = Client<Library, InProcess>;

pub(crate) fn reader(server: &InProcess) -> Reader {
    Client::over(server.clone()).environment(World::new(1.0)).bearer("s3cret-token").build().unwrap()
}

/// A client that gets these replies.
pub(crate) fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Reader, InProcess) {
    let server = InProcess::script(replies);
    (reader(&server), server)
}

/// `{"items": […], "links": {"next": …}}`
pub(crate) fn page(items: &[u64], next: impl Into<Value>) -> Reply {
    Reply::json(200, &json!({"items": items, "links": {"self": "/ignored", "next": next.into()}}))
}

/// The last one.
pub(crate) fn last(items: &[u64]) -> Reply {
    page(items, Value::Null)
}

/// All items, which have to come without an error.
pub(crate) async fn all<P: Page, E: std::fmt::Debug>(mut items: Items<P, E>) -> Vec<P::Item> {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    all
}

/// The items before the first error, the error, and what comes behind it.
pub(crate) async fn until_error<P: Page, E>(items: &mut Items<P, E>) -> (Vec<P::Item>, E) {
    let mut before = Vec::new();
    loop {
        match items.next().await {
            Some(Ok(item)) => before.push(item),
            Some(Err(error)) => return (before, error),
            None => panic!("no error after {} items", before.len()),
        }
    }
}

/// Path and query of what was sent, without the base.
pub(crate) fn targets(server: &InProcess) -> Vec<String> {
    let target = |target: &str| target.strip_prefix("/v1").unwrap_or(target).to_owned();
    server.requests().iter().map(|request| target(request.target())).collect()
}
