//! `pages stream|hand|calls link|first|each|header|number COUNT`: so many lists of 100 pages, over a transport in memory: by the
//! stream, by a loop that finds the next page in the one before, or by a call for each of 100 numbers. The link to the next page is
//! at the end of a page, at its beginning (and in each member another one), or in a header.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a program of a measurement")]

use bytes::Bytes;
use mighty_performance::ways::{memory, through};
use mighty_performance::{ANSWER, Member, Shop};
use mighty_runtime::http::{self, HeaderValue, Request, header};
use mighty_runtime::{Body, Client, Items, Page, Response, Transport, TransportError, endpoints};
use reqwest::Url;
use serde::Deserialize;

/// Where all pages are.
const BASE: &str = "https://api.example.com/v1";

/// Pages per list.
const PAGES: usize = 100;
/// Members per page.
const MEMBERS: usize = 10;

#[derive(Deserialize)]
struct Listed {
    members: Vec<Member>,
}

/// The same for whoever follows the pages by hand.
#[derive(Deserialize)]
struct Linked {
    members: Vec<Member>,
    next: Option<String>,
    pages: u64,
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

    #[endpoint(method = GET, path = "/members")]
    async fn linked(&self, #[query] page: u64) -> Result<Linked, LinkedError>;

    #[endpoint(method = GET, path = "/members")]
    async fn whole(&self, #[query] page: u64) -> Result<Response<Listed>, WholeError>;
}

/// Answers from pages that are there already.
struct Book(Vec<(Bytes, Option<HeaderValue>)>);

impl Book {
    fn new(way: &str) -> Self {
        Self((1..=PAGES).map(|number| Self::page(way, number)).collect())
    }

    fn page(way: &str, number: usize) -> (Bytes, Option<HeaderValue>) {
        let url = format!("{BASE}/members?page={}", number + 1);
        let is_last = number == PAGES;
        let next = if is_last { "\"next\":null".to_owned() } else { format!("\"next\":\"{url}\"") };
        let link = (!is_last && way == "header").then(|| format!("<{url}>; rel=\"next\"").parse().unwrap());
        let member = match way {
            "each" => ANSWER.replace("\"tags\"", "\"next\":null,\"tags\""),
            _ => ANSWER.to_owned(),
        };
        let members = vec![member; MEMBERS].join(",");
        let body = match way {
            "first" | "each" => format!("{{{next},\"members\":[{members}],\"pages\":{PAGES}}}"),
            _ => format!("{{\"members\":[{members}],{next},\"pages\":{PAGES}}}"),
        };
        (body.into(), link)
    }
}

impl Transport for Book {
    async fn send(&self, request: Request<Body>) -> Result<http::Response<Body>, TransportError> {
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
    let [_, how, way, count] = arguments.as_slice() else { panic!("pages HOW WAY COUNT") };
    let client = through(Book::new(way), BASE);
    for _ in 0..count.parse().unwrap() {
        let members = match (how.as_str(), way.as_str()) {
            ("stream", "header") => read(client.header_stream(1)).await,
            ("stream", "number") => read(client.number_stream(1)).await,
            ("stream", _) => read(client.link_stream(1)).await,
            ("hand", way) => follow(&client, way).await,
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
            "header" => client.header(page).await.unwrap(),
            "number" => client.number(page).await.unwrap(),
            _ => client.link(page).await.unwrap(),
        };
        members += listed.members.len();
    }
    members
}

/// What a careful author writes: the next link is read, has to stay at the origin, and says the number of the next page.
async fn follow(client: &Client<Shop, Book>, way: &str) -> usize {
    let origin = Url::parse(BASE).unwrap();
    let (mut members, mut next) = (0, Some(1));
    while let Some(page) = next {
        let listed = match way {
            "header" => {
                let answer = client.whole(page).await.unwrap();
                next = answer.headers().get(header::LINK).and_then(next_in).map(|link| number(&origin, link));
                answer.into_inner().members
            }
            "number" => {
                let linked = client.linked(page).await.unwrap();
                next = Some(page + 1).filter(|next| *next <= linked.pages);
                linked.members
            }
            _ => {
                let linked = client.linked(page).await.unwrap();
                next = linked.next.map(|link| number(&origin, &link));
                linked.members
            }
        };
        for member in listed {
            drop(member);
            members += 1;
        }
    }
    members
}

fn number(origin: &Url, link: &str) -> u64 {
    let link = Url::parse(link).unwrap();
    assert_eq!(link.origin(), origin.origin());
    let page = link.query_pairs().find(|(name, _)| name == "page").unwrap().1;
    page.parse().unwrap()
}

fn next_in(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok()?.split(',').find_map(|link| {
        let (target, parameters) = link.trim().strip_prefix('<')?.split_once('>')?;
        parameters.contains("rel=\"next\"").then_some(target)
    })
}
