//! A list in pages over a real server: links as a server writes that knows its own address, one connection, a page that
//! breaks off, a link that leads elsewhere.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

use mighty_runtime::{Client, Items, Page, UnexpectedKind, endpoints};
use mighty_tests::{Acme, Act, RawServer, Seen};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Listed {
    items: Vec<u64>,
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

#[endpoints(api = Acme, errors(404, 5xx), retry(attempts = 3, base = "1ms", cap = "1ms"))]
trait Things {
    #[endpoint(method = GET, path = "/things", paginate(link = "links.next", page_size = "per_page"))]
    async fn list(&self) -> Result<Listed, ListError>;
    #[endpoint(method = GET, path = "/names", paginate(link_header))]
    async fn names(&self) -> Result<Vec<String>, NamesError>;
}

fn connect(server: &RawServer) -> Client<Acme> {
    Client::<Acme>::builder().base_url(format!("{}/v1", server.url())).bearer("s3cret-token").build().unwrap()
}

fn page(items: &[u64], next: &str) -> Act {
    let next = if next.is_empty() { "null".to_owned() } else { format!("{next:?}") };
    let body = format!(r#"{{"items":{items:?},"links":{{"next":{next}}}}}"#);
    Act::answer("200 OK", "Content-Type: application/json\r\n", body.as_bytes())
}

async fn all(mut items: Items<Listed, ListError>) -> Vec<u64> {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    all
}

#[tokio::test]
async fn pages_come_over_one_connection() {
    let server = RawServer::start([]).await;
    server.then(page(&[1, 2], &format!("{}/v1/things?page=2", server.url())));
    server.then(page(&[3], "/v1/things?page=3"));
    server.then(page(&[4], "?page=4"));
    server.then(page(&[], "?page=5"));
    assert_eq!(all(connect(&server).list_stream().page_size(2)).await, [1, 2, 3, 4]);
    let seen = server.seen();
    let lines: Vec<&str> = seen.iter().map(Seen::line).collect();
    let expected = ["?per_page=2", "?page=2", "?page=3", "?page=4"];
    assert_eq!(lines, expected.map(|query| format!("GET /v1/things{query} HTTP/1.1")));
    assert!(seen.iter().all(|seen| seen.header("authorization") == Some("Bearer s3cret-token")));
    assert!(seen.iter().all(|seen| seen.connection == 0));
}

/// The body of the second page breaks off; it is retried, and no item comes twice.
#[tokio::test]
async fn a_page_that_breaks_off_is_asked_for_again() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n";
    let broken = Act::SendAndClose(format!(r#"{head}{{"items":[2,3"#).into_bytes());
    let server = RawServer::start([page(&[1], "?page=2"), broken, page(&[2, 3], "")]).await;
    assert_eq!(all(connect(&server).list_stream().prefetch()).await, [1, 2, 3]);
    assert_eq!(server.seen().len(), 3);
}

/// The other server, which has another port, never hears of it.
#[tokio::test]
async fn a_link_to_another_server_is_not_followed() {
    let other = RawServer::start([page(&[7], "")]).await;
    let link = format!("Link: <{}/v1/names?page=2>; rel=\"next\"\r\n", other.url());
    let server = RawServer::start([Act::answer("200 OK", &link, br#"["a","b"]"#)]).await;
    let mut names = connect(&server).names_stream();
    assert_eq!(names.next().await.unwrap().unwrap(), "a");
    assert_eq!(names.next().await.unwrap().unwrap(), "b");
    let Err(NamesError::Unexpected(error)) = names.next().await.unwrap() else { panic!("another end") };
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (UnexpectedKind::Pagination, 200));
    assert!(names.next().await.is_none());
    assert_eq!((server.seen().len(), other.seen().len()), (1, 0));
}
