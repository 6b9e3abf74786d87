//! `pages stream|calls link|header|number COUNT`: so many lists of 100 pages, by the stream or by a call per page, over a transport
//! in memory.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a program of a measurement")]

use bytes::Bytes;
use mighty_performance::ways::{memory, through};
use mighty_performance::{Member, Shop};
use mighty_runtime::http::{HeaderValue, Request, Response, header};
use mighty_runtime::{Body, Client, Items, Page, Transport, TransportError, endpoints};
use serde::Deserialize;

/// Pages per list.
const PAGES: usize = 100;
/// Members per page.
const MEMBERS: usize = 10;

#[derive(Deserialize)]
struct Listed {
    members: Vec<Member>,
}

impl Page for Listed {
    type Item = Member;

    fn items(&self) -> &[Member] {
        &self.members
    }

    fn into_items(self) -> Vec<Member> {
        self.members
    }
}

/// The endpoints, one for each way to the next page.
#[endpoints(api = Shop, errors(404, 5xx))]
trait Lists {
    #[endpoint(method = GET, path = "/members", paginate(link = "next"))]
    async fn link(&self, #[query] page: u64) -> Result<Listed, LinkError>;

    #[endpoint(method = GET, path = "/members", paginate(link_header))]
    async fn header(&self, #[query] page: u64) -> Result<Listed, HeaderError>;

    #[endpoint(method = GET, path = "/members", paginate(page_number = "page", total_pages = "pages"))]
    async fn number(&self, #[query] page: u64) -> Result<Listed, NumberError>;
}

/// Answers from pages that are there already.
struct Book(Vec<(Bytes, Option<HeaderValue>)>);

impl Book {
    fn new() -> Self {
        Self((1..=PAGES).map(Self::page).collect())
    }

    fn page(number: usize) -> (Bytes, Option<HeaderValue>) {
        let url = format!("https://api.example.com/v1/members?page={}", number + 1);
        let is_last = number == PAGES;
        let members = [mighty_performance::ANSWER; MEMBERS].join(",");
        let next = if is_last { "null".to_owned() } else { format!("\"{url}\"") };
        let link = (!is_last).then(|| format!("<{url}>; rel=\"next\"").parse().unwrap());
        (format!("{{\"members\":[{members}],\"next\":{next},\"pages\":{PAGES}}}").into(), link)
    }
}

impl Transport for Book {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let number = request.uri().query().and_then(|query| query.strip_prefix("page=")?.parse::<usize>().ok());
        let (body, link) = self.0.get(number.unwrap() - 1).unwrap();
        let mut answer = memory::answer(200, body.clone());
        if let Some(link) = link {
            answer.headers_mut().insert(header::LINK, link.clone());
        }
        Ok(answer)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, how, way, count] = arguments.as_slice() else { panic!("pages stream|calls link|header|number COUNT") };
    let client = through(Book::new(), "https://api.example.com/v1");
    for _ in 0..count.parse().unwrap() {
        let members = match (how.as_str(), way.as_str()) {
            ("stream", "link") => read(client.link_stream(1)).await,
            ("stream", "header") => read(client.header_stream(1)).await,
            ("stream", _) => read(client.number_stream(1)).await,
            (_, way) => call(&client, way).await,
        };
        assert_eq!(members, PAGES * MEMBERS);
    }
}

async fn read<E: std::fmt::Debug>(mut list: Items<Listed, E>) -> usize {
    let mut members = 0;
    while let Some(member) = list.next().await {
        member.unwrap();
        members += 1;
    }
    members
}

async fn call(client: &Client<Shop, Book>, way: &str) -> usize {
    let mut members = 0;
    for page in 1..=PAGES as u64 {
        let listed = match way {
            "link" => client.link(page).await.unwrap(),
            "header" => client.header(page).await.unwrap(),
            _ => client.number(page).await.unwrap(),
        };
        members += listed.members.len();
    }
    members
}
